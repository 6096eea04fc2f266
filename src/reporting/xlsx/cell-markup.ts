import type { CalendarDate } from '@/domain/shared/units'
import type { Cell } from './workbook'

/** Most characters that a cell can hold. */
export const LONGEST_TEXT = 32_767
const MS_PER_DAY = 86_400_000

/** The texts of a workbook: each is stored once, and cells name it by its place. */
export class SharedTexts {
  private readonly places = new Map<string, number>()

  /** Place of the text, as it can be stored: without control characters, at most as long as a cell can hold. */
  placeOf(text: string): number {
    const stored = storable(text)
    const known = this.places.get(stored)
    if (known !== undefined) return known
    const place = this.places.size
    this.places.set(stored, place)
    return place
  }

  /** All of them as `xl/sharedStrings.xml`. */
  markup(): string {
    const entries = [...this.places.keys()].map(
      (text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`,
    )
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${entries.length}">${entries.join('')}</sst>`
  }
}

/** A cell as it stands in a sheet's XML. `attributes` are those of its place and look. */
export function cellMarkup(attributes: string, cell: Cell, texts: SharedTexts): string {
  if (cell === null) return `<c ${attributes}/>`
  if ('text' in cell)
    return cell.text === ''
      ? `<c ${attributes}/>`
      : `<c ${attributes} t="s"><v>${texts.placeOf(cell.text)}</v></c>`
  if ('number' in cell) return `<c ${attributes}><v>${cell.number}</v></c>`
  if ('date' in cell) return `<c ${attributes}><v>${dayNumber(cell.date)}</v></c>`
  const formula = `<f>${escaped(cell.formula)}</f>`
  return typeof cell.value === 'number'
    ? `<c ${attributes}>${formula}<v>${cell.value}</v></c>`
    : `<c ${attributes} t="str">${formula}<v>${escaped(storable(cell.value))}</v></c>`
}

/** A date as spreadsheets count it: days since the last but one of 1899. */
function dayNumber(date: CalendarDate): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / MS_PER_DAY
}

function storable(text: string): string {
  // What XML 1.0 cannot hold: controls other than tab and line ends, halves of surrogate pairs, and two that are no characters.
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .slice(0, LONGEST_TEXT)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
