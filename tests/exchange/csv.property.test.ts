import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCsv, writeCsv } from '@/exchange/csv'
import { rfc4180 } from '../support/rfc-4180'

/** What is awkward in a table comes often, everything else sometimes. */
const awkward = fc.constantFrom(
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '=',
    '+',
    '-',
    '@',
    '.',
    '1',
    '0',
    'e',
    'ა',
    'ჰ',
    ' ',
    '\uFEFF',
    '😀',
  ],
)
const texts = fc.oneof(
  fc.array(awkward, { maxLength: 8 }).map((signs) => signs.join('')),
  fc.string({ unit: 'binary' }),
)
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(',' as const, ';' as const))
  .chain(([width, separator]) =>
    fc.record({
      separator: fc.constant(separator),
      header: fc.array(texts, { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(texts, { minLength: width, maxLength: width }), { maxLength: 6 }),
    }),
  )
const decoded = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).slice(1)

it('what is written is read again, cell by cell', () => {
  fc.assert(
    fc.property(tables, ({ separator, header, rows }) => {
      // Separators are told by the header: it has one of each kind less than of its own.
      const marked = [...header, 'x', 'y', 'z'].map((text) => text.replace(/[,;\t"]/g, ''))
      const wide = rows.map((row) => [...row, 'x', 'y', 'z'])
      const read = readCsv(writeCsv([marked, ...wide], { separator }))
      expect(read.ok && [read.value.header, ...read.value.rows.map(({ cells }) => cells)]).toEqual([
        marked,
        ...wide,
      ])
    }),
    { numRuns: 1000 },
  )
})

it('a reader that knows only RFC 4180 reads the same cells, those that begin like formulas with an apostrophe more', () => {
  fc.assert(
    fc.property(tables, ({ separator, header, rows }) => {
      const read = rfc4180(decoded(writeCsv([header, ...rows], { separator })), separator)
      expect(read.map((row) => row.length)).toEqual([header, ...rows].map((row) => row.length))
      for (const [n, row] of [header, ...rows].entries())
        for (const [place, text] of row.entries()) expect([text, `'${text}`]).toContain(read[n]?.[place])
    }),
    { numRuns: 1000 },
  )
})

it('no cell and no heading begins like a formula, other than a sign alone or a number', () => {
  fc.assert(
    fc.property(tables, ({ separator, header, rows }) => {
      const read = rfc4180(decoded(writeCsv([header, ...rows], { separator })), separator)
      const begun = read.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))
      for (const cell of begun)
        expect(cell.length === 1 || Number.isFinite(Number(cell.replace(',', '.')))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('any bytes are read or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof readCsv(bytes).ok).toBe('boolean')
    }),
  )
})
