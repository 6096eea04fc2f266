import type { ValueWords } from '@/domain/assessment/value-words'
import { textIn, type LocalisedText } from '@/domain/shared/text'
import type { Formats, Translate } from '@/platform/texts'
import { discussed, type Discussed } from './discussed'
import type { MinutesInput } from './minutes-input'

/** What every part of the minutes is written with. */
export interface Speaker extends Discussed {
  readonly input: MinutesInput
  readonly t: Translate
  readonly formats: Formats
  /** A text of the questionnaire or a register in the language of the minutes; empty where there is none. */
  readonly text: (texts: LocalisedText | undefined) => string
  readonly words: ValueWords
}

/** What every part of the minutes is written with. */
export function createSpeaker(input: MinutesInput, t: Translate, formats: Formats): Speaker {
  const { questionnaire, language } = input
  const text = (texts: LocalisedText | undefined) =>
    textIn(texts, [language, questionnaire.defaultLanguage]).text
  return {
    ...discussed(input),
    ...{ input, t, formats, text },
    words: {
      lang: language,
      shown: (texts) => ({ text: text(texts), lang: language }),
      formats,
      choice: (key) => t(`labels.answer.${key}`),
      count: (what, figure, n) => t(`labels.count.${what}`, { n: figure }, n),
    },
  }
}
