import { describe, expect, it } from 'vitest'
import { MAX_CSV_BYTES, MAX_CSV_ROWS, readCsv, writeCsv, type CsvCell } from '@/exchange/csv'

const decoded = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

function written(rows: CsvCell[][], separator: ',' | ';' = ','): string {
  return decoded(writeCsv(rows, { separator })).slice(1)
}

function cellsOf(source: string | Uint8Array): (readonly string[])[] {
  const read = readCsv(source)
  if (!read.ok) throw new Error(read.error.code)
  return [read.value.header, ...read.value.rows.map(({ cells }) => cells)]
}

describe('a written table', () => {
  it('begins with the byte order mark EF BB BF and ends every line with CRLF', () => {
    const bytes = writeCsv([['ა'], ['b']], { separator: ',' })
    // ა is U+10D0: E1 83 90 in UTF-8.
    expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0xe1, 0x83, 0x90, 0x0d, 0x0a, 0x62, 0x0d, 0x0a])
  })

  it('puts quotes around what holds a quote, a line end or the separator, and doubles quotes', () => {
    expect(written([['a,b', 'c;d', 'say "no"', 'one\ntwo', 'x\ry', ' z ']])).toBe(
      '"a,b",c;d,"say ""no""","one\ntwo","x\ry", z \r\n',
    )
    expect(written([['a,b', 'c;d']], ';')).toBe('a,b;"c;d"\r\n')
  })

  it('writes numbers with a decimal point and without a guard, and nothing for null', () => {
    expect(written([[-1.5, 0, 1e-7, null, 0.1]], ';')).toBe('-1.5;0;1e-7;;0.1\r\n')
  })

  it.each(['=1+1', '+a', '-1+1', '@SUM(A1)', '\tx', "=cmd|'/c calc'!A1", '+995 32 200 00 00', '--', '=-'])(
    'guards %j with an apostrophe, as a cell and as a heading',
    (text) => {
      expect(written([[text], [text]])).toBe(`'${text}\r\n'${text}\r\n`)
    },
  )

  it('guards what begins with a carriage return as well', () => {
    expect(written([['\r=1']])).toBe('"\'\r=1"\r\n')
  })

  it.each(['-', '+', '=', '@', '-5', '+3.25', '-1,5', '-.5', '-1e5', 'a=b', ' =1', '5-3'])(
    'leaves %j as it is: a sign alone, a number, or no formula',
    (text) => {
      expect(written([[text]], ';')).toBe(`${text}\r\n`)
    },
  )

  it('one empty cell is a row and no empty line', () => {
    expect(written([['a'], [''], [null]])).toBe('a\r\n""\r\n""\r\n')
  })
})

describe('a table that is read', () => {
  it.each([
    ['commas', 'a,b\r\n1;2,3\r\n', ',', ['1;2', '3']],
    ['semicolons', 'a;b\r\n1,2;3\r\n', ';', ['1,2', '3']],
    ['tabs', 'a\tb\n1,2\t3;4\n', '\t', ['1,2', '3;4']],
    ['semicolons with commas in quotes', '"a,b,c,d";e\n1;2', ';', ['1', '2']],
  ])('has its separator told by the header: %s', (_what, text, separator, row) => {
    const read = readCsv(text)
    expect(read).toMatchObject({ ok: true, value: { separator, rows: [{ cells: row }] } })
  })

  it.each([
    ['a byte order mark', '\uFEFFa,b\r\n1,2\r\n'],
    ['LF', 'a,b\n1,2\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no end of the last line', 'a,b\r\n1,2'],
    ['lines with nothing in them', '\r\na,b\r\n\r\n1,2\r\n\r\n\r\n'],
    ['quotes where none are needed', '"a","b"\n"1","2"\n'],
  ])('may have %s', (_what, text) => {
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(cellsOf(new TextEncoder().encode(text))).toEqual(cellsOf(text))
  })

  it('keeps quotes in the middle of a cell, empty cells at the end and spaces', () => {
    expect(cellsOf('a,b,c\n5" pipe, x ,\n')).toEqual([
      ['a', 'b', 'c'],
      ['5" pipe', ' x ', ''],
    ])
  })

  it('a heading that begins with = is a text, with our guard or without it', () => {
    expect(cellsOf("=municipality,'=value\n1,2")[0]).toEqual(['=municipality', '=value'])
  })

  it('an apostrophe that guards nothing stays', () => {
    expect(cellsOf("'a,''b,it's\n1,2,3")[0]).toEqual(["'a", "''b", "it's"])
  })

  it('tells the line on which each row begins, also after line ends within quotes', () => {
    const read = readCsv('a,b\r\n"1\r\n1\n1",2\r\n\r\n3,4\r\n')
    expect(read.ok && read.value.rows.map(({ line }) => line)).toEqual([2, 6])
  })

  it('may be a header alone', () => {
    expect(readCsv('a,b')).toEqual({ ok: true, value: { header: ['a', 'b'], rows: [], separator: ',' } })
  })
})

describe('a table is refused', () => {
  it.each([
    ['a row has too few cells', 'a,b\n1,2\n3\n', { code: 'ragged', line: 3, expected: 2, found: 1 }],
    [
      'a row has too many cells',
      'a,b\r\n"x\r\ny",2\r\n1,2,3',
      { code: 'ragged', line: 4, expected: 2, found: 3 },
    ],
    ['quotes are never closed', 'a,b\n1,"2\n3,4\n', { code: 'openQuote', line: 2 }],
    ['something stands after closed quotes', 'a,b\n"1"x,2', { code: 'strayText', line: 2 }],
    ['there is nothing in it', '', { code: 'empty' }],
    ['there are only line ends in it', '\uFEFF\r\n\r\n', { code: 'empty' }],
  ])('when %s', (_what, text, error) => {
    expect(readCsv(text)).toEqual({ ok: false, error })
    expect(readCsv(new TextEncoder().encode(text))).toEqual({ ok: false, error })
  })

  it('when its bytes are not UTF-8: a half letter, or the UTF-16 of spreadsheet programs', () => {
    const refused = { ok: false, error: { code: 'notText' } }
    expect(readCsv(new Uint8Array([0x61, 0x0a, 0xe1, 0x83]))).toEqual(refused)
    expect(readCsv(new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x09, 0x00]))).toEqual(refused)
  })

  it('when it is larger than anybody needs: in bytes, rows or cells', () => {
    const refused = { ok: false, error: { code: 'tooLarge' } }
    expect(readCsv(new Uint8Array(MAX_CSV_BYTES + 1))).toEqual(refused)
    expect(readCsv('a\n'.repeat(MAX_CSV_ROWS + 2))).toEqual(refused)
    expect(readCsv('a\n'.repeat(MAX_CSV_ROWS + 1)).ok).toBe(true)
    expect(readCsv(','.repeat(1_000_000))).toEqual(refused)
  })
})
