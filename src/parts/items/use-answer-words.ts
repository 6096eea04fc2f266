import { useI18n } from 'vue-i18n'
import { valueLine } from '@/domain/assessment/value-words'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'
import type { ShownText } from '@/domain/shared/text'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFormats } from '@/parts/use-formats'

/** Answers in words, for lists. */
export interface AnswerWords {
  /** What was said of an item, note and reason left out. */
  ofAnswer(item: Item, content: AnswerContent): ShownText
  /** What was answered, or computed. */
  ofValue(item: Item, value: AnswerValue): ShownText
}

/** Answers in words, in the language of the screen. */
export function useAnswerWords(): AnswerWords {
  const { t } = useI18n()
  const { shown, language } = useScreenLanguage()
  const formats = useFormats()
  const ofValue = (item: Item, value: AnswerValue) =>
    valueLine(item, value, {
      lang: language.value,
      shown,
      formats: formats.value,
      choice: (key) => t(`fill.choice.${key}`),
      count: (what, figure, n) => t(`fill.count.${what}`, { n: figure }, n),
    })
  return {
    ofValue,
    ofAnswer(item, { state, value }) {
      const plain = (text: string): ShownText => ({ text, lang: language.value })
      if (state === 'na') return plain(t('fill.notApplicable'))
      if (state === 'dontKnow') return plain(t('fill.dontKnow'))
      return state === 'unanswered' || value === null ? plain(t('fill.unanswered')) : ofValue(item, value)
    },
  }
}
