import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { groupedBy } from '@/domain/shared/grouped'
import { fail, ok, type Result } from '@/domain/shared/result'
import { readCsv, type CsvRefusal, type CsvTable, type Separator } from './csv'

/** The columns that an index must have, in any order and among others. */
export const INDEX_COLUMNS = ['municipality_code', 'value'] as const

/** What an index that Kibe did not make says of a municipality. */
export interface IndexValue {
  /** Its code in the register. */
  readonly municipality: string
  readonly value: number
}

/**
 * What is wrong with an index; lines are counted from 1. `notRead`: the file is no table. `column`: one that is missing, or
 * there twice. `repeated`: a municipality that an earlier line has named. `noValues`: nobody has a figure.
 */
export type IndexFault =
  | { readonly code: 'notRead'; readonly refusal: CsvRefusal }
  | { readonly code: 'column'; readonly column: (typeof INDEX_COLUMNS)[number]; readonly found: number }
  | { readonly code: 'unknownMunicipality'; readonly line: number; readonly municipality: string }
  | { readonly code: 'repeated'; readonly line: number; readonly municipality: string }
  | { readonly code: 'notANumber'; readonly line: number; readonly text: string }
  | { readonly code: 'noValues' }

/**
 * Reads an index from a CSV file (see `readCsv`): one row for each municipality, by its code in the register; a row without
 * a figure says nothing. A decimal comma is a comma only where commas do not separate the cells. All faults are named, and
 * with a single one nothing is taken.
 */
export function readIndex(
  source: string | Uint8Array,
  register: MunicipalityRegister,
): Result<{ readonly values: readonly IndexValue[] }, readonly IndexFault[]> {
  const read = readCsv(source)
  if (!read.ok) return fail([{ code: 'notRead', refusal: read.error }])
  const columns = INDEX_COLUMNS.map((column) => placesOf(column, read.value))
  const faults = INDEX_COLUMNS.flatMap((column, n): IndexFault[] => {
    const found = columns[n]?.length ?? 0
    return found === 1 ? [] : [{ code: 'column', column, found }]
  })
  if (faults.length > 0) return fail(faults)
  const [codeAt = 0, valueAt = 0] = columns.flat()
  const lines = read.value.rows.map(({ line, cells }) => ({
    line,
    municipality: (cells[codeAt] ?? '').trim(),
    text: (cells[valueAt] ?? '').trim(),
  }))
  return judged(lines, read.value.separator, register)
}

function placesOf(column: string, { header }: CsvTable): number[] {
  return header.flatMap((name, place) => (name.trim().toLowerCase() === column ? [place] : []))
}

interface IndexLine {
  readonly line: number
  readonly municipality: string
  readonly text: string
}

function judged(
  lines: readonly IndexLine[],
  separator: Separator,
  register: MunicipalityRegister,
): ReturnType<typeof readIndex> {
  const known = new Set(register.municipalities.map(({ id }) => id))
  const said = lines.filter(({ municipality, text }) => municipality !== '' || text !== '')
  const byCode = groupedBy(said, ({ municipality }) => municipality)
  const faults: IndexFault[] = []
  const values: IndexValue[] = []
  for (const { line, municipality, text } of said) {
    const value = numberIn(text, separator)
    if (!known.has(municipality)) faults.push({ code: 'unknownMunicipality', line, municipality })
    else if (byCode.get(municipality)?.[0]?.line !== line)
      faults.push({ code: 'repeated', line, municipality })
    if (text !== '' && value === null) faults.push({ code: 'notANumber', line, text })
    if (value !== null) values.push({ municipality, value })
  }
  if (faults.length > 0) return fail(faults)
  return values.length > 0 ? ok({ values }) : fail([{ code: 'noValues' }])
}

function numberIn(text: string, separator: Separator): number | null {
  const plain = separator === ',' ? text : text.replace(',', '.')
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(plain) ? Number(plain) : null
}
