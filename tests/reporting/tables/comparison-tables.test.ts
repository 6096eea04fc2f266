import { describe, expect, it } from 'vitest'
import { anonymised } from '@/domain/comparison/anonymise'
import { tableOf } from '@/domain/comparison/table'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { share } from '@/domain/shared/units'
import { TABLE_NAMES } from '@/reporting/tables/named-table'
import { aCandidate, allAt, compared, FOUR } from '../../domain/comparison/some-candidates'
import { uuid } from '../../fixtures/records'
import { DONT_KNOW } from '../../support/questionnaires'
import {
  anAction,
  columnsOf,
  inputOf,
  levelsOf,
  madeOf,
  MANY,
  named,
  participation,
  rowsOf,
  tablesOf,
} from './some-tables'

const two = aCandidate({ n: 1, code: 'm-1', answers: allAt(2), evidenceCounts: new Map([['A1', 3]]) })
const four = aCandidate({ n: 2, code: 'm-2', answers: allAt(4) })
const earlier = aCandidate({
  n: 3,
  code: 'm-1',
  answers: allAt(1),
  assessment: { wave: '2025', period: { from: '2024-01-01', to: '2024-12-31' } },
})

const index = { id: 'index-1', name: { und: 'Index' }, isSurvey: false, source: '', date: '2025-11-30' }
const figure = { value: 4, scale: [1, 5], share: share(0.75), n: null, interval: null } as const
const outside = [{ ...index, figures: new Map([['m-1', figure]]) }]

describe('the tables of a comparison', () => {
  it('are those that were promised, in their order, each row as long as its columns', () => {
    const tables = tablesOf([two, four], { outside })
    expect(tables.map(({ name }) => name)).toEqual([...TABLE_NAMES])
    for (const { columns, rows } of tables) {
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length)
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set(rows.length > 0 ? [columns.length] : []))
    }
  })

  it('have the same codes and figures in both languages, under names of their own', () => {
    const [en, ka] = [tablesOf([two, four]), tablesOf([two, four], { language: 'ka' })]
    for (const name of ['scores', 'distributions', 'answers_wide'] as const) {
      expect(named(ka, name).rows).toEqual(named(en, name).rows)
      expect(columnsOf(ka, name)).toEqual(columnsOf(en, name))
      expect(named(ka, name).columns.filter(({ label }) => !/[ა-ჰ]/.test(label))).toEqual([])
    }
    expect(rowsOf(ka, 'assessments').map(({ municipality }) => municipality)).toEqual([
      'გამოგონილი m-1',
      'გამოგონილი m-2',
    ])
  })

  it('say in README what each of the others is', () => {
    const tables = tablesOf([two, four], { outside })
    const said = new Map(rowsOf(tables, 'README').map(({ topic, text }) => [topic, text]))
    for (const name of TABLE_NAMES.slice(1)) expect(said.get(name)).toMatch(/\w+ \w+/)
    expect(said.get('Assessments compared')).toBe('2')
  })
})

describe('the table of assessments', () => {
  it('has one row for each, compared or left out, with every reason', () => {
    const unknown = aCandidate({
      n: 4,
      code: 'nowhere',
      municipality: null,
      answers: { A1: { ...EMPTY_ANSWER, state: 'na' }, A2: 3, B1: DONT_KNOW, B2: 4 },
      evidenceCounts: new Map([['A2', 1]]),
      voice: 'median',
      people: 12,
      assessment: { state: 'draft' },
    })
    const rows = rowsOf(tablesOf([two, four, unknown]), 'assessments')
    expect(rows[0]).toEqual({
      assessment_id: uuid(1),
      municipality_code: 'm-1',
      municipality: 'Invented m-1',
      region_code: 'region-1',
      kind: 'community',
      wave: '2026',
      period_from: '2025-01-01',
      period_to: '2025-12-31',
      questionnaire_id: 'test-questionnaire',
      questionnaire_version: '1.0.0',
      questionnaire_sha256: two.assessment.questionnaire.sha256,
      subset: 'full',
      respondents: 'self',
      people: null,
      state: 'final',
      compared: 1,
      excluded_reasons: null,
      coverage: 1,
      na_share: 0,
      dont_know_share: 0,
      // Evidence for one of four answers.
      evidenced_share: 0.25,
      score: 0.5,
    })
    expect(rows[2]).toMatchObject({
      municipality: 'nowhere',
      region_code: null,
      respondents: 'median',
      people: 12,
      state: 'draft',
      compared: 0,
      excluded_reasons: 'unknownMunicipality lowCoverage',
      // One of four each; of the two answered one has evidence.
      na_share: 0.25,
      dont_know_share: 0.25,
      evidenced_share: 0.5,
      score: null,
    })
  })
})

