import { join } from 'node:path'
import type { CarriedRecords } from '@/domain/records/registry'
import { writeCsv } from '@/exchange/csv'
import { createFormats } from '@/i18n/formats'
import { loadComparisonMessages, loadTablesMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { buildComparison } from '@/reporting/comparison/build-comparison'
import type { ComparisonInput } from '@/reporting/comparison/comparison-input'
import { writeComparisonDocx } from '@/reporting/docx/comparison-docx'
import { tablesInputOf } from '@/reporting/from-records/comparison-source'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { comparisonTables } from '@/reporting/tables/comparison-tables'
import { csvFiles } from '@/reporting/tables/csv-files'
import { jsonDocument } from '@/reporting/tables/json-document'
import { xlsxSheets } from '@/reporting/tables/xlsx-sheets'
import { writeWorkbook } from '@/reporting/xlsx/write-workbook'
import type { CompareCommand } from './paper-commands'
import { readPdfFonts } from './pdf-fonts'
import type { Place } from './place'
import type { MadeFile } from './put-in-place'

/** The papers of a comparison that were asked for. Throws UncoveredCharactersError. */
export async function comparisonFiles(
  input: ComparisonInput,
  records: CarriedRecords,
  command: CompareCommand,
  place: Place,
): Promise<MadeFile[]> {
  return [...(await documents(input, command, place)), ...(await tableFiles(input, records, command))]
}

async function documents(
  input: ComparisonInput,
  { lang, out, docx }: CompareCommand,
  { root, madeAt }: Place,
): Promise<MadeFile[]> {
  const t = createTranslate(lang, await loadComparisonMessages(lang))
  const model = buildComparison(input, t, createFormats(lang))
  const pdf = makeComparison(model, await readPdfFonts(root), () => undefined, madeAt)
  const files: MadeFile[] = [{ name: out, content: new Uint8Array(pdf) }]
  if (docx !== null) files.push({ name: docx, content: new Uint8Array(await writeComparisonDocx(model)) })
  return files
}

async function tableFiles(
  input: ComparisonInput,
  records: CarriedRecords,
  { lang, xlsx, csv, json, separator }: CompareCommand,
): Promise<MadeFile[]> {
  if (xlsx === null && csv === null && json === null) return []
  const [ka, en] = [await loadTablesMessages('ka'), await loadTablesMessages('en')]
  const texts = { ka: createTranslate('ka', ka), en: createTranslate('en', en), formats: createFormats(lang) }
  const tablesInput = tablesInputOf(input, records)
  const tables = comparisonTables(tablesInput, texts)
  const files: MadeFile[] = []
  if (xlsx !== null) {
    const workbook = await writeWorkbook(xlsxSheets(tables))
    files.push({ name: xlsx, content: new Uint8Array(workbook) })
  }
  if (csv !== null) {
    for (const { name, bytes } of csvFiles(tables, tablesInput, separator, writeCsv))
      files.push({ name: join(csv, name), content: bytes, makesFolder: true })
  }
  if (json !== null) files.push({ name: json, content: jsonDocument(tables, tablesInput) })
  return files
}
