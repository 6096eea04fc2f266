import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import { scoreIfDone } from '@/domain/planning/outlook'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { aContext, anArea, anIndicator, aQuestionnaire, aSheet } from '../../support/questionnaires'

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area', { indicators: [anIndicator('A'), anIndicator('B', { weight: 3 }), anIndicator('C')] }),
  ],
})
const level = fc.integer({ min: 0, max: 4 })
const levels = fc.record({ A: level, B: level, C: level })
const score = (answers: SheetAnswers) => scoreSheet(questionnaire, answers, new Map(), aContext())

describe('scoreIfDone', () => {
  it('is never below the score of today', () => {
    fc.assert(
      fc.property(levels, fc.array(levels), (today, plans) => {
        const actions = plans.map((plan) => ({
          status: 'planned' as const,
          targets: Object.entries(plan).map(([indicatorId, goal]) => ({ indicatorId, level: goal })),
        }))
        const done = scoreIfDone(questionnaire, aSheet(today), actions, score)
        expect(done.root.share).toBeGreaterThanOrEqual(score(aSheet(today)).root.share ?? NaN)
      }),
    )
  })
})
