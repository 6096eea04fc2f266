import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type CellObject, type Feature } from 'write-excel-file/universal'
import { cellMarkup, SharedTexts } from './cell-markup'
import { columnLetters, type Cell, type Look, type Sheet } from './workbook'

/** Every entry of the archive bears this time, so that the same workbook is the same file, byte for byte. */
const FIXED_TIME = '1980-01-01T00:00:00'

/**
 * The workbook as the bytes of an XLSX file, the same for the same sheets. Programs are asked to recalculate it when it
 * is opened; until then each formula shows its value. Throws for a sheet's name that is not allowed.
 *
 * The library lays out the file and numbers the looks, of which it gets each once. The cells are put in here: the library
 * knows no values of formulas, takes its time with many cells, and packs sheets from 160 kB on in a worker made from a blob,
 * which the content-security policy forbids.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<ArrayBuffer> {
  const recalculating: Feature<Blob> = {
    files: {
      transform: {
        'xl/workbook.xml': {
          transformElementAttributes: (tag, attributes) =>
            tag === 'calcPr' ? { ...attributes, fullCalcOnLoad: 1 } : attributes,
        },
      },
    },
  }
  const looks = looksOf(sheets)
  const frame = await writeExcelFile(
    sheets.map((sheet, index) => laidOut(sheet, index === 0 ? [...looks.values()] : [])),
    { fontFamily: 'Arial', fontSize: 10, features: [recalculating] },
  ).toBlob()
  const files = unzipSync(new Uint8Array(await frame.arrayBuffer()))
  const markup = (index: number) => strFromU8(files[pathOf(index)] ?? new Uint8Array())
  const numbers = [...markup(0).matchAll(/<c r="[A-Z]+1" s="(\d+)">/g)].map(([, style = '']) => style)
  const styles = new Map([...looks.keys()].map((key, place) => [key, numbers[place] ?? '']))
  const texts = new SharedTexts()
  sheets.forEach(({ rows }, index) => {
    const filled = `<sheetData>${rowsMarkup(rows, styles, texts)}</sheetData>`
    const empty = /<sheetData>.*<\/sheetData>|<sheetData\/>/s
    files[pathOf(index)] = strToU8(markup(index).replace(empty, () => filled))
  })
  files['xl/sharedStrings.xml'] = strToU8(texts.markup())
  return zipSync(files, { mtime: FIXED_TIME }).buffer
}

function pathOf(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`
}

/** The sheet without its cells; the first one has the looks of all in a row. */
function laidOut(
  { name, widths, frozen }: Sheet,
  looks: CellObject[],
): Parameters<typeof writeExcelFile>[0][number] {
  return {
    sheet: name,
    data: [looks],
    columns: widths.map((width) => ({ width })),
    ...(frozen && { stickyRowsCount: frozen.rows, stickyColumnsCount: frozen.columns }),
  }
}

/** Each look in the sheets, under its key, as a cell that has it. */
function looksOf(sheets: readonly Sheet[]): Map<string, CellObject> {
  const looks = new Map<string, CellObject>()
  for (const { rows } of sheets)
    for (const row of rows)
      for (const cell of row) {
        const key = cell && keyOf(cell)
        if (cell && key !== null && !looks.has(key)) looks.set(key, placeholder(cell))
      }
  return looks
}

const keysOfLooks = new WeakMap<Look, string>()

/** What tells the cell's look from others. */
function keyOf(cell: NonNullable<Cell>): string {
  const { look } = cell
  let key = look ? keysOfLooks.get(look) : ''
  if (look && key === undefined) keysOfLooks.set(look, (key = JSON.stringify(look)))
  return `${'date' in cell ? 'date' : ''}${key}`
}

function placeholder(cell: NonNullable<Cell>): CellObject {
  const look: Look = { ...('date' in cell && { format: 'yyyy-mm-dd' }), ...cell.look }
  return {
    type: Number,
    value: 0,
    alignVertical: 'top',
    ...(look.bold && { fontWeight: 'bold' }),
    ...(look.fill && { backgroundColor: look.fill }),
    ...(look.colour && { textColor: look.colour }),
    ...(look.wrap && { wrap: true }),
    ...(look.indent && { align: 'left', indent: look.indent }),
    ...(look.format && { format: look.format }),
  }
}

function rowsMarkup(rows: Sheet['rows'], styles: ReadonlyMap<string, string>, texts: SharedTexts): string {
  const widest = rows.reduce((most, { length }) => Math.max(most, length), 0)
  const letters = Array.from({ length: widest }, (_, column) => columnLetters(column))
  return rows
    .map((row, place) => {
      const cells = row.map((cell, column) => {
        if (cell === null) return ''
        const style = styles.get(keyOf(cell)) ?? ''
        return cellMarkup(`r="${letters[column] ?? ''}${place + 1}" s="${style}"`, cell, texts)
      })
      return row.length === 0 ? `<row r="${place + 1}"/>` : `<row r="${place + 1}">${cells.join('')}</row>`
    })
    .join('')
}
