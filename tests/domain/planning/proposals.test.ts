import { describe, expect, it } from 'vitest'
import { draftAction } from '@/domain/planning/draft-action'
import { proposals } from '@/domain/planning/proposals'
import type { Group } from '@/domain/planning/suggested-mechanisms'
import { actionSchema } from '@/domain/records/plan'
import type { Mechanism } from '@/domain/registers/mechanism'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import {
  aContext,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aSheet,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { aMechanism } from './a-mechanism'

const required = [
  { from: null, to: null, status: 'required' as const, text: inBoth('Law'), source: null, reviewed: false },
]

/** Area one has 3 of 4 parts of the weight; TOP is at the top, NA does not apply, LAW is required. */
const questionnaire = aQuestionnaire({
  areas: [
    anArea('one', {
      weight: 3,
      indicators: [
        anIndicator('LOW', { weight: 1 }),
        anIndicator('HEAVY', { weight: 3 }),
        anIndicator('NA', { weight: 50 }),
      ],
    }),
    anArea('two', {
      weight: 1,
      areas: [
        anArea('inner', {
          weight: 9,
          indicators: [
            anIndicator('LAW', { weight: 1, legal: required }),
            anIndicator('TOP', { weight: 2, legal: required }),
            anIndicator('FIGURE', {
              weight: 1,
              items: [anItem('percent', 'figure', { line: { zeroAt: 0, fullAt: 100 } })],
            }),
          ],
        }),
      ],
    }),
  ],
})
const answers = aSheet({ LOW: 0, HEAVY: 2, NA: NOT_APPLICABLE, LAW: 0, TOP: 4, figure: 10 })

function propose({
  sheet = answers,
  mechanisms = [] as Mechanism[],
  groups = [] as Group[],
  dropped = [] as string[],
  actions = [] as Parameters<typeof proposals>[5],
} = {}) {
  const result = scoreSheet(questionnaire, sheet, new Map(), aContext())
  return proposals(questionnaire, result, mechanisms, { groups }, dropped, actions)
}
const ids = (found: ReturnType<typeof propose>) => found.proposals.map(({ indicatorId }) => indicatorId)

describe('proposals', () => {
  it('puts the unmet legal minimum first, then what the whole would gain most from', () => {
    // HEAVY: 3/4 × 3/4 × 0.5 = 0.28125; LOW: 3/4 × 1/4 × 1 = 0.1875; LAW: 1/4 × 1/4 × 1 = 0.0625.
    const { proposals: found } = propose()
    expect(
      found.map(({ indicatorId, weight, gap, priority }) => [indicatorId, weight, gap, priority]),
    ).toEqual([
      ['LAW', 0.0625, 1, 0.0625],
      ['HEAVY', 0.5625, 0.5, 0.28125],
      ['LOW', 0.1875, 1, 0.1875],
    ])
  })

  it('aims at the next level, and at level 2 where the legal minimum is not met', () => {
    const { proposals: found } = propose()
    expect(
      found.map(({ level, targetLevel, isLegalMinimumUnmet }) => [level, targetLevel, isLegalMinimumUnmet]),
    ).toEqual([
      [0, 2, true],
      [2, 3, false],
      [0, 1, false],
    ])
    expect(found.map(({ targetText }) => targetText['en'])).toEqual([
      'LAW level 2',
      'HEAVY level 3',
      'LOW level 1',
    ])
  })

  it('aims at level 3 from level 2, though the law asks for the indicator', () => {
    const [law] = propose({ sheet: new Map([...answers, ...aSheet({ LAW: 2, LOW: 4, HEAVY: 4 })]) }).proposals
    expect([law?.indicatorId, law?.targetLevel, law?.isLegalMinimumUnmet]).toEqual(['LAW', 3, false])
  })

  it('names the area that directly holds the indicator', () => {
    expect(propose().proposals.map(({ areaId }) => areaId)).toEqual(['inner', 'one', 'one'])
  })

  it('proposes nothing for what is not answered', () => {
    expect(ids(propose({ sheet: aSheet({ LOW: 1 }) }))).toEqual(['LOW'])
    expect(ids(propose({ sheet: new Map() }))).toEqual([])
  })

  it('leaves out, and counts, what an action targets or a person dropped; a dropped action targets nothing', () => {
    const target = (indicatorId: string, status: 'planned' | 'dropped') => ({
      status,
      targets: [{ indicatorId, level: 4 }],
    })
    const found = propose({
      dropped: ['LOW', 'TOP', 'HEAVY'],
      actions: [target('HEAVY', 'planned'), target('LAW', 'dropped'), target('TOP', 'planned')],
    })
    expect(ids(found)).toEqual(['LAW'])
    expect(found.leftOut).toEqual({ targeted: 1, dropped: 1 })
  })
})

describe('the mechanisms of a proposal', () => {
  const mechanisms = [
    aMechanism('elsewhere', { addresses: { areas: ['two'], indicators: ['TOP'] } }),
    aMechanism('nearer', { addresses: { areas: ['two', 'inner'], indicators: [] } }),
    aMechanism('by-area', { addresses: { areas: ['one'], indicators: [] }, cost: 'none', effort: 1 }),
    aMechanism('dear', { addresses: { areas: ['one'], indicators: ['LOW'] }, cost: 'high', effort: 3 }),
    aMechanism('cheap', { addresses: { areas: [], indicators: ['LOW'] }, cost: 'low', effort: 2 }),
    aMechanism('lawful', {
      addresses: { areas: [], indicators: ['LOW'] },
      legal: { status: 'required', basis: { ka: 'კოდექსი', en: 'Code' } },
    }),
    aMechanism('for-youth', { addresses: { areas: [], indicators: ['LOW'] }, serves: ['youth', 'women'] }),
  ]
  const ofLow = (groups: Group[]) =>
    propose({ mechanisms, groups }).proposals.find(({ indicatorId }) => indicatorId === 'LOW')?.mechanisms ??
    []

  it('come best fit first: the indicator before its area, then law, then cost', () => {
    expect(ofLow([]).map(({ mechanism }) => mechanism.id)).toEqual([
      'lawful',
      'cheap',
      'for-youth',
      'dear',
      'by-area',
    ])
  })

  it('say why they are proposed', () => {
    const reasons = Object.fromEntries(
      ofLow(['youth']).map(({ mechanism, reasons }) => [mechanism.id, reasons]),
    )
    expect(reasons).toEqual({
      'for-youth': [{ code: 'addressesIndicator' }, { code: 'servesGroup', group: 'youth' }],
      lawful: [{ code: 'addressesIndicator' }, { code: 'requiredByLaw' }],
      cheap: [{ code: 'addressesIndicator' }, { code: 'lowCost' }],
      dear: [{ code: 'addressesIndicator' }],
      'by-area': [{ code: 'addressesArea', areaId: 'one' }, { code: 'lowCost' }, { code: 'easy' }],
    })
  })

  it('that serve a chosen group come before the others that address the indicator', () => {
    expect(ofLow(['youth'])[0]?.mechanism.id).toBe('for-youth')
  })

  it('of an outer area are proposed for an inner one, and name the nearest area they address', () => {
    const [law] = propose({ mechanisms }).proposals
    expect(law?.mechanisms).toEqual([
      { mechanism: mechanisms[0], reasons: [{ code: 'addressesArea', areaId: 'two' }] },
      { mechanism: mechanisms[1], reasons: [{ code: 'addressesArea', areaId: 'inner' }] },
    ])
  })
})

describe('draftAction', () => {
  it('takes over the target, and of a mechanism its groups, and invents nothing else', () => {
    const draft = draftAction(
      { indicatorId: 'LOW', targetLevel: 1 },
      aMechanism('m', { serves: ['youth', 'idp'] }),
      'Youth council',
      7,
    )
    expect(draft).toMatchObject({
      title: 'Youth council',
      origin: 'indicator',
      targets: [{ indicatorId: 'LOW', level: 1 }],
      mechanismId: 'm',
      groups: ['youth', 'idp'],
      status: 'planned',
      order: 7,
    })
    expect([draft.start, draft.due, draft.costGel]).toEqual([null, null, null])
  })

  it('gives what can be stored, with a mechanism or without', () => {
    const draft = draftAction({ indicatorId: 'LOW', targetLevel: 1 }, null, 'Own way', 0)
    const stored = {
      ...draft,
      id: '00000000-0000-4000-8000-000000000001',
      assessmentId: '00000000-0000-4000-8000-000000000002',
      schema: 1,
      version: {},
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      deletedAt: null,
    }
    expect(actionSchema.safeParse(stored).error).toBeUndefined()
    expect([draft.mechanismId, draft.groups]).toEqual([null, []])
  })
})
