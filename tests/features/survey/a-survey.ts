import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'
import { anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'

const choice = (id: string) => ({ id, label: inBoth(`choice ${id}`) })

/** A survey with a scale, skip logic, an order, several choices, a text, a figure that is asked for, and two breakdowns. */
export const survey: Questionnaire = inAzerbaijaniToo({
  ...aQuestionnaire({
    areas: [
      anArea('area-1', {
        indicators: [
          anIndicator('Q1', {
            items: [
              anItem('scale', 'content', {
                min: 1,
                max: 5,
                minLabel: inBoth('not at all'),
                maxLabel: inBoth('fully'),
              }),
            ],
          }),
          anIndicator('Q2', {
            items: [
              anItem('singleChoice', 'meets', { choices: [choice('yes'), choice('no')] }),
              anItem('shortText', 'why', {
                label: inBoth('Why not?'),
                visibleIf: { op: 'eq', args: [{ item: 'meets' }, 'no'] },
              }),
            ],
          }),
          anIndicator('Q3', {
            visibleIf: { op: 'eq', args: [{ item: 'meets' }, 'yes'] },
            items: [
              anItem('multipleChoice', 'where', {
                choices: ['a', 'b', 'c', 'd'].map(choice),
                most: 2,
              }),
            ],
          }),
          anIndicator('Q4', {
            items: [anItem('ranking', 'order', { choices: ['road', 'water', 'bus'].map(choice), first: 2 })],
          }),
        ],
      }),
      anArea('area-2', {
        indicators: [
          anIndicator('Q5', {
            items: [
              anItem('number', 'people', {
                unit: 'count',
                integer: true,
                min: 1,
                max: 30,
                requiredIf: true,
              } as never),
            ],
          }),
          anIndicator('Q6', {
            items: [
              anItem('singleChoice', 'sex', {
                choices: [choice('woman'), choice('man')],
                breakdown: true,
              }),
            ],
          }),
        ],
      }),
    ],
  }),
  kind: 'survey',
  title: { ...inBoth('What matters'), az: 'Nə vacibdir' },
  languages: ['ka', 'en', 'az'],
  review: { ka: 'reviewed', en: 'reviewed', az: 'machine' },
})

/** The same with a third language in every text that lacks it. */
function inAzerbaijaniToo(questionnaire: Questionnaire): Questionnaire {
  const complete = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'ka' in value && 'en' in value && !('az' in value)
      ? { ...value, az: `${String(value.en)} (az)` }
      : value
  return JSON.parse(JSON.stringify(questionnaire, complete)) as Questionnaire
}

/** An answer with this value. */
export function given(value: AnswerValue): AnswerContent {
  return { state: 'answered', value, naReason: '', note: '' }
}