describe('the long table of answers', () => {
  const said = aCandidate({
    ...{ n: 9, code: 'm-9' },
    answers: new Map([
      ['A1', { ...EMPTY_ANSWER, state: 'answered', value: 3, note: 'a comment' }],
      ['A2', { ...EMPTY_ANSWER, state: 'na', naReason: 'none here' }],
      ['B1', DONT_KNOW],
    ]),
    evidenceCounts: new Map([['A1', 2]]),
  })
  const tables = tablesOf([two, said], {
    answeredAt: new Map([[uuid(9), new Map([['A1', '2026-02-01T10:00:00Z']])]]),
  })

  it('has the columns of the convention, in its order, and whether the assessment is compared', () => {
    const convention =
      'assessment_id, municipality_code, questionnaire_id, questionnaire_version, item_id, state, value, label, na_reason, comment, evidence_count, updated_at'
    expect(columnsOf(tables, 'answers_long')).toEqual([...convention.split(', '), 'compared'])
  })

  it('tells not answered, not applicable and do not know apart, and gives no number for any of them', () => {
    const rows = rowsOf(tables, 'answers_long').filter(({ assessment_id: id }) => id === uuid(9))
    const [a1, a2, b1, b2] = rows
    expect(a1).toMatchObject({
      ...{ item_id: 'A1', state: 'answered', value: 3, label: '3 – A1 level 3', na_reason: null },
      ...{ comment: 'a comment', evidence_count: 2, updated_at: '2026-02-01T10:00:00Z', compared: 0 },
    })
    expect(a2).toMatchObject({ state: 'na', value: 'NA', label: 'Not applicable', na_reason: 'none here' })
    expect(b1).toMatchObject({ state: 'dontKnow', value: 'DK', label: "Don't know", na_reason: null })
    expect(b2).toMatchObject({ state: 'unanswered', value: null, label: null, evidence_count: 0 })
  })
})

