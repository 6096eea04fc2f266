import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { readCsv, writeCsv } from '@/exchange/csv'
import { csvFiles } from '@/reporting/tables/csv-files'
import { jsonDocument } from '@/reporting/tables/json-document'
import type { CellValue, NamedTable } from '@/reporting/tables/named-table'
import { xlsxSheets } from '@/reporting/tables/xlsx-sheets'
import type { Sheet } from '@/reporting/xlsx/workbook'
import { writeWorkbook } from '@/reporting/xlsx/write-workbook'
import { aCandidate, allAt, compared, FOUR } from '../../domain/comparison/some-candidates'
import { uuid } from '../../fixtures/records'
import { aQuestionnaire, anItem, anArea, anIndicator, aLadder, inBoth } from '../../support/questionnaires'
import { rfc4180 } from '../../support/rfc-4180'
import { partsOf, readWorkbook, type ReadSheet } from '../xlsx/read-workbook'
import { Recalculated } from '../xlsx/recalculate'
import { anAction, inputOf, madeOf } from './some-tables'

const LONG = 'გ'.repeat(40_000)
const dated = aQuestionnaire({
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('A1', {
          items: [
            aLadder('A1'),
            anItem('date', 'A1_day', { label: inBoth('=1+1'), notApplicable: { condition: inBoth('no') } }),
            anItem('longText', 'A1_text', { label: inBoth('Text') }),
          ],
        }),
      ],
    }),
  ],
})
const tricky = aCandidate({
  n: 1,
  questionnaire: dated,
  answers: new Map([
    ['A1', { ...EMPTY_ANSWER, state: 'answered' as const, value: 3, note: '=HYPERLINK("x")\n„ციტატა“; a,b' }],
    ['A1_day', { ...EMPTY_ANSWER, state: 'answered' as const, value: '2026-05-04' }],
    ['A1_text', { ...EMPTY_ANSWER, state: 'answered' as const, value: LONG }],
  ]),
})
const plain = aCandidate({
  ...{ n: 2, code: 'm-2', questionnaire: dated },
  answers: { A1: 1, A1_day: { ...EMPTY_ANSWER, state: 'na' } },
})
const input = inputOf(compared([tricky, plain]), {
  actions: new Map([[uuid(1), [anAction(1, { title: '@SUM(A1)', costGel: 0.1 })]]]),
  answeredAt: new Map([[uuid(1), new Map([['A1', '2026-02-01T12:00:00Z']])]]),
})
const tables = madeOf(input)

function tableNamed(name: string): NamedTable {
  const table = tables.find((one) => one.name === name)
  if (!table) throw new Error(name)
  return table
}

