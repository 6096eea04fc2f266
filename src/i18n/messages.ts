import type { Branch } from './branches'
import type { ScreenLanguage } from './languages'

/** Messages of one language: one branch per locale file. */
export type Messages = Readonly<Record<string, unknown>>

const files = import.meta.glob<Messages>(['./locales/*/*.json', '!./locales/*/{report,terminal}.json'], {
  import: 'default',
})

/** Every branch that screens use. */
export const ALL_BRANCHES = [
  ...new Set(Object.keys(files).map((path) => /(\w+)\.json$/.exec(path)?.[1] as Branch)),
]

/** One branch of a language, under its name. Rejects when it cannot be read. */
export async function loadBranch(language: ScreenLanguage, branch: Branch): Promise<Messages> {
  const load = files[`./locales/${language}/${branch}.json`]
  if (!load) throw new Error(`no texts ${language}/${branch}`)
  return load()
}
