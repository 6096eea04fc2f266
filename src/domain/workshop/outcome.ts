import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import { countedItems } from '@/domain/assessment/progress'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import { standingOf } from '@/domain/assessment/standing'
import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { isTooFewToShow, sheetOfMedians, voicesIn, type ItemReading } from './group'

/**
 * On what an indicator rests: the group agreed on all of it; "median of n, no consensus"; or neither, since too few
 * answered. `n` is of the item of it that fewest answered.
 */
export type Outcome =
  | { readonly kind: 'consensus' }
  | { readonly kind: 'median'; readonly n: number }
  | { readonly kind: 'tooFew'; readonly n: number; readonly asked: number }

/**
 * What the group agreed on, filled up with the lower medians of what it did not: a second reading, to be scored beside
 * the sheet of the group and never written into it. It is read by others than those in the room: of too few voices to be
 * shown there is no median.
 */
export function filledWithMedians(consensus: SheetAnswers, readings: readonly ItemReading[]): SheetAnswers {
  const open = readings.filter(({ item, counted }) => !isSaid(item, consensus) && !isTooFewToShow(counted))
  const medians = [...sheetOfMedians(open)].filter(([, { state }]) => state !== 'unanswered')
  const noted = medians.map(
    ([id, content]) => [id, { ...content, note: consensus.get(id)?.note ?? '' }] as const,
  )
  return new Map([...consensus, ...noted])
}

/** On what each asked indicator rests, by its id; one that skip logic hides wholly is absent. */
export function outcomes(
  questionnaire: Questionnaire,
  context: AssessmentContext,
  consensus: SheetAnswers,
  readings: readonly ItemReading[],
): ReadonlyMap<string, Outcome> {
  const asked = askedIndicators(questionnaire, context)
  const filled = filledWithMedians(consensus, readings)
  const { standings } = factsOf(asked, filled, context)
  const readingOf = new Map(readings.map((reading) => [reading.item.id, reading]))
  return new Map(
    asked.flatMap((indicator) => {
      const shown = countedItems(indicator).filter(({ id }) => standings.has(id))
      const open = shown.filter((item) => !isSaid(item, consensus))
      const rest = open.flatMap(({ id }) => readingOf.get(id) ?? [])
      return shown.length === 0 ? [] : [[indicator.id, outcomeOf(rest, filled)] as const]
    }),
  )
}

function outcomeOf(open: readonly ItemReading[], filled: SheetAnswers): Outcome {
  const votes = open.map(({ counted }) => ({ n: voicesIn(counted), asked: counted.group.base.asked }))
  const [fewest] = votes.sort((a, b) => a.n - b.n)
  if (!fewest) return { kind: 'consensus' }
  const { n, asked } = fewest
  const isFilled = open.every(({ item }) => isSaid(item, filled))
  return isFilled ? { kind: 'median', n } : { kind: 'tooFew', n, asked }
}

/** Whether the sheet says something of the item. */
function isSaid(item: Item, sheet: SheetAnswers): boolean {
  return standingOf(item, sheet.get(item.id)).state !== 'unanswered'
}
