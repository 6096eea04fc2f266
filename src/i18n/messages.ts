import type { Branch } from './branches'
import type { RespondentLanguage, ScreenLanguage } from './languages'

/** Messages of one language: one branch per locale file. */
export type Messages = Readonly<Record<string, unknown>>

const files = import.meta.glob<Messages>(
  [
    './locales/*/*.json',
    '!./locales/*/{report,terminal,checkingSheet,minutesPaper,workshopPaper,comparisonReport,comparisonTables}.json',
  ],
  {
    import: 'default',
  },
)

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

const respondents = import.meta.glob<Messages>('./respondents/*.json', { import: 'default' })

/** What respondents read in a language that the screens have not, all branches in one; what is missing is said in Georgian. */
export async function loadRespondentWords(language: RespondentLanguage): Promise<Messages> {
  const load = respondents[`./respondents/${language}.json`]
  if (!load) throw new Error(`no words for respondents in ${language}`)
  return load()
}