describe('the workbook', async () => {
  const bytes = await writeWorkbook(xlsxSheets(tables))
  const sheets = readWorkbook(bytes)
  const sheet = (name: string): ReadSheet => {
    const found = sheets.find((one) => one.name === name)
    if (!found) throw new Error(name)
    return found
  }
  /** The value under a column's code, in a row from 0. */
  const at = (name: string, column: string, row = 0) => {
    const { cells } = sheet(name)
    const head = [...cells.values()].find((cell) => /^[A-Z]+1$/.test(cell.at) && cell.value === column)
    return cells.get(`${head?.at.replace('1', '') ?? ''}${row + 3}`)?.value
  }
  /** The number format of a cell. */
  const formatAt = (name: string, address: string) => {
    const styles = partsOf(bytes)['xl/styles.xml'] ?? ''
    const looks = /<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0].match(/<xf .*?<\/xf>/gs) ?? []
    const style = new RegExp(`<c r="${address}" s="(\\d+)"`).exec(sheet(name).markup)?.[1]
    const id = /numFmtId="(\d+)"/.exec(looks[Number(style)] ?? '')?.[1]
    return new RegExp(`numFmtId="${id ?? ''}" formatCode="([^"]*)"`).exec(styles)?.[1]
  }

  it('has the sheets of the convention, in its order', () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['README', 'assessments', 'answers_long', 'answers_wide', 'scores', 'distributions', 'actions'],
      'codebook',
    ])
  })

  it('has codes in the first row, names in the second, and keeps both in sight', () => {
    const { cells, markup } = sheet('scores')
    expect([cells.get('A1')?.value, cells.get('A2')?.value]).toEqual(['assessment_id', 'Assessment'])
    expect(markup).toMatch(/<pane ySplit="2" xSplit="2"[^>]*state="frozen"/)
    expect(markup).toMatch(/<col [^>]*width="\d+/)
    expect(sheet('README').cells.get('B1')?.value).toMatch(/comparison of municipalities/)
  })

  it('stores numbers as numbers, shares in percent', () => {
    expect(at('scores', 'share')).toBe(0.75)
    expect(at('answers_wide', 'A1')).toBe(3)
    expect(at('actions', 'cost')).toBe(0.1)
    const share = [...sheet('scores').cells.values()].find(({ value }) => value === 'share')
    expect(formatAt('scores', share?.at.replace('1', '3') ?? '')).toBe('0.0%')
  })

  it('stores dates as days and as text, and codes beside them', () => {
    // Excel counts 4 May 2026 as 46146, 31 December 2025 as 46022.
    expect([at('answers_wide', 'A1_day'), at('answers_wide', 'A1_day_iso')]).toEqual([46_146, '2026-05-04'])
    expect([at('answers_wide', 'A1_day', 1), at('answers_wide', 'A1_day_iso', 1)]).toEqual(['NA', 'NA'])
    expect([at('assessments', 'period_to'), at('assessments', 'period_to_iso')]).toEqual([
      46_022,
      '2025-12-31',
    ])
    expect(formatAt('assessments', 'G3')).toBe('yyyy-mm-dd')
  })

  it('stores instants as days with their time, in UTC, and as text', () => {
    // 1 February 2026 is 46054; noon is half a day.
    expect(at('answers_long', 'updated_at')).toBe(46_054.5)
    expect(at('answers_long', 'updated_at_iso')).toBe('2026-02-01T12:00:00Z')
  })

  it('holds no formula, whatever a text begins with, and cuts what is too long with a mark', () => {
    expect(
      sheets.flatMap(({ cells }) => [...cells.values()]).filter(({ formula }) => formula !== null),
    ).toEqual([])
    expect(at('actions', 'title')).toBe('@SUM(A1)')
    expect(at('answers_long', 'comment')).toBe('=HYPERLINK("x")\n„ციტატა“; a,b')
    const cut = at('answers_wide', 'A1_text')
    expect(cut).toHaveLength(32_767)
    expect(cut).toMatch(/^გ+ \[…\]$/)
  })

  it('is read by a program that knows nothing of Kibe, which can reckon with it', () => {
    const engine = new Recalculated(sheets.filter(({ name }) => name === 'scores' || name === 'assessments'))
    const { cells } = sheet('scores')
    const column = [...cells.values()].find(({ value }) => value === 'share')?.at.replace('1', '') ?? ''
    // 0.75 and 0.25, each at the whole, the area and the indicator.
    const sum = [3, 4, 5, 6, 7, 8].reduce(
      (total, row) => total + Number(engine.valueAt('scores', `${column}${row}`)),
      0,
    )
    expect(sum).toBe(3)
    engine.free()
  })
})

describe('a table that is larger than a sheet', () => {
  const big: NamedTable = {
    name: 'scores',
    columns: ['a', 'b', 'c'].map((id) => ({ id, label: `Name of ${id}`, kind: 'number' })),
    rows: [1, 2, 3, 4, 5].map((n) => [n, n * 10, n * 100]),
  }
  const made: Sheet[] = xlsxSheets([big], { rows: 4, columns: 2 })

  it('goes on in further sheets, each with its headings, and loses no row', () => {
    expect(made.map(({ name }) => name)).toEqual(['scores', 'scores 2', 'scores 3'])
    expect(made.flatMap(({ rows }) => rows.slice(2).map(([first]) => first))).toEqual(
      [1, 2, 3, 4, 5].map((number) => ({ number })),
    )
    expect(made.map(({ rows }) => rows.length)).toEqual([4, 4, 3])
  })

  it('says by a mark that columns are missing', () => {
    expect(made[0]?.rows[1]).toMatchObject([{ text: 'Name of a' }, { text: 'Name of b […]' }])
  })
})

