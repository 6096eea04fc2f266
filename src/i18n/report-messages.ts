import type { ScreenLanguage } from './languages'

type Messages = Record<string, unknown>

const report = import.meta.glob<Messages>('./locales/*/{report,labels}.json', { import: 'default' })
const checkingSheet = import.meta.glob<Messages>('./locales/*/{checkingSheet,labels}.json', {
  import: 'default',
})

const workshopPaper = import.meta.glob<Messages>('./locales/*/{workshopPaper,labels}.json', {
  import: 'default',
})

const minutesPaper = import.meta.glob<Messages>('./locales/*/{minutesPaper,labels}.json', {
  import: 'default',
})

const comparisonReport = import.meta.glob<Messages>('./locales/*/{comparisonReport,labels}.json', {
  import: 'default',
})

const comparisonTables = import.meta.glob<Messages>('./locales/*/{comparisonTables,labels}.json', {
  import: 'default',
})

/** The messages of reports in one language, which need not be the language of the screens. Rejects when they cannot be read. */
export function loadReportMessages(language: ScreenLanguage): Promise<Messages> {
  return loadOf(report, language)
}

/** The words of the checking sheet, as `loadReportMessages` loads those of reports. */
export function loadCheckingMessages(language: ScreenLanguage): Promise<Messages> {
  return loadOf(checkingSheet, language)
}

/** The words of the sheets of a workshop, as `loadReportMessages` loads those of reports. */
export function loadWorkshopPaperMessages(language: ScreenLanguage): Promise<Messages> {
  return loadOf(workshopPaper, language)
}

/** The words of a workshop's minutes, as `loadReportMessages` loads those of reports. */
export function loadMinutesMessages(language: ScreenLanguage): Promise<Messages> {
  return loadOf(minutesPaper, language)
}

/** The words of a comparison report, as `loadReportMessages` loads those of reports. */
export function loadComparisonMessages(language: ScreenLanguage): Promise<Messages> {
  return loadOf(comparisonReport, language)
}

/** The words of a comparison's tables, as `loadReportMessages` loads those of reports. */
export function loadTablesMessages(language: ScreenLanguage): Promise<Messages> {
  return loadOf(comparisonTables, language)
}

async function loadOf(
  files: Record<string, () => Promise<Messages>>,
  language: ScreenLanguage,
): Promise<Messages> {
  const ours = Object.entries(files).filter(([path]) => path.startsWith(`./locales/${language}/`))
  const parts = await Promise.all(ours.map(([, load]) => load()))
  return Object.assign({}, ...parts) as Messages
}
