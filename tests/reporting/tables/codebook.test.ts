import { describe, expect, it } from 'vitest'
import type { CellValue } from '@/reporting/tables/named-table'
import { aCandidate, allAt } from '../../domain/comparison/some-candidates'
import { uuid } from '../../fixtures/records'
import { anAction, levelsOf, MANY, participation, rowsOf, tablesOf } from './some-tables'

const two = aCandidate({ n: 1, code: 'm-1', answers: allAt(2) })
const four = aCandidate({ n: 2, code: 'm-2', answers: allAt(4) })

describe('the codebook', () => {
  const set = ['1.0.0', '2.0.0'].map((version, n) => {
    const questionnaire = participation(version)
    return aCandidate({ n: n + 1, code: `m-${n}`, questionnaire, answers: levelsOf(questionnaire, n) })
  })

  it.each(['allVersions', 'latestOnly'] as const)(
    'describes every column in both languages: %s',
    (columns) => {
      const tables = tablesOf(set, { columns })
      const rows = rowsOf(tables, 'codebook')
      const described = new Map(
        rows
          .filter(({ value }) => value === null)
          .map((row) => [`${String(row['table'])} ${String(row['column'])}`, row]),
      )
      for (const { name, columns: own } of tables.slice(1))
        for (const { id } of own) {
          const row = described.get(`${name} ${id}`)
          expect(row?.['label_ka'], `${name} ${id}`).toMatch(/[ა-ჰ]/)
          expect(row?.['label_en'], `${name} ${id}`).toMatch(/[A-Za-z]/)
        }
    },
  )

  it('describes the column of a choice and the code of it', () => {
    const answers = { A1: 1, M: 2, M_ways: ['web'] }
    const rows = rowsOf(tablesOf([aCandidate({ questionnaire: MANY, answers })]), 'codebook')
    expect(rows.filter(({ label_en: label }) => label === 'hall')).toMatchObject([
      { column: 'M_ways', value: 'hall', label_ka: 'hall (ქა)', type: 'multipleChoice' },
      { column: 'M_ways/hall', value: null, type: 'flag', scale: '0 1' },
    ])
  })

  it('explains every code that stands in the tables', () => {
    const unknown = aCandidate({ n: 7, code: 'nowhere', municipality: null, answers: allAt(1) })
    const tables = tablesOf([two, four, unknown], { actions: new Map([[uuid(1), [anAction(1)]]]) })
    const text = (code: CellValue | undefined) => String(code ?? '')
    const codebook = rowsOf(tables, 'codebook')
    const explained = new Set(codebook.map((row) => `${text(row['column'])}=${text(row['value'])}`))
    const coded = {
      assessments: ['region_code', 'kind', 'subset', 'respondents', 'state'],
      answers_long: ['state'],
      scores: ['node_id', 'node_kind', 'state', 'band'],
      actions: ['status', 'origin'],
    } as const
    const codes = Object.entries(coded).flatMap(([name, columns]) =>
      rowsOf(tables, name as keyof typeof coded).flatMap((row) =>
        columns.flatMap((column) => (row[column] === null ? [] : [`${column}=${text(row[column])}`])),
      ),
    )
    const reasons = rowsOf(tables, 'assessments').flatMap((row) =>
      text(row['excluded_reasons'])
        .split(' ')
        .filter((reason) => reason !== '')
        .map((reason) => `excluded_reasons=${reason}`),
    )
    expect(reasons).toEqual(['excluded_reasons=unknownMunicipality'])
    expect([...codes, ...reasons].filter((code) => !explained.has(code))).toEqual([])
  })

  it('says once what several versions say alike', () => {
    const rows = rowsOf(tablesOf(set), 'codebook').filter(({ column }) => column === 'INF-1')
    // The ladder and its five levels.
    expect(rows.map(({ value }) => value)).toEqual([null, 0, 1, 2, 3, 4])
    expect(new Set(rows.map((row) => row['questionnaire_versions']))).toEqual(new Set(['1.0.0 2.0.0']))
    expect(rows[0]).toMatchObject({ table: 'answers_wide', type: 'ladder', scale: '0–4' })
    const split = rowsOf(tablesOf(set), 'codebook').find(({ column }) => column === 'SAK-3')
    expect(split).toMatchObject({ questionnaire_versions: '1.0.0' })
  })
})
