import { useI18n } from 'vue-i18n'
import type { Indicator, Item } from '@/domain/questionnaire/format-1'
import { canBeScored } from '@/domain/questionnaire/tree'
import { isIdList, plainText } from '@/domain/records/answer'
import type { Trace } from '@/domain/scoring/score'
import type { ShownText } from '@/domain/shared/text'
import { useFormats } from '@/parts/use-formats'
import { useScreenLanguage } from '@/parts/screen-language'

/** The value of an item as people read it: the level with its text, the chosen words, or a figure. Null without a value. */
export function useValueWords(): (item: Item, value: Trace['value']) => readonly ShownText[] | null {
  const { t } = useI18n()
  const { shown, language } = useScreenLanguage()
  const formats = useFormats()
  return (item, value) => {
    // What is not scored is in no trace.
    if (value === null || !canBeScored(item)) return null
    const plain = (text: string): ShownText[] => [{ text, lang: language.value }]
    switch (item.type) {
      case 'ladder': {
        const level = item.levels.find((step) => step.value === value)
        return level ? [...plain(String(level.value)), shown(level.text)] : null
      }
      case 'yesPartlyNo':
        return plain(t(`labels.answer.${plainText(value)}`))
      case 'singleChoice':
      case 'multipleChoice': {
        const chosen = isIdList(value) ? value : [value]
        return item.choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => shown(label))
      }
      case 'scale':
      case 'number':
        return plain(formats.value.number(Number(value)))
      case 'percent':
      case 'ratio':
        return plain(formats.value.percent(Number(value) / 100, 2))
    }
  }
}

/** The item of an indicator that a node of the score stands for; null when there is none. */
export function itemOf(indicator: Indicator | null, itemId: string): Item | null {
  return indicator?.items.find(({ id }) => id === itemId) ?? null
}