describe('the wide table of answers', () => {
  it('has a column for each choice with 1 or 0, and one with all that were chosen', () => {
    const of = (n: number, ways: object) =>
      aCandidate({ n, code: `m-${n}`, questionnaire: MANY, answers: { A1: 1, M: 2, ...ways } })
    const tables = tablesOf([
      of(1, { M_ways: ['radio', 'web'], M_day: '2026-05-04', M_text: 'NA' }),
      of(2, { M_ways: [] }),
      of(3, {}),
      of(4, { M_ways: DONT_KNOW }),
    ])
    expect(columnsOf(tables, 'answers_wide').slice(5)).toEqual([
      ...['A1', 'M', 'M_ways', 'M_ways/web', 'M_ways/hall', 'M_ways/radio', 'M_day', 'M_text'],
    ])
    expect(named(tables, 'answers_wide').rows.map((row) => row.slice(7, 12))).toEqual([
      ['radio web', 1, 0, 1, '2026-05-04'],
      ['', 0, 0, 0, null],
      [null, null, null, null, null],
      ['DK', null, null, null, null],
    ])
  })

  it('has the items of all versions, or those of the newest alone', () => {
    const [old, latest] = [participation('1.0.0'), participation('2.0.0')]
    const set = [old, latest].map((questionnaire, n) =>
      aCandidate({ n: n + 1, code: `m-${n}`, questionnaire, answers: levelsOf(questionnaire, n) }),
    )
    const tables = tablesOf(set)
    const [all, newest] = [
      columnsOf(tables, 'answers_wide'),
      columnsOf(tablesOf(set, { columns: 'latestOnly' }), 'answers_wide'),
    ]
    // 2.0.0 splits SAK-3 into SAK-6 and SAK-7.
    expect(all).toEqual(expect.arrayContaining(['INF-1', 'SAK-3', 'SAK-6', 'SAK-7']))
    expect(newest).toEqual(expect.arrayContaining(['INF-1', 'SAK-6', 'SAK-7']))
    expect(newest).not.toContain('SAK-3')
    const byVersion = new Map(
      rowsOf(tables, 'answers_wide').map((row) => [row['questionnaire_version'], row]),
    )
    expect(byVersion.get('1.0.0')).toMatchObject({ 'SAK-6': null, 'SAK-3': levelsOf(old, 0)['SAK-3'] })
    expect(byVersion.get('2.0.0')).toMatchObject({ 'SAK-3': null, 'SAK-6': levelsOf(latest, 1)['SAK-6'] })
  })

  it('says of each item what the long table says', () => {
    const set = ['1.0.0', '1.1.0', '2.0.0'].map((version, n) => {
      const questionnaire = participation(version)
      return aCandidate({ n: n + 1, code: `m-${n}`, questionnaire, answers: levelsOf(questionnaire, n) })
    })
    const tables = tablesOf(set)
    const wide = new Map(rowsOf(tables, 'answers_wide').map((row) => [row['assessment_id'], row]))
    const long = rowsOf(tables, 'answers_long')
    // 106 items in 1.0.0, 111 in each of the later ones.
    expect(long).toHaveLength(328)
    for (const { assessment_id: id, item_id: item, value } of long)
      expect(wide.get(id)?.[String(item)]).toBe(value)
  })

  it('leaves out who answered another questionnaire, whose ids mean other things', () => {
    const other = aCandidate({ n: 5, code: 'm-5', questionnaire: { ...FOUR, id: 'zz' }, answers: allAt(0) })
    const tables = tablesOf([two, four, other])
    expect(rowsOf(tables, 'answers_wide')).toHaveLength(2)
    expect(rowsOf(tables, 'answers_long').filter(({ questionnaire_id: id }) => id === 'zz')).toHaveLength(4)
    expect(rowsOf(tables, 'assessments')[2]).toMatchObject({ excluded_reasons: 'otherQuestionnaire' })
  })
})

describe('the table of scores', () => {
  it('has the figures of each wave, with the change since the one before and how they lie', () => {
    const tables = tablesOf([two, four, earlier])
    const roots = rowsOf(tables, 'scores').filter(({ node_kind: kind }) => kind === 'root')
    expect(roots).toMatchObject([
      { wave: '2025', municipality_code: 'm-1', share: 0.25, change: null, ratio_to_mean: 1 },
      {
        ...{ wave: '2026', municipality_code: 'm-1', node_id: 'test-questionnaire', state: 'scored' },
        ...{ share: 0.5, coverage: 1, low: 0.5, high: 0.5, band: 'developing', level: null, change: 0.25 },
        // The mean of 0.5 and 1 is 0.75.
        ratio_to_mean: 0.666666666667,
      },
      { wave: '2026', municipality_code: 'm-2', share: 1, band: 'exemplary', change: null },
    ])
    const a1 = rowsOf(tables, 'scores').find(
      (row) => row['node_id'] === 'A1' && row['municipality_code'] === 'm-2',
    )
    expect(a1).toMatchObject({ node_kind: 'indicator', level: 4, share: 1, evidenced_share: 0.5 })
    expect(rowsOf(tables, 'distributions').find((row) => row['wave'] === '2026')).toEqual({
      ...{ wave: '2026', node_id: 'test-questionnaire', n: 2, lowest: 0.5, lower_quartile: 0.625 },
      ...{ median: 0.75, upper_quartile: 0.875, highest: 1, mean: 0.75 },
    })
  })

  it('has exactly the figures that the screens and the report read', () => {
    const comparison = compared([two, four, earlier])
    const rows = rowsOf(madeOf(inputOf(comparison)), 'scores')
    const expected = [tableOf(comparison, '2025', null), tableOf(comparison, '2026', '2025')].flatMap(
      (table) =>
        table.rows.flatMap(({ entry, cells }) =>
          cells.map((cell, place) => ({
            assessment_id: entry.candidate.assessment.id,
            node_id: table.columns[place]?.id,
            ...{ state: cell.state, share: cell.share, evidenced_share: cell.evidencedShare },
            ...{
              level: cell.level,
              change: cell.change?.difference ?? null,
              ratio_to_mean: cell.ratioToMean,
            },
          })),
        ),
    )
    expect(rows).toHaveLength(expected.length)
    expect(rows).toMatchObject(expected)
  })
})

