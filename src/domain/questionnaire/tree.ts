import type { Area, Indicator, Item, LadderItem, Questionnaire } from './format-1'

/** All areas, parents before their children, in the order of the file. */
export function allAreas(areas: readonly Area[]): Area[] {
  return areas.flatMap((area) => [area, ...allAreas(area.areas ?? [])])
}

/** All indicators below these areas, in the order of the file. */
export function allIndicators(areas: readonly Area[]): Indicator[] {
  return allAreas(areas).flatMap((area) => area.indicators ?? [])
}

/** The indicator with this id, or null. */
export function findIndicator(questionnaire: Questionnaire, id: string): Indicator | null {
  return allIndicators(questionnaire.areas).find((indicator) => indicator.id === id) ?? null
}

/** The area that directly holds this indicator, or null. */
export function areaOf(questionnaire: Questionnaire, indicatorId: string): Area | null {
  return (
    allAreas(questionnaire.areas).find((area) => area.indicators?.some(({ id }) => id === indicatorId)) ??
    null
  )
}

/** The indicator's ladder: the item that carries its level, or null when it has none. */
export function ladderOf(indicator: Indicator): LadderItem | null {
  return indicator.items.find((item): item is LadderItem => item.type === 'ladder') ?? null
}

/** An item that can give a share to its indicator. */
export type ScoredItem = Extract<
  Item,
  {
    type:
      'ladder' | 'scale' | 'yesPartlyNo' | 'singleChoice' | 'multipleChoice' | 'number' | 'percent' | 'ratio'
  }
>

/** Which kinds of items scoring has a rule for (scoring.md §2). */
const HAS_RULE: Readonly<Record<Item['type'], boolean>> = {
  ladder: true,
  scale: true,
  yesPartlyNo: true,
  singleChoice: true,
  multipleChoice: true,
  number: true,
  percent: true,
  ratio: true,
  money: false,
  date: false,
  month: false,
  shortText: false,
  longText: false,
  ranking: false,
  table: false,
  roster: false,
  file: false,
  computed: false,
}

/** Whether scoring has a rule for items of this type. */
export function hasScoringRule(type: Item['type']): type is ScoredItem['type'] {
  return HAS_RULE[type]
}

/** Whether an item of this kind can give a share at all. */
export function canBeScored(item: Item): item is ScoredItem {
  return hasScoringRule(item.type)
}

/** Whether the item gives a share to its indicator (scoring.md §2). */
export function isScored(item: Item): item is ScoredItem {
  if (item.scored === false || !canBeScored(item)) return false
  switch (item.type) {
    case 'ladder':
    case 'scale':
    case 'yesPartlyNo':
    case 'ratio':
      return true
    case 'singleChoice':
      return item.choices.every((choice) => choice.share !== undefined)
    case 'multipleChoice':
      return item.bestSet !== undefined || item.choices.some((choice) => choice.share !== undefined)
    case 'number':
    case 'percent':
      return item.line !== undefined
  }
}

/** Whether the item is computed from others, and so answered by nobody. */
export function isComputed(item: Item): item is Extract<Item, { type: 'ratio' | 'computed' }> {
  return item.type === 'ratio' || item.type === 'computed'
}

/** Whether a person answers this item. */
export function isAsked(item: Item): boolean {
  return !isComputed(item)
}

/**
 * Whether "none of these" is an answer to the item, kept as an empty list: where several choices give shares, it gives 0,
 * and no answer gives none (scoring.md §1, §2).
 */
export function canBeNoneOfThese(item: Item): boolean {
  return item.type === 'multipleChoice' && isScored(item)
}
