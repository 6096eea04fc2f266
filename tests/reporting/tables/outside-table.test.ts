import { expect, it } from 'vitest'
import { anonymised } from '@/domain/comparison/anonymise'
import type { Outside } from '@/domain/comparison/outside'
import { share } from '@/domain/shared/units'
import { writeCsv } from '@/exchange/csv'
import { csvFiles } from '@/reporting/tables/csv-files'
import { jsonDocument } from '@/reporting/tables/json-document'
import { xlsxSheets } from '@/reporting/tables/xlsx-sheets'
import { aCandidate, allAt, compared } from '../../domain/comparison/some-candidates'
import { inBoth } from '../../support/questionnaires'
import { inputOf, madeOf, rowsOf } from './some-tables'

const two = aCandidate({ n: 1, code: 'm-1', answers: allAt(2) })
const four = aCandidate({ n: 2, code: 'm-2', answers: allAt(4) })
const comparison = compared([two, four])
const outside: Outside[] = [
  {
    ...{ id: 'index-1', name: { und: 'secret index' }, isSurvey: false },
    ...{ source: 'secret source', date: '2025-11-30' },
    figures: new Map([
      ['m-2', { value: 4, scale: [1, 5], share: share(0.75), n: null, interval: null }],
      ['elsewhere', { value: 1, scale: [1, 5], share: share(0), n: null, interval: null }],
    ]),
  },
  {
    ...{ id: 'survey/S', name: inBoth('secret question'), isSurvey: true, source: '', date: null },
    figures: new Map([['m-1', { value: 3.5, scale: [1, 5], share: share(0.625), n: 6, interval: null }]]),
  },
]

it('has a row for each municipality that is compared and each figure of others, on its own scale', () => {
  const tables = madeOf(inputOf(comparison, { outside }))
  expect(rowsOf(tables, 'outside')).toEqual([
    {
      ...{ municipality_code: 'm-1', outside_id: 'survey/S', name: 'secret question', kind: 'survey' },
      ...{ source: null, published: null, value: 3.5, zero_at: 1, full_at: 5, share: 0.625, people: 6 },
    },
    {
      ...{ municipality_code: 'm-2', outside_id: 'index-1', name: 'secret index', kind: 'index' },
      ...{ source: 'secret source', published: '2025-11-30' },
      ...{ value: 4, zero_at: 1, full_at: 5, share: 0.75, people: null },
    },
  ])
  const codes = rowsOf(tables, 'codebook').filter(({ table }) => table === 'outside')
  expect(codes.flatMap(({ column, value }) => (column === 'kind' ? [value] : []))).toEqual([
    null,
    'index',
    'survey',
  ])
})

it('is a sheet, a file and a part of the JSON, with the same figures', () => {
  const input = inputOf(comparison, { outside })
  const tables = madeOf(input)
  expect(xlsxSheets(tables).map(({ name }) => name)).toContain('outside')
  const files = csvFiles(tables, input, ',', writeCsv)
  const file = files.find(({ name }) => name === 'outside.csv')
  expect(new TextDecoder().decode(file?.bytes)).toContain(
    'm-1,survey/S,secret question,survey,,,3.5,1,5,0.625,6',
  )
  const { tables: all } = JSON.parse(jsonDocument(tables, input)) as { tables: { name: string }[] }
  expect(all.map(({ name }) => name)).toContain('outside')
})

it.each([
  ['where nobody says anything', inputOf(comparison)],
  [
    'of those that are compared',
    inputOf(comparison, { outside: outside.map((one) => ({ ...one, figures: new Map() })) }),
  ],
  [
    'where names are left out, even if it were handed over',
    inputOf(anonymised(comparison, ['m-2', 'm-1']), {
      isAnonymous: true,
      outside: outside.map((one) => ({
        ...one,
        figures: new Map(['A', 'B'].flatMap((code) => [...one.figures.values()].map((said) => [code, said]))),
      })),
    }),
  ],
])('is not there, nor in the codebook and README: %s', (_, input) => {
  const tables = madeOf(input)
  expect(tables.map(({ name }) => name)).not.toContain('outside')
  expect(rowsOf(tables, 'codebook').filter(({ table }) => table === 'outside')).toEqual([])
  expect(rowsOf(tables, 'README').map(({ topic }) => topic)).not.toContain('outside')
  expect(JSON.stringify(tables)).not.toContain('secret')
})
