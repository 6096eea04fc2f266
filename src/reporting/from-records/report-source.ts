import { previousOf } from '@/domain/assessment/previous'
import type { EvidenceCounts } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { Outcome } from '@/domain/workshop/outcome'
import type { LivingRecords } from './living-records'
import { scoredAnswers, storedSheet, type QuestionnaireOf } from './read-assessment'
import type { PreviousAnswers, ReportSource } from './report-input'

/** What the report of an assessment is made from, read from the records of a file; null where it has no sheet, as a survey. */
export function reportSource(
  records: LivingRecords,
  assessment: Assessment,
  questionnaire: Questionnaire,
  questionnaireOf: QuestionnaireOf,
): ReportSource | null {
  const stored = storedSheet(records, assessment)
  if (!stored) return null
  const { sheet, evidence, context } = stored
  const { answers, outcomes } = scoredAnswers(stored, questionnaire)
  const [plan = null] = records.of('plans', assessment.id)
  const actions = [...records.of('actions', assessment.id)].sort((a, b) => a.order - b.order)
  return {
    assessment,
    sheet,
    questionnaire,
    answers,
    outcomes,
    evidence,
    score: scoreSheet(questionnaire, answers, countByItem(evidence), context),
    plan,
    actions,
    updates: actions.flatMap(({ id }) => records.of('updates', id)),
    previous: previousAnswers(records, assessment, questionnaireOf),
  }
}

function countByItem(evidence: readonly Evidence[]): EvidenceCounts {
  const counts = new Map<string, number>()
  for (const { itemId } of evidence) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
  return counts
}

/** Null where no wave before is among the records (`previousOf`), or the medians of its group cannot be made. */
function previousAnswers(
  records: LivingRecords,
  assessment: Assessment,
  questionnaireOf: QuestionnaireOf,
): PreviousAnswers | null {
  const previous = previousOf(assessment, records.all('assessments'))
  const stored = previous && storedSheet(records, previous)
  if (!stored) return null
  const { context, said } = stored
  const { wave } = previous
  const questionnaire = said && questionnaireOf(previous.questionnaire.sha256)
  if (questionnaire) {
    const { answers, outcomes } = scoredAnswers(stored, questionnaire)
    return { wave, answers, context, medians: mediansIn(outcomes) }
  }
  // Without what each said nothing depends on its questionnaire.
  const answers = new Map(stored.answers.map(({ itemId, content }) => [itemId, content]))
  return said ? null : { wave, answers, context, medians: new Map() }
}

function mediansIn(outcomes: ReadonlyMap<string, Outcome> | null): ReadonlyMap<string, number> {
  const all = [...(outcomes ?? [])]
  return new Map(all.flatMap(([id, outcome]) => (outcome.kind === 'median' ? [[id, outcome.n]] : [])))
}