describe('the table of actions', () => {
  const actions = new Map([[uuid(1), [anAction(2), anAction(1, { costGel: null, due: null, targets: [] })]]])

  it('has the actions in the order of the plan, and nobody’s name', () => {
    const tables = tablesOf([two, four], { actions })
    expect(rowsOf(tables, 'actions')).toMatchObject([
      { title: 'Action 1', cost: null, currency: null, due: null, indicator_ids: null },
      {
        ...{ assessment_id: uuid(1), municipality_code: 'm-1', action_id: uuid(702), status: 'underway' },
        ...{ start: '2026-04-01', due: '2026-12-31', cost: 1200.5, currency: 'GEL', groups: 'youth rural' },
        ...{ indicator_ids: 'A1 B1', target_levels: '3 4', responsible: null, partners: null },
      },
    ])
  })

  it('says who is responsible only where that is asked for', () => {
    const tables = tablesOf([two, four], { actions, withResponsible: true })
    expect(rowsOf(tables, 'actions')[1]).toMatchObject({
      responsible: 'Invented Person',
      partners: 'Invented Partner',
    })
  })
})

describe('the tables of an anonymous comparison', () => {
  it('hold nothing by which a municipality could be told', () => {
    const told = aCandidate({
      n: 1,
      code: 'secret-code',
      municipality: { region: 'secret-region', name: { ka: 'secret-name', en: 'secret-name' } },
      answers: new Map(
        Object.entries(allAt(2)).map(([id, value]) => [
          id,
          {
            ...EMPTY_ANSWER,
            state: 'answered' as const,
            value,
            note: 'secret-note',
            naReason: 'secret-reason',
          },
        ]),
      ),
      evidenceCounts: new Map([['A1', 98765]]),
      assessment: { period: { from: '2019-01-01', to: '2019-07-07' } },
    })
    const comparison = anonymised(compared([told, four]), ['m-2', 'secret-code'])
    const tables = madeOf(
      inputOf(comparison, {
        isAnonymous: true,
        actions: new Map([[uuid(1), [anAction(1, { title: 'secret-action' })]]]),
      }),
    )
    expect(JSON.stringify(tables)).not.toMatch(/secret|98765|2019|Invented P/)
    expect(JSON.stringify(tables)).not.toContain(told.assessment.questionnaire.sha256)
    expect(JSON.stringify(tables)).not.toContain(uuid(1))
    expect(tables.map(({ name }) => name)).not.toContain('actions')
    expect(rowsOf(tables, 'codebook').filter(({ table }) => table === 'actions')).toEqual([])
    expect(rowsOf(tables, 'README').map(({ topic }) => topic)).toContain('Without names')
    // The levels and the scores are still there.
    expect(rowsOf(tables, 'scores').filter(({ node_kind: kind }) => kind === 'root')).toMatchObject([
      { municipality_code: 'A', share: 1 },
      { municipality_code: 'B', share: 0.5 },
    ])
    expect(rowsOf(tables, 'assessments')).toMatchObject([
      { kind: null, period_from: null, period_to: null, na_share: null, evidenced_share: null, coverage: 1 },
      { municipality: 'B' },
    ])
  })

  it('says nothing of questions whose answers are gone, rather than that nobody answered them', () => {
    const answers = { A1: 1, M: 2, M_ways: ['web'], M_day: '2026-05-04', M_text: 'secret' }
    const said = [1, 2].map((n) => aCandidate({ n, code: `m-${n}`, questionnaire: MANY, answers }))
    const comparison = anonymised(compared(said), ['m-1', 'm-2'])
    const tables = madeOf(inputOf(comparison, { isAnonymous: true }))
    const items = rowsOf(tables, 'answers_long').map((row) => [row['item_id'], row['state'], row['value']])
    expect(items.slice(0, 2)).toEqual([
      ['A1', 'answered', 1],
      ['M', 'answered', 2],
    ])
    expect(items).toHaveLength(4)
  })
})
