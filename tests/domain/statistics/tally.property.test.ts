import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'
import { surveyResults } from '@/domain/statistics/survey-results'
import type { Base } from '@/domain/statistics/summary'
import {
  aContext,
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  DONT_KNOW,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { tallied } from './tallied'

const choices = ['a', 'b', 'c'].map((id) => ({ id, label: inBoth(id) }))
const isYes = (item: string) => ({ op: 'eq' as const, args: [{ item }, 'yes'] })
/** Conditions that read items which other conditions hide, in chains and across indicators; and rows. */
const questionnaire = aQuestionnaire({
  kind: 'survey',
  areas: [
    anArea('X', {
      indicators: [
        anIndicator('one', {
          items: [
            anItem('yesPartlyNo', 'first', {}),
            anItem('yesPartlyNo', 'second', { visibleIf: isYes('first') }),
            anItem('multipleChoice', 'many', { choices, visibleIf: { answered: 'second' } }),
          ],
        }),
        anIndicator('two', {
          visibleIf: { op: 'or', args: [isYes('second'), { chosen: 'many', choice: 'a' }] },
          items: [anItem('scale', 'scale', { min: 1, max: 3 }), anItem('ranking', 'order', { choices })],
        }),
        anIndicator('three', {
          items: [
            anItem('roster', 'rows', { columns: [{ id: 'n', type: 'number', label: inBoth('n') }] } as never),
            anItem('number', 'apart', { visibleIf: { op: 'gt', args: [{ count: 'rows' }, 1] } } as never),
            anItem('shortText', 'why', { visibleIf: isYes('first') }),
            anItem('scale', 'if-so', {
              min: 1,
              max: 3,
              visibleIf: { op: 'eq', args: [{ item: 'why' }, 'so'] },
            }),
            anItem('shortText', 'nowhere', { visibleIf: { op: 'eq', args: [{ context: 'kind' }, 'city'] } }),
          ],
        }),
      ],
    }),
  ],
})

const said = (...values: fc.Arbitrary<AnswerValue>[]): fc.Arbitrary<AnswerContent | null> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...values).map(answered) },
    { weight: 2, arbitrary: fc.constantFrom(DONT_KNOW, NOT_APPLICABLE, null) },
    {
      weight: 1,
      arbitrary: fc.oneof(...values).map((value) => ({ ...answered(value), toConfirm: true as const })),
    },
  )
const yes = fc.constantFrom('yes', 'yes', 'no', 'perhaps')
const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'none'), { maxLength: 5 })
const rows = fc
  .nat(3)
  .map((n) =>
    Array.from({ length: n }, (_, row) => ({ id: `00000000-0000-4000-8000-00000000000${row}`, cells: {} })),
  )
const sheet = fc
  .record({
    first: said(yes),
    second: said(yes),
    many: said(ids),
    scale: said(fc.nat(4), fc.constant('1')),
    order: said(ids),
    rows: said(rows),
    apart: said(fc.double({ noNaN: true, noDefaultInfinity: true })),
    why: said(fc.constantFrom('so', 'not', ' ')),
    'if-so': said(fc.nat(4)),
    nowhere: said(fc.constant('x')),
  })
  .map(
    (record) =>
      new Map(Object.entries(record).flatMap(([id, content]) => (content ? [[id, content] as const] : []))),
  )

test('each item counts what its sheets say one by one, and leaves out whom skip logic did not ask', () => {
  const context = aContext()
  const asked = askedIndicators(questionnaire, context)
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 30 }), (sheets) => {
      const standings = sheets.map((answers) => factsOf(asked, answers, context).standings)
      for (const { item, total, texts } of surveyResults(tallied(questionnaire, sheets, context, null))
        .items) {
        const states = standings.flatMap((of) => of.get(item.id)?.state ?? [])
        const number = (state: string) => states.filter((one) => one === state).length
        expect({ id: item.id, ...total.base }).toEqual({
          id: item.id,
          asked: states.length,
          answered: number('answered'),
          dontKnow: number('dontKnow'),
          notApplicable: number('na'),
          unanswered: number('unanswered'),
        } satisfies Base & { id: string })
        const values = standings.flatMap((of) => {
          const standing = of.get(item.id)
          return standing?.state === 'answered' ? [standing.value] : []
        })
        expect(texts).toEqual(item.type === 'shortText' ? [...values].sort() : null)
        for (const { key, count } of total.shares ?? []) {
          const saying = values.filter((value) =>
            [value].flat().some((one) => one === key || one === Number(key)),
          )
          expect([key, count]).toEqual([key, saying.length])
        }
      }
    }),
    { numRuns: 500 },
  )
})
