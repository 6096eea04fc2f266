import { evaluate, type Lookup, type OpenLookup } from '@/domain/expression/evaluate'
import type { Expression } from '@/domain/expression/expression'
import type { AnswerValue } from '@/domain/records/answer'
import type { Indicator } from '@/domain/questionnaire/format-1'
import { isAsked } from '@/domain/questionnaire/tree'
import type { AssessmentContext, SheetAnswers } from './sheet-answers'
import { isMissing, standingOf, type Standing } from './standing'

/** What a sheet says, ready for expressions. */
export interface Facts {
  /** Ids of the items that skip logic hides, with their indicator or by themselves. What was answered in them counts for nothing. */
  readonly hidden: ReadonlySet<string>
  /** Where each item stands; items that are not asked, or hidden, are absent. */
  readonly standings: ReadonlyMap<string, Standing>
  /** For what holds now: a missing item has no value and is not answered. */
  readonly now: Lookup
  /** For what can still change: a missing item is open. */
  readonly open: OpenLookup
}

/**
 * The facts of a sheet over the indicators that are asked. Items of other indicators, and hidden ones, have no value,
 * whatever was once said of them. A condition reads only what stands before it, so one pass from the top decides all.
 */
export function factsOf(
  asked: readonly Indicator[],
  answers: SheetAnswers,
  context: AssessmentContext,
): Facts {
  const standings = new Map<string, Standing>()
  const hidden = new Set<string>()
  const open: OpenLookup = {
    item: (id) => valueOf(standings.get(id)),
    answered: (id) => {
      const standing = standings.get(id)
      return standing && isMissing(standing) ? undefined : standing?.state === 'answered'
    },
    context: (name) => context[name],
  }
  const now: Lookup = {
    item: (id) => open.item(id) ?? null,
    answered: (id) => open.answered(id) ?? false,
    context: (name) => context[name],
  }
  const holds = (condition: Expression | undefined): boolean =>
    condition === undefined || evaluate(condition, now) === true
  for (const indicator of asked) {
    const isShown = holds(indicator.visibleIf)
    for (const item of indicator.items) {
      if (!isShown || !holds(item.visibleIf)) hidden.add(item.id)
      else if (isAsked(item)) standings.set(item.id, standingOf(item, answers.get(item.id)))
    }
  }
  return { hidden, standings, now, open }
}

function valueOf(standing: Standing | undefined): AnswerValue | null | undefined {
  if (!standing) return null
  if (isMissing(standing)) return undefined
  return standing.state === 'answered' ? standing.value : null
}
