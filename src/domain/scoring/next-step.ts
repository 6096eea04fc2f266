import type { Indicator, LadderItem } from '@/domain/questionnaire/format-1'
import { ladderOf } from '@/domain/questionnaire/tree'

/** The next level up from this one, with its text; null at the top, and where the indicator has no ladder. */
export function nextStep(indicator: Indicator, level: number): LadderItem['levels'][number] | null {
  return ladderOf(indicator)?.levels.find((step) => step.value > level) ?? null
}
