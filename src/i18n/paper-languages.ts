import type { Language } from '@/domain/shared/text'
import { SCREEN_LANGUAGES, type ScreenLanguage } from './languages'

/** Languages in which Kibe can print a form but not show its screens; no native speaker has reviewed these words. */
const MORE_LANGUAGES = [
  { code: 'az', name: 'Azərbaycanca' },
  { code: 'hy', name: 'Հայերեն' },
] as const

type PaperLanguage = ScreenLanguage | (typeof MORE_LANGUAGES)[number]['code']

/** What a language calls itself; its tag where Kibe does not know it. */
export function languageName(language: Language): string {
  return [...SCREEN_LANGUAGES, ...MORE_LANGUAGES].find(({ code }) => code === language)?.name ?? language
}

const files = import.meta.glob<Record<string, unknown>>(['./locales/*/blank.json', './paper/*.json'], {
  import: 'default',
})

function addressOf(language: Language): string | undefined {
  return [`./locales/${language}/blank.json`, `./paper/${language}.json`].find((path) => path in files)
}

/** The language of the words of a form whose questions are in this one: itself, or Georgian where Kibe has no words in it. */
function languageOfWords(language: Language): PaperLanguage {
  return addressOf(language) ? (language as PaperLanguage) : 'ka'
}

/** What a printed form says by itself, in the language of its questions or else in Georgian. */
export interface FormWords {
  readonly language: PaperLanguage
  readonly messages: Record<string, unknown>
  /** Whether somebody who knows the language well has read them. */
  readonly isReviewed: boolean
}

/** The words of a printed form. Rejects when they cannot be read. */
export async function loadFormWords(language: Language): Promise<FormWords> {
  const own = languageOfWords(language)
  const load = files[addressOf(own) ?? '']
  if (!load) throw new Error(`no words of forms in ${own}`)
  const isReviewed = SCREEN_LANGUAGES.some(({ code }) => code === own)
  return { language: own, messages: await load(), isReviewed }
}

/** The screen language whose figures and dates look as they do in this one: only English writes them otherwise. */
export function formatsLike(language: Language): ScreenLanguage {
  return language === 'en' ? 'en' : 'ka'
}
