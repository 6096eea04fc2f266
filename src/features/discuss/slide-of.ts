import type { Area } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import type { GroupItem } from '@/domain/statistics/group-summary'
import { isTooFewToShow, type ItemReading, type RoundReading } from '@/domain/workshop/group'
import { isApart } from '@/domain/workshop/order'
import type { IndicatorSlide, RolesSlide, Rung, SlideTimer } from '@/parts/projector/slide'
import { levelsOf, placeOnScale, wordOf, type LevelWords } from './level-words'

/** What of an item is projected beside what was said of it. */
export interface SlideAround {
  readonly area: Area | null
  /** Null for what is not gone through one by one. */
  readonly position: { readonly place: number; readonly of: number } | null
  readonly timer: SlideTimer | null
  /** What the group agreed on; null while it has not. */
  readonly agreed: AnswerValue | null
  /** People are still asked, and nobody may see what others said. */
  readonly isBlind: boolean
}

/**
 * The slide of an item: counts for each level and what follows from them, nothing of any one person. In the blind round it
 * holds only what is asked; where too few answered, only how many.
 */
export function slideOf(reading: ItemReading, around: SlideAround, words: LevelWords): IndicatorSlide {
  const { isBlind, position, timer, area } = around
  const { counted, second } = reading
  const isTooFew = !isBlind && isTooFewToShow(counted)
  const group = isBlind || isTooFew ? null : counted.group
  const agreed = isBlind ? null : around.agreed
  return {
    kind: 'indicator',
    area: words.shown(area?.title),
    title: words.shown(reading.indicator.title),
    question: words.shown(reading.indicator.question),
    position,
    rungs: rungsOf(reading, { isBlind, agreed }, words),
    answered: isBlind ? null : counted.group.base.answered,
    isTooFew,
    median: medianWord(group, words),
    // Of figures it is in their own unit, and no level.
    spread: group?.distribution ? group.spread : null,
    agreement: group?.agreement ?? null,
    asksForDiscussion: group !== null && isApart(group),
    isSecondVote: !isBlind && second !== null,
    isAgreed: agreed !== null,
    timer,
  }
}

/** The same by role; null where a group is too small to be shown, and in the blind round. */
export function rolesSlideOf(reading: ItemReading, isBlind: boolean, words: LevelWords): RolesSlide | null {
  const { byRole } = reading.counted
  const levels = levelsOf(reading.item)
  if (isBlind || !byRole || levels.length === 0) return null
  return {
    kind: 'roles',
    title: words.shown(reading.indicator.title),
    levels: levels.map((value, place) => ({
      label: wordOf(value, words),
      step: placeOnScale(place, levels.length),
    })),
    roles: byRole.map(({ role, group }) => ({
      role: role ?? 'unknown',
      counts: levels.map((_, place) => countAt(group, place)),
      median: medianWord(group, words),
    })),
  }
}

function rungsOf(
  { item, first, second, counted }: ItemReading,
  { isBlind, agreed }: Pick<SlideAround, 'isBlind' | 'agreed'>,
  words: LevelWords,
): Rung[] {
  const levels = levelsOf(item)
  const countIn = (round: RoundReading, place: number) =>
    isBlind || isTooFewToShow(round) ? null : countAt(round.group, place)
  return levels.map((value, place) => ({
    label: wordOf(value, words),
    step: placeOnScale(place, levels.length),
    text: words.textOf(item, value),
    count: countIn(counted, place),
    before: second && countIn(first, place),
    isAgreed: value === agreed,
  }))
}

function countAt({ distribution }: GroupItem, place: number): number {
  return distribution?.[place]?.count ?? 0
}

function medianWord(group: GroupItem | null, words: LevelWords): string | null {
  if (!group?.distribution || group.lowerMedian === null) return null
  return wordOf(group.lowerMedian, words)
}
