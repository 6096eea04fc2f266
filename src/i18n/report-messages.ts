import type { ScreenLanguage } from './languages'

const files = import.meta.glob<Record<string, unknown>>('./locales/*/{report,labels}.json', {
  import: 'default',
})

/** The messages of reports in one language, which need not be the language of the screens. Rejects when they cannot be read. */
export async function loadReportMessages(language: ScreenLanguage): Promise<Record<string, unknown>> {
  const ours = Object.entries(files).filter(([path]) => path.startsWith(`./locales/${language}/`))
  const parts = await Promise.all(ours.map(([, load]) => load()))
  return Object.assign({}, ...parts) as Record<string, unknown>
}
