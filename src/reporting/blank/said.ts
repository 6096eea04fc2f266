import { textIn, type Language, type LocalisedText } from '@/domain/shared/text'
import type { Formats, Translate } from '@/platform/texts'

/** A text of a form, and the same in the second language; `under` is empty where the form has one language only. */
export interface Said {
  readonly text: string
  readonly under: string
}

/** What one language of a form says it with. */
export interface Voice {
  readonly language: Language
  readonly t: Translate
  readonly formats: Formats
  /** Whether a native speaker has reviewed what Kibe itself says in this language. */
  readonly isReviewed: boolean
}

/** One language of a form, with the texts of the questionnaire in it. */
export interface Speaker extends Voice {
  /** A text in this language, else in one that the questionnaire falls back to; empty where there is none. */
  readonly text: (texts: LocalisedText | undefined) => string
}

/** What one speaker says. */
export type Phrase = (speaker: Speaker) => string

/** Says something in every language of the form. */
export type Say = (phrase: Phrase) => Said

/** Nothing said. */
export const SILENCE: Said = { text: '', under: '' }

/** Speaks with one voice, or with two; what is the same in both is said once. */
export function createSay([first, second]: readonly Voice[], fallback: readonly Language[]): Say {
  const speakers = [first, second].flatMap((voice): Speaker[] =>
    voice ? [{ ...voice, text: (texts) => textIn(texts, [voice.language, ...fallback]).text }] : [],
  )
  return (phrase) => {
    const [text = '', under = ''] = speakers.map(phrase)
    return { text, under: under === text ? '' : under }
  }
}
