/** Languages of the screens, in the order in which they are offered. Names are never translated. */
export const SCREEN_LANGUAGES = [
  { code: 'ka', name: 'ქართული', short: 'ქარ' },
  { code: 'en', name: 'English', short: 'EN' },
] as const

/** A language in which Kibe can show its screens and reports. */
export type ScreenLanguage = (typeof SCREEN_LANGUAGES)[number]['code']

/** Languages in which respondents of a survey can answer and Kibe does not show its other screens; nobody has reviewed these words. */
export const RESPONDENT_ONLY_LANGUAGES = ['az', 'hy'] as const

/** A language in which respondents of a survey can answer. */
export type RespondentLanguage = ScreenLanguage | (typeof RESPONDENT_ONLY_LANGUAGES)[number]

/** Whether Kibe can show all its screens in this language. */
export function isScreenLanguage(language: unknown): language is ScreenLanguage {
  return SCREEN_LANGUAGES.some(({ code }) => code === language)
}

/** Whether Kibe has the words with which a respondent is led through a survey. */
export function isRespondentLanguage(language: string): language is RespondentLanguage {
  return isScreenLanguage(language) || RESPONDENT_ONLY_LANGUAGES.some((code) => code === language)
}

/** Georgian, unless the device asks for a language Kibe speaks. */
export function preferredLanguage(deviceLanguages: readonly string[]): ScreenLanguage {
  for (const wanted of deviceLanguages) {
    const found = SCREEN_LANGUAGES.find(({ code }) => wanted === code || wanted.startsWith(`${code}-`))
    if (found) return found.code
  }
  return 'ka'
}
