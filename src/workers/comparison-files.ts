import { zipSync } from 'fflate'
import type { CarriedRecords } from '@/domain/records/registry'
import { ok, type Result } from '@/domain/shared/result'
import { writeCsv } from '@/exchange/csv'
import { packedEntry, zipOf, type PackedEntry } from '@/exchange/write-zip'
import { createFormats } from '@/i18n/formats'
import { SCREEN_LANGUAGES } from '@/i18n/languages'
import { loadComparisonMessages, loadTablesMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { buildComparison } from '@/reporting/comparison/build-comparison'
import type { ComparisonInput } from '@/reporting/comparison/comparison-input'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import { tablesInputOf } from '@/reporting/from-records/comparison-source'
import { comparisonTables } from '@/reporting/tables/comparison-tables'
import { csvFiles } from '@/reporting/tables/csv-files'
import { jsonDocument } from '@/reporting/tables/json-document'
import { xlsxSheets } from '@/reporting/tables/xlsx-sheets'
import { XLSX_TYPE } from '@/reporting/xlsx/workbook'
import { writeWorkbook } from '@/reporting/xlsx/write-workbook'
import type { ComparisonFormat } from './comparison-protocol'
import type { ReportProblem } from './report-protocol'

/** ZIP knows local time only; a fixed date keeps the time zone out of the file. */
const FIXED_TIME = '1980-01-01T00:00:00'

/** Lays one report out as a file; `onShare` is told how much is done, 0–1. */
export type LayOut = (
  model: ComparisonModel,
  onShare: (share: number) => void,
) => Promise<Result<ArrayBuffer, ReportProblem>>

/** The report in each language of the screens, of the same figures, as one ZIP; or why one cannot be laid out. */
export async function comparisonReports(
  input: ComparisonInput,
  ending: 'pdf' | 'docx',
  layOut: LayOut,
  onShare: (share: number) => void,
): Promise<Result<Blob, ReportProblem>> {
  const models = await comparisonModels(input)
  const entries: PackedEntry[] = []
  for (const [index, model] of models.entries()) {
    const tell = (share: number) => onShare((index + share) / models.length)
    tell(0)
    const file = await layOut(model, tell)
    if (!file.ok) return file
    // Both are packed in themselves already.
    entries.push(packedEntry(`${model.fileName}.${ending}`, new Uint8Array(file.value), false))
  }
  return ok(zipOf(entries))
}

function comparisonModels(input: ComparisonInput): Promise<ComparisonModel[]> {
  return Promise.all(
    SCREEN_LANGUAGES.map(async ({ code }) => {
      const t = createTranslate(code, await loadComparisonMessages(code))
      return buildComparison({ ...input, language: code }, t, createFormats(code))
    }),
  )
}

/** The tables of a comparison as one file: those of CSV as a ZIP. */
export async function comparisonTableFile(
  input: ComparisonInput,
  records: CarriedRecords,
  format: Exclude<ComparisonFormat, 'pdf' | 'docx'>,
  separator: ',' | ';',
): Promise<Blob> {
  const [ka, en] = await Promise.all([loadTablesMessages('ka'), loadTablesMessages('en')])
  const about = tablesInputOf(input, records)
  const formats = createFormats(about.language)
  const texts = { ka: createTranslate('ka', ka), en: createTranslate('en', en), formats }
  const tables = comparisonTables(about, texts)
  switch (format) {
    case 'xlsx':
      return new Blob([await writeWorkbook(xlsxSheets(tables))], { type: XLSX_TYPE })
    case 'csv': {
      const files = csvFiles(tables, about, separator, writeCsv).map(({ name, bytes }) => [name, bytes])
      const zip = zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { mtime: FIXED_TIME })
      return new Blob([zip], { type: 'application/zip' })
    }
    case 'json':
      return new Blob([jsonDocument(tables, about)], { type: 'application/json' })
  }
}
