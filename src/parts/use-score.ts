import { computed, type ComputedRef } from 'vue'
import type { ScoreResult } from '@/domain/scoring/score'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { scoredAnswers } from './group-result'
import { useBundle, type AssessmentBundle } from './use-assessment'

const results = new WeakMap<AssessmentBundle, ScoreResult>()

/** The result of what the bundle holds: of a group, of its medians too, where it agreed on nothing. Every change of the data is a new bundle, so each is scored once. */
function scoreOf(bundle: AssessmentBundle): ScoreResult {
  const known = results.get(bundle)
  if (known) return known
  const { questionnaire, evidenceCounts, context } = bundle
  const result = scoreSheet(questionnaire, scoredAnswers(bundle), evidenceCounts, context)
  results.set(bundle, result)
  return result
}

/** The result of the assessment whose pages these are, following every change. */
export function useScore(): ComputedRef<ScoreResult> {
  const bundle = useBundle()
  return computed(() => scoreOf(bundle.value))
}
