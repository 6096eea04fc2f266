import { groupedBy } from '@/domain/shared/grouped'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { findIndicator, ladderOf } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import type { Action } from '@/domain/records/plan'
import type { ScoreResult } from '@/domain/scoring/score'
import { rounded } from '@/domain/shared/units'

/**
 * The answers as they would be when every action that is not dropped has reached its targets. A target never lowers a
 * level, never exceeds the ladder, and leaves "not applicable" alone; what was not answered counts as reached.
 */
export function answersIfDone(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  actions: readonly Pick<Action, 'targets' | 'status'>[],
): SheetAnswers {
  const hoped = new Map<string, AnswerContent>(answers)
  for (const { indicatorId, level } of carriedOut(actions).flatMap(({ targets }) => targets)) {
    const indicator = findIndicator(questionnaire, indicatorId)
    const ladder = indicator && ladderOf(indicator)
    const top = ladder?.levels.at(-1)?.value
    if (!ladder || top === undefined) continue
    const now = hoped.get(ladder.id)
    if (now?.state === 'na') continue
    const goal = Math.min(level, top)
    const isAnswered = now?.state === 'answered' && typeof now.value === 'number'
    hoped.set(ladder.id, {
      state: 'answered',
      value: isAnswered ? Math.max(Number(now.value), goal) : goal,
      naReason: '',
      note: now?.note ?? '',
    })
  }
  return hoped
}

/** The score if all is done (see `answersIfDone`), by the scoring that is handed in. */
export function scoreIfDone(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  actions: readonly Pick<Action, 'targets' | 'status'>[],
  score: (answers: SheetAnswers) => ScoreResult,
): ScoreResult {
  return score(answersIfDone(questionnaire, answers, actions))
}

/** What some actions cost together. */
export interface Cost {
  /** Sum of the known costs, in GEL. */
  readonly knownGel: number
  /** How many actions have no known cost, and are therefore not in the sum. */
  readonly unknown: number
}

/** The cost of all actions that are not dropped. */
export function totalCost(actions: readonly Pick<Action, 'costGel' | 'status'>[]): Cost {
  const costs = carriedOut(actions).map(({ costGel }) => costGel)
  return {
    knownGel: rounded(costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0)),
    unknown: costs.filter((cost) => cost === null).length,
  }
}

/** Cost by source of money, in the order in which the plan names them; the source is empty where none is named. */
export function costBySource(
  actions: readonly Pick<Action, 'costGel' | 'status' | 'moneySource'>[],
): (Cost & { readonly source: string })[] {
  const groups = groupedBy(carriedOut(actions), ({ moneySource }) => moneySource.trim())
  return [...groups].map(([source, group]) => ({ source, ...totalCost(group) }))
}

/** Cost by the year of the due date, earliest first; those without a date come last, under null. */
export function costByYear(
  actions: readonly Pick<Action, 'costGel' | 'status' | 'due'>[],
): (Cost & { readonly year: number | null })[] {
  const groups = groupedBy(carriedOut(actions), ({ due }) => (due === null ? null : Number(due.slice(0, 4))))
  return [...groups]
    .sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
    .map(([year, group]) => ({ year, ...totalCost(group) }))
}

function carriedOut<T extends Pick<Action, 'status'>>(actions: readonly T[]): T[] {
  return actions.filter(({ status }) => status !== 'dropped')
}
