import { useI18n } from 'vue-i18n'
import type { Item } from '@/domain/questionnaire/format-1'
import { isIdList, plainText, type AnswerContent } from '@/domain/records/answer'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFormats } from '@/parts/use-formats'
import { choicesOf } from './item-choices'

/** Answers in words, for lists. */
export interface AnswerWords {
  /** What was said of an item, note and reason left out. */
  ofAnswer(item: Item, content: AnswerContent): string
}

/** Answers in words, in the language of the screen. */
export function useAnswerWords(): AnswerWords {
  const { t } = useI18n()
  const { shown } = useScreenLanguage()
  const formats = useFormats()

  function ofValue(item: Item, value: NonNullable<AnswerContent['value']>): string {
    const choices = choicesOf(item, { shown, yesPartlyNo: (key) => t(`fill.choice.${key}`) })
    const labelOf = (key: string) => choices.find((choice) => choice.value === key)?.label ?? key
    if (item.type === 'ladder') return t('fill.level', { level: plainText(value) })
    if (typeof value === 'number') return formats.value.number(value)
    if (typeof value === 'string') return labelOf(value)
    return isIdList(value) ? value.map(labelOf).join(', ') : plainText(value)
  }
  return {
    ofAnswer(item, { state, value }) {
      if (state === 'na') return t('fill.notApplicable')
      if (state === 'dontKnow') return t('fill.dontKnow')
      return state === 'unanswered' || value === null ? t('fill.unanswered') : ofValue(item, value)
    },
  }
}