describe.each([',', ';'] as const)('the CSV files with %s', (separator) => {
  const files = csvFiles(tables, input, separator, writeCsv)
  const bytesOf = (name: string) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array()
  const textOf = (cell: CellValue) => (cell === null ? '' : String(cell))

  it('are one for each table, and what describes them', () => {
    expect(files.map(({ name }) => name)).toEqual([
      ...tables.map(({ name }) => `${name}.csv`),
      'datapackage.json',
    ])
  })

  it.each(tables.map(({ name }) => name))('%s says what the table says, cell by cell', (name) => {
    const { columns, rows } = tableNamed(name)
    const expected = [columns.map(({ id }) => id), ...rows.map((row) => row.map(textOf))]
    const bytes = bytesOf(`${name}.csv`)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const read = readCsv(bytes)
    expect(read.ok && [read.value.header, ...read.value.rows.map(({ cells }) => cells)]).toEqual(expected)
    const independent = rfc4180(new TextDecoder().decode(bytes), separator)
    expect(independent.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(
      expected,
    )
  })

  it('guard texts and headings that begin like formulas', () => {
    const planted: NamedTable = {
      name: 'actions',
      columns: [{ id: '=cmd|calc', label: '', kind: 'text' }],
      rows: [['=1+1'], ['-5'], [-5]],
    }
    const [file] = csvFiles([planted], input, separator, writeCsv)
    expect(new TextDecoder().decode(file?.bytes)).toBe("'=cmd|calc\r\n'=1+1\r\n-5\r\n-5\r\n")
    expect(new TextDecoder().decode(bytesOf('answers_long.csv'))).toContain(`"'=HYPERLINK(""x"")`)
  })

  it('are described field by field, with size, separator and the codes for no value', () => {
    const described = JSON.parse(new TextDecoder().decode(bytesOf('datapackage.json'))) as {
      resources: {
        path: string
        bytes: number
        dialect: { delimiter: string }
        schema: { fields: { name: string; type: string; missingValues?: string[] }[] }
      }[]
    }
    expect(described.resources.map(({ path }) => path)).toEqual(tables.map(({ name }) => `${name}.csv`))
    described.resources.forEach(({ path, bytes, dialect, schema }, place) => {
      expect(bytes).toBe(bytesOf(path).length)
      expect(dialect.delimiter).toBe(separator)
      expect(schema.fields.map(({ name }) => name)).toEqual(tables[place]?.columns.map(({ id }) => id))
    })
    const wide = described.resources.find(({ path }) => path === 'answers_wide.csv')
    expect(wide?.schema.fields.find(({ name }) => name === 'A1_day')).toMatchObject({
      type: 'date',
      missingValues: ['', 'NA', 'DK'],
    })
    expect(wide?.schema.fields.find(({ name }) => name === 'municipality_code')).not.toHaveProperty(
      'missingValues',
    )
  })
})

describe('the JSON document', () => {
  it('holds the tables, in canonical form, and is the same text for the same comparison', () => {
    const text = jsonDocument(tables, input)
    expect(JSON.parse(text)).toEqual({
      ...{ format: 'kibe-comparison', formatVersion: '1', language: 'en', isAnonymous: false },
      ...{ generatedAt: '2026-03-02T08:30:00Z', appVersion: '1.2.3' },
      questionnaire: { id: 'test-questionnaire', version: '1.0.0' },
      tables,
    })
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    const again = inputOf(compared([plain, tricky]), {
      actions: input.actions,
      ...(input.answeredAt && { answeredAt: input.answeredAt }),
    })
    expect(jsonDocument(madeOf(again), again)).toBe(text)
  })

  it('keeps long texts whole', () => {
    expect(jsonDocument(tables, input)).toContain(LONG)
  })
})

it('one assessment alone, and none that is compared, make tables as well', async () => {
  const alone = inputOf(compared([aCandidate({ answers: allAt(2) })]))
  const left = aCandidate({ n: 1, questionnaire: FOUR, answers: { A1: 1 } })
  for (const one of [alone, inputOf(compared([left]))]) {
    const made = madeOf(one)
    expect(readWorkbook(await writeWorkbook(xlsxSheets(made)))).toHaveLength(made.length)
    expect(csvFiles(made, one, ',', writeCsv).every(({ bytes }) => bytes.length > 3)).toBe(true)
  }
})
