import type { Indicator } from '@/domain/questionnaire/format-1'
import { findIndicator, ladderOf } from '@/domain/questionnaire/tree'
import { nextStep } from '@/domain/scoring/next-step'
import type { NodeScore, ScoreResult } from '@/domain/scoring/score'
import type { LocalisedText } from '@/domain/shared/text'
import type { AssessmentBundle } from './use-assessment'

/** An indicator together with where it stands. */
export interface IndicatorView {
  readonly indicator: Indicator
  readonly node: NodeScore
  /** The level given; null where the indicator has no ladder or none was chosen. */
  readonly level: number | null
  /** The next level up and what it says; null at the top and while there is no level. */
  readonly next: { readonly value: number; readonly text: LocalisedText } | null
}

/** The indicator with this id as it stands; null when the questionnaire has none. */
export function indicatorView(
  { questionnaire }: Pick<AssessmentBundle, 'questionnaire'>,
  score: ScoreResult,
  id: string,
): IndicatorView | null {
  const indicator = findIndicator(questionnaire, id)
  const node = score.nodes.get(id)
  if (!indicator || !node) return null
  const ladder = ladderOf(indicator)
  const value = node.children.find((child) => child.id === ladder?.id)?.trace.value
  const level = typeof value === 'number' ? value : null
  return { indicator, node, level, next: level === null ? null : nextStep(indicator, level) }
}
