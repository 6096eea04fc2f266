import { describe, expect, it } from 'vitest'
import { hiddenAnswers } from '@/domain/assessment/hidden-answers'
import { hiddenItems, isDealtWith, isShown, progressOf } from '@/domain/assessment/progress'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { Expression } from '@/domain/expression/expression'
import type { Indicator } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aSheet,
} from '../../support/questionnaires'

const isYes = (item: string): Expression => ({ op: 'eq', args: [{ item }, 'yes'] })
const lead = anIndicator('LEAD', { items: [anItem('yesPartlyNo', 'has', {})] })
const follow = anIndicator('FOLLOW', { visibleIf: isYes('has'), items: [aLadder('FOLLOW')] })
const mixed = anIndicator('MIXED', {
  items: [aLadder('MIXED'), { ...anItem('yesPartlyNo', 'extra', {}), visibleIf: isYes('has') }],
})
const inChain = anIndicator('CHAIN', { visibleIf: { answered: 'FOLLOW' }, items: [aLadder('CHAIN')] })
const asked = (...indicators: Indicator[]) => aQuestionnaire({ areas: [anArea('A', { indicators })] })
const questionnaire = asked(lead, follow, mixed, inChain)
const hiddenBy = (answers: Record<string, AnswerValue>) =>
  [...hiddenItems(questionnaire, aSheet(answers), aContext())].sort()
const share = (answers: Record<string, AnswerValue>, of = questionnaire) =>
  scoreSheet(of, aSheet(answers), new Map(), aContext()).root.share

describe('skip logic', () => {
  it('hides an indicator, or one item, until its condition is true: also while that is not known', () => {
    expect(hiddenBy({})).toEqual(['CHAIN', 'FOLLOW', 'extra'])
    expect(hiddenBy({ has: 'no' })).toEqual(['CHAIN', 'FOLLOW', 'extra'])
    expect(hiddenBy({ has: 'yes' })).toEqual(['CHAIN'])
    expect(hiddenBy({ has: 'yes', FOLLOW: 2 })).toEqual([])
  })

  it('takes what was answered in a hidden item for not answered, down a whole chain', () => {
    expect(hiddenBy({ has: 'no', FOLLOW: 2, CHAIN: 4 })).toEqual(['CHAIN', 'FOLLOW', 'extra'])
  })

  it('names the answers that it hides, and no others', () => {
    const answers = aSheet({ has: 'no', FOLLOW: 2, MIXED: 1, extra: 'partly' })
    const named = hiddenAnswers(questionnaire, answers, aContext())
    expect(named.map(({ indicator, item, content }) => [indicator.id, item.id, content.value])).toEqual([
      ['FOLLOW', 'FOLLOW', 2],
      ['MIXED', 'extra', 'partly'],
    ])
    expect(hiddenAnswers(questionnaire, aSheet({ has: 'yes', FOLLOW: 2 }), aContext())).toEqual([])
  })

  it('leaves hidden items out of progress', () => {
    const answers = aSheet({ has: 'no', MIXED: 1, FOLLOW: 2 })
    expect(progressOf(questionnaire, answers, aContext()).whole).toEqual({
      asked: 2,
      dealtWith: 2,
      answered: 2,
    })
    const hidden = hiddenItems(questionnaire, answers, aContext())
    expect([lead, follow, mixed, inChain].map((each) => isShown(each, hidden))).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(isDealtWith(mixed, answers, hidden)).toBe(true)
  })

  it('scores as if the hidden items were not in the questionnaire', () => {
    const answers = { has: 'no', FOLLOW: 4, MIXED: 3, extra: 'yes', CHAIN: 4 }
    const without = asked(lead, anIndicator('MIXED', { items: [aLadder('MIXED')] }))
    // LEAD 0, MIXED 3 of 4.
    expect(share(answers)).toBe(0.375)
    expect(share(answers)).toBe(share({ has: 'no', MIXED: 3 }, without))
  })
})
