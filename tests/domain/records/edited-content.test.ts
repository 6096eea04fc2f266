import { describe, expect, it } from 'vitest'
import { standingOf } from '@/domain/assessment/standing'
import { editedContent, EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import { anItem } from '../../support/questionnaires'

const brought: AnswerContent = { ...EMPTY_ANSWER, state: 'answered', value: 3, toConfirm: true }

describe('an answer that came along from another version', () => {
  const scale = anItem('scale', 'INF-1', { min: 1, max: 5 })

  it('counts as unanswered until somebody has said how the item is answered, were it the same again', () => {
    expect(standingOf(scale, brought)).toEqual({ state: 'unanswered' })
    const confirmed = editedContent(brought, { state: 'answered', value: 3 })
    expect(confirmed).toEqual({ ...EMPTY_ANSWER, state: 'answered', value: 3 })
    expect(standingOf(scale, confirmed)).toEqual({ state: 'answered', value: 3 })
  })

  it('is not confirmed by a note', () => {
    expect(editedContent(brought, { note: 'see the minutes' })).toEqual({
      ...brought,
      note: 'see the minutes',
    })
  })

  it('is confirmed by any other answer, also by none', () => {
    for (const state of ['na', 'dontKnow', 'unanswered'] as const) {
      expect(editedContent(brought, { state, value: null })).not.toHaveProperty('toConfirm')
    }
  })
})
