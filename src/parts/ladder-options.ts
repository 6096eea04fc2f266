import type { LadderItem } from '@/domain/questionnaire/format-1'
import type { LocalisedText, ShownText } from '@/domain/shared/text'
import type { LadderOption } from '@/ui/LadderChoice.vue'

/** How the texts of a ladder are shown. */
export interface LadderWords {
  readonly shown: (texts: LocalisedText) => ShownText
  /** The same in a second language; null where none is shown. */
  readonly second: (texts: LocalisedText) => ShownText | null
  /** What the wave before said; null where it said nothing of this item. */
  readonly previous: { readonly level: number; readonly mark: string } | null
}

/** The rungs of a ladder item, lowest first, with the level of the wave before marked on its own rung. */
export function ladderOptions(item: LadderItem, { shown, second, previous }: LadderWords): LadderOption[] {
  return item.levels.map(({ value, text }) => ({
    value,
    ...shown(text),
    second: second(text),
    mark: previous?.level === value ? previous.mark : null,
  }))
}
