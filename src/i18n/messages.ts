import type { ScreenLanguage } from './languages'

/** Messages of one language: one branch per locale file. */
export type Messages = Record<string, unknown>

const files = import.meta.glob<Messages>(['./locales/*/*.json', '!./locales/*/report.json'], {
  import: 'default',
})

/** All screen messages of a language; the build puts them into one chunk per language. Rejects when they cannot be read. */
export async function loadMessages(language: ScreenLanguage): Promise<Messages> {
  const ours = Object.entries(files).filter(([path]) => path.startsWith(`./locales/${language}/`))
  const parts = await Promise.all(ours.map(([, load]) => load()))
  return Object.assign({}, ...parts) as Messages
}
