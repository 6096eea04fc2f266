import type { Language } from '@/domain/shared/text'
import type { Questionnaire } from './format-1'
import { textKey } from './text-key'
import { textsOf, type PlacedText } from './texts'

/** How far a questionnaire is in one of its languages, in numbers of texts. */
export interface LanguageState {
  readonly language: Language
  /** Texts of the questionnaire in any language. */
  readonly texts: number
  /** Those that exist in this language: the sum of the three below. */
  readonly present: number
  readonly reviewed: number
  readonly draft: number
  readonly machine: number
}

/**
 * How far a questionnaire is in each declared language, in the order declared. `reviewOf` goes before `review`; what
 * neither speaks of counts as looked at by nobody (`machine`).
 */
export function languageState(questionnaire: Questionnaire): LanguageState[] {
  // The label of the scoring that stands for none is in no language, and shown to nobody.
  const texts = textsOf(questionnaire).filter(({ node }) => Object.keys(node).length > 0)
  return questionnaire.languages.map((language) => stateIn(language, texts, questionnaire))
}

function stateIn(
  language: Language,
  texts: readonly PlacedText[],
  questionnaire: Questionnaire,
): LanguageState {
  const exceptions = questionnaire.reviewOf?.[language]
  const usual = questionnaire.review[language] ?? 'machine'
  const present = texts.filter(({ node }) => node[language] !== undefined)
  const counts = { reviewed: 0, draft: 0, machine: 0 }
  for (const { path } of present) counts[exceptions?.[textKey(questionnaire, path)] ?? usual] += 1
  return { language, texts: texts.length, present: present.length, ...counts }
}
