import type { Lookup, OpenLookup } from '@/domain/expression/evaluate'
import type { AnswerValue } from '@/domain/records/answer'
import type { Indicator } from '@/domain/questionnaire/format-1'
import { askedItems } from './applicability'
import type { AssessmentContext, SheetAnswers } from './sheet-answers'
import { isMissing, standingOf, type Standing } from './standing'

/** What a sheet says, ready for expressions. */
export interface Facts {
  /** Where each item stands; items that are not asked are absent. */
  readonly standings: ReadonlyMap<string, Standing>
  /** For what holds now: a missing item has no value and is not answered. */
  readonly now: Lookup
  /** For what can still change: a missing item is open. */
  readonly open: OpenLookup
}

/** The facts of a sheet over the indicators that are asked. Items of other indicators have no value, whatever was once said of them. */
export function factsOf(
  asked: readonly Indicator[],
  answers: SheetAnswers,
  context: AssessmentContext,
): Facts {
  const standings = new Map<string, Standing>()
  for (const indicator of asked) {
    for (const item of askedItems(indicator)) standings.set(item.id, standingOf(item, answers.get(item.id)))
  }
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
  return { standings, now, open }
}

function valueOf(standing: Standing | undefined): AnswerValue | null | undefined {
  if (!standing) return null
  if (isMissing(standing)) return undefined
  return standing.state === 'answered' ? standing.value : null
}
