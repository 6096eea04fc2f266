import { describe, expect, it } from 'vitest'
import { answersToConfirm } from '@/domain/assessment/to-confirm'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  aSheet,
} from '../../support/questionnaires'

const marked = (value: AnswerValue): AnswerContent => ({ ...answered(value), toConfirm: true })
const figure = anItem('number', 'n', { unit: 'count', integer: true })
const questionnaire = aQuestionnaire({
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('b', { items: [aLadder('b'), figure] }),
        anIndicator('a', { subsets: ['rapid'] }),
      ],
    }),
  ],
})

describe('answers to be confirmed', () => {
  it('are those with the mark, figures too, in the order of the questionnaire', () => {
    const answers = aSheet({ a: marked(2), n: marked(7), b: 3 })
    const found = answersToConfirm(questionnaire, answers, aContext())
    expect(found.map(({ indicator, item }) => [indicator.id, item.id])).toEqual([
      ['b', 'n'],
      ['a', 'a'],
    ])
  })

  it('are not named where they are not asked', () => {
    const answers = aSheet({ a: marked(2), n: marked(7) })
    const found = answersToConfirm(questionnaire, answers, aContext({ subset: 'rapid' }))
    expect(found.map(({ item }) => item.id)).toEqual(['a'])
  })

  it('are none without a mark', () => {
    expect(answersToConfirm(questionnaire, aSheet({ a: 2, b: 3 }), aContext())).toEqual([])
  })
})
