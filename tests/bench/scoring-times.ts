import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import { EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { CalendarDate } from '@/domain/shared/units'

const context: AssessmentContext = {
  kind: 'community',
  subset: 'full',
  date: '2026-12-31' as CalendarDate,
}

/** Milliseconds per scoring of a questionnaire with every ladder answered, in batches of `batch`. */
export function scoringTimes(document: unknown, batches: number, batch: number): number[] {
  const parsed = parseQuestionnaire(document)
  if (!parsed.ok) throw new Error('not a questionnaire')
  const answers = new Map<string, AnswerContent>()
  for (const [index, indicator] of allIndicators(parsed.value.areas).entries()) {
    const ladder = ladderOf(indicator)
    if (ladder) answers.set(ladder.id, { ...EMPTY_ANSWER, state: 'answered', value: index % 5 })
  }
  return Array.from({ length: batches }, () => {
    const started = performance.now()
    for (let n = 0; n < batch; n += 1) scoreSheet(parsed.value, answers, new Map(), context)
    return (performance.now() - started) / batch
  })
}
