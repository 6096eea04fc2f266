import { fail, ok, type Result } from '@/domain/shared/result'
import type { Bytes } from './blob-bytes'

/** What stands between the cells of a row. */
export type Separator = ',' | ';' | '\t'

/** What stands in a cell; null is empty. */
export type CsvCell = string | number | null

/** Largest table that is read, in bytes: some thousand times a list of all municipalities. */
export const MAX_CSV_BYTES = 16 * 1024 * 1024
/** Most rows that are read, the header not counted. */
export const MAX_CSV_ROWS = 100_000
/** Most cells that are read, those of the header included. */
export const MAX_CSV_CELLS = 1_000_000

const [BOM, QUOTE] = ['\uFEFF', '"']
/** What a spreadsheet program takes for a formula, or what is guarded already. */
const FORMULA = /^'*[=+\-@\t\r]/
const GUARDED = /^'+[=+\-@\t\r]/
/** What begins like a formula and is none: one sign alone, or a number. */
const HARMLESS = /^([=+\-@]|[+-](\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?)$/i

/**
 * The rows as a CSV file (RFC 4180): UTF-8 with a byte order mark, lines ended by CRLF, the header first. Numbers have a
 * decimal point. A text that a spreadsheet program would take for a formula, in the header as well, gets an apostrophe in
 * front; `readCsv` takes it off again.
 */
export function writeCsv(
  rows: readonly (readonly CsvCell[])[],
  { separator }: { readonly separator: Exclude<Separator, '\t'> },
): Bytes {
  const needsQuotes = new RegExp(`["\\r\\n${separator}]`)
  const written = (cell: CsvCell): string => {
    if (typeof cell !== 'string') return cell === null ? '' : String(cell)
    const text = guarded(cell)
    return needsQuotes.test(text) ? `${QUOTE}${text.replaceAll(QUOTE, '""')}${QUOTE}` : text
  }
  // A line with nothing in it is no row for most readers.
  const lines = rows.map((row) => `${row.map(written).join(separator) || '""'}\r\n`)
  return new TextEncoder().encode(BOM + lines.join(''))
}

function guarded(text: string): string {
  return FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text
}

function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}

/** A row as it was read. */
export interface CsvRow {
  /** The line of the file that it begins on, from 1. */
  readonly line: number
  /** As many as the header has. */
  readonly cells: readonly string[]
}

/** A table as it was read: texts only, without guards against formulas. */
export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly separator: Separator
}

/**
 * Why a table was not read. `notText`: bytes that are not UTF-8. `openQuote`: quotes that are never closed. `strayText`:
 * something stands between a closing quote and the next separator. `ragged`: another number of cells than the header.
 */
export type CsvRefusal =
  | { readonly code: 'tooLarge' | 'notText' | 'empty' }
  | { readonly code: 'openQuote' | 'strayText'; readonly line: number }
  | { readonly code: 'ragged'; readonly line: number; readonly expected: number; readonly found: number }

/**
 * Reads a CSV file as spreadsheet programs write it: with or without a byte order mark; comma, semicolon or tab, whichever
 * the header has most of; any line ends; quotes where they are needed or not. Lines with nothing in them are passed over.
 */
export function readCsv(source: string | Uint8Array): Result<CsvTable, CsvRefusal> {
  // A character is at least one byte.
  if (source.length > MAX_CSV_BYTES) return fail({ code: 'tooLarge' })
  const text = typeof source === 'string' ? source.replace(BOM, '') : textOf(source)
  if (text === null) return fail({ code: 'notText' })
  const separator = separatorOf(text)
  const scanned = scan(text, separator)
  if (!scanned.ok) return scanned
  const [header, ...rows] = scanned.value
  if (!header) return fail({ code: 'empty' })
  const expected = header.cells.length
  const ragged = rows.find(({ cells }) => cells.length !== expected)
  if (ragged) return fail({ code: 'ragged', line: ragged.line, expected, found: ragged.cells.length })
  return ok({ header: header.cells, rows, separator })
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What the first line that says something has most of, outside of quotes. */
function separatorOf(text: string): Separator {
  const bare = text.replace(/^[\r\n]+/, '').replace(/"(?:[^"]|"")*"?/g, '')
  const header = /^[^\r\n]*/.exec(bare)?.[0] ?? ''
  const count = (separator: Separator) => header.split(separator).length
  const others = ([';', '\t'] as const).filter((separator) => count(separator) > count(','))
  return others.sort((a, b) => count(b) - count(a))[0] ?? ','
}

/** The rows that say something, or why they cannot be read. */
function scan(text: string, separator: Separator): Result<CsvRow[], CsvRefusal> {
  const reading = new Reading(text, separator)
  const rows: CsvRow[] = []
  let cells = 0
  for (let row = reading.next(); row !== null; row = reading.next()) {
    if ('code' in row) return fail(row)
    if (row.cells.length === 0) continue
    rows.push(row)
    cells += row.cells.length
    if (rows.length > MAX_CSV_ROWS + 1 || cells > MAX_CSV_CELLS) return fail({ code: 'tooLarge' })
  }
  return ok(rows)
}

/** A place in a CSV file that goes on row by row. */
class Reading {
  private at = 0
  private line = 1
  private readonly text: string
  private readonly separator: Separator
  private readonly plain: RegExp

  constructor(text: string, separator: Separator) {
    this.text = text
    this.separator = separator
    this.plain = new RegExp(`[^\\r\\n${separator}]*`, 'y')
  }

  /** The row that begins here, without cells for a line with nothing in it; null at the end. */
  next(): CsvRow | Extract<CsvRefusal, { code: 'openQuote' | 'strayText' }> | null {
    if (this.at >= this.text.length) return null
    const { line, at } = this
    const cells: string[] = []
    do {
      const isQuoted = this.here === QUOTE
      const cell = isQuoted ? this.quoted() : this.unquoted()
      if (cell === null) return { code: 'openQuote', line }
      if (isQuoted && !this.isAfterCell()) return { code: 'strayText', line: this.line }
      cells.push(unguarded(cell))
    } while (this.passes(this.separator))
    const isEmpty = this.at === at
    if (this.passes('\r\n') || this.passes('\n') || this.passes('\r')) this.line += 1
    return { line, cells: isEmpty ? [] : cells }
  }

  private get here(): string {
    return this.text.charAt(this.at)
  }

  private unquoted(): string {
    this.plain.lastIndex = this.at
    const [cell = ''] = this.plain.exec(this.text) ?? []
    this.at += cell.length
    return cell
  }

  /** Null where the quotes are never closed. */
  private quoted(): string | null {
    const begin = this.at + 1
    let end = this.text.indexOf(QUOTE, begin)
    while (end !== -1 && this.text.charAt(end + 1) === QUOTE) end = this.text.indexOf(QUOTE, end + 2)
    if (end === -1) return null
    const cell = this.text.slice(begin, end)
    this.at = end + 1
    this.line += cell.match(/\r\n|\r|\n/g)?.length ?? 0
    return cell.replaceAll('""', QUOTE)
  }

  private isAfterCell(): boolean {
    return ['', '\r', '\n', this.separator].includes(this.here)
  }

  private passes(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false
    this.at += sign.length
    return true
  }
}
