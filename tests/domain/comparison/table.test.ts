import { describe, expect, it } from 'vitest'
import { lessons } from '@/domain/comparison/learning'
import { tableOf, type Table } from '@/domain/comparison/table'
import {
  aLadder,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { aCandidate, allAt, compared, FOUR } from './some-candidates'

const before = { wave: '2025', period: { from: '2024-01-01', to: '2024-12-31' } }
const EIGHT = compared([
  aCandidate({ n: 1, code: 'm-1', answers: { A1: 1, A2: 3, B1: 0, B2: NOT_APPLICABLE } }),
  aCandidate({ n: 2, code: 'm-2', answers: { A1: 2, A2: 2, B1: 0, B2: 2 } }),
  aCandidate({ n: 3, code: 'm-3', answers: { A1: 4, A2: 4, B1: 0, B2: 4 } }),
  aCandidate({ n: 4, code: 'm-1', answers: { A1: 3, A2: 3, B1: 0, B2: 2 }, assessment: before }),
  aCandidate({ n: 5, code: 'm-2', answers: { A1: 2, A2: 1, B1: 0, B2: 2 }, assessment: before }),
])

function cell(table: Table, code: string, id: string) {
  const at = table.columns.findIndex((column) => column.id === id)
  const found = table.rows.find(({ entry }) => entry.candidate.assessment.municipality === code)?.cells[at]
  if (!found) throw new Error(`no cell of ${code} at ${id}`)
  return found
}

describe('the table of a wave', () => {
  const table = tableOf(EIGHT, '2026', '2025')

  it('has the whole, then each area followed by what of it is compared', () => {
    expect(table.columns.map(({ id, kind, areaId }) => [id, kind, areaId])).toEqual([
      [FOUR.id, 'root', null],
      ['A', 'area', null],
      ['A1', 'indicator', 'A'],
      ['A2', 'indicator', 'A'],
      ['B', 'area', null],
      ['B1', 'indicator', 'B'],
      ['B2', 'indicator', 'B'],
    ])
    expect(table.rows.map(({ entry }) => entry.candidate.assessment.municipality)).toEqual([
      'm-1',
      'm-2',
      'm-3',
    ])
    expect(table.rows.every(({ cells }) => cells.length === table.columns.length)).toBe(true)
    expect([table.wave, table.before, table.questionnaire]).toEqual(['2026', '2025', FOUR])
  })

  it('leaves out areas of which nothing is compared, and keeps areas within areas', () => {
    const inner = anArea('INNER', { indicators: [anIndicator('I'), anIndicator('J')] })
    const questionnaire = aQuestionnaire({
      areas: [
        anArea('OUTER', { indicators: [anIndicator('O')], areas: [inner] }),
        anArea('GONE', { indicators: [anIndicator('G')] }),
      ],
    })
    const assessment = { subset: 'chosen', chosen: ['O', 'J'] }
    const one = aCandidate({ questionnaire, answers: { O: 1, J: 1 }, assessment })
    const { columns } = tableOf(compared([one]), '2026', null)
    expect(columns.map(({ id, areaId }) => [id, areaId])).toEqual([
      [questionnaire.id, null],
      ['OUTER', null],
      ['O', 'OUTER'],
      ['INNER', 'OUTER'],
      ['J', 'INNER'],
    ])
  })

  it('tells how the municipalities lie at each, those without a number left out', () => {
    const of = (id: string) => table.columns.find((column) => column.id === id)?.distribution
    // 0.25, 0.5 and 1.
    expect(of('A1')).toEqual({
      n: 3,
      lowest: 0.25,
      lowerQuartile: 0.375,
      median: 0.5,
      upperQuartile: 0.75,
      highest: 1,
      mean: 0.583333333333,
    })
    expect(of('B2')).toMatchObject({ n: 2, lowest: 0.5, median: 0.75, highest: 1 })
    // The two areas stand at 0.5 and 0, 0.5 and 0.25, 1 and 0.5.
    expect(of(FOUR.id)).toMatchObject({ lowest: 0.25, median: 0.375, highest: 0.75 })
  })

  it('tells of each cell its share, level and part of the mean', () => {
    expect(cell(table, 'm-1', 'A1')).toMatchObject({
      state: 'scored',
      share: 0.25,
      level: 1,
      // 0.25 ÷ 0.583333333333.
      ratioToMean: 0.428571428572,
    })
    expect(cell(table, 'm-3', 'A')).toMatchObject({ share: 1, level: null })
    expect(cell(table, 'm-3', 'A').evidencedShare).toBe(0.5)
    // The mean is 0.
    expect(cell(table, 'm-1', 'B1')).toMatchObject({ share: 0, level: 0, ratioToMean: null })
    expect(cell(table, 'm-1', 'B2')).toMatchObject({
      state: 'na',
      share: null,
      level: null,
      ratioToMean: null,
    })
  })

  it('tells what changed since the wave before, of the same municipality and only where both have a number', () => {
    expect(cell(table, 'm-1', 'A1').change).toEqual({ before: 0.75, difference: -0.5, direction: 'down' })
    expect(cell(table, 'm-2', 'A2').change).toEqual({ before: 0.25, difference: 0.25, direction: 'up' })
    expect(cell(table, 'm-2', 'A1').change).toEqual({ before: 0.5, difference: 0, direction: 'same' })
    expect(cell(table, 'm-1', 'B2').change).toBeNull()
    expect(cell(table, 'm-3', 'A1').change).toBeNull()
    const alone = tableOf(EIGHT, '2026', null)
    expect(alone.rows.flatMap(({ cells }) => cells).every(({ change }) => change === null)).toBe(true)
  })
})

describe('who can learn from whom', () => {
  const three = compared([
    aCandidate({ n: 1, code: 'm-1', answers: { A1: 0, A2: 2, B1: 3, B2: 1 } }),
    aCandidate({ n: 2, code: 'm-2', answers: { A1: 2, A2: 3, B1: 4, B2: 2 } }),
    aCandidate({ n: 3, code: 'm-3', answers: { A1: 4, A2: 4, B1: 1, B2: 2 } }),
  ])
  const told = (mayBeFound: (code: string) => boolean) =>
    lessons(tableOf(three, '2026', null), ({ candidate }) =>
      mayBeFound(candidate.assessment.municipality),
    ).map(({ learner, indicator, level, teachers }) => [
      learner.candidate.assessment.municipality,
      indicator.id,
      level,
      teachers.map((each) => [each.entry.candidate.assessment.municipality, each.level]),
    ])

  it('are those two levels higher or more, the highest first, for whoever stands at level 2 or lower', () => {
    expect(told(() => true)).toEqual([
      [
        'm-1',
        'A1',
        0,
        [
          ['m-3', 4],
          ['m-2', 2],
        ],
      ],
      ['m-1', 'A2', 2, [['m-3', 4]]],
      ['m-2', 'A1', 2, [['m-3', 4]]],
      [
        'm-3',
        'B1',
        1,
        [
          ['m-2', 4],
          ['m-1', 3],
        ],
      ],
    ])
  })

  it('are only those that have agreed to be found, and learners need not', () => {
    expect(told((code) => code === 'm-2')).toEqual([
      ['m-1', 'A1', 0, [['m-2', 2]]],
      ['m-3', 'B1', 1, [['m-2', 4]]],
    ])
    expect(told(() => false)).toEqual([])
  })

  it('are told by the step that was given, also where a cap holds the score down, and not without a ladder', () => {
    const questionnaire = aQuestionnaire({
      areas: [
        anArea('A', {
          indicators: [
            anIndicator('L', {
              items: [aLadder('L')],
              caps: [
                { when: { op: 'gte', args: [{ item: 'L' }, 0] }, limit: { level: 1 }, reason: { en: 'x' } },
              ],
            }),
            anIndicator('S', { items: [anItem('scale', 'S', { min: 0, max: 10 })] }),
          ],
        }),
      ],
    })
    const [low, high] = [1, 4].map((level) =>
      aCandidate({ n: level, code: `m-${level}`, questionnaire, answers: { L: level, S: level } }),
    )
    const comparison = compared(low && high ? [low, high] : [])
    const table = tableOf(comparison, '2026', null)
    expect(cell(table, 'm-4', 'L')).toMatchObject({ share: 0.25, level: 4 })
    expect(lessons(table, () => true).map(({ indicator }) => indicator.id)).toEqual(['L'])
  })
})

it('one level at every ladder is that share everywhere', () => {
  const table = tableOf(compared([aCandidate({ answers: allAt(3) })]), '2026', null)
  expect(table.rows[0]?.cells.map(({ share, ratioToMean }) => [share, ratioToMean])).toEqual(
    Array(7).fill([0.75, 1]),
  )
})
