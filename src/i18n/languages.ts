/** Languages of the screens, in the order in which they are offered. Names are never translated. */
export const SCREEN_LANGUAGES = [
  { code: 'ka', name: 'ქართული', short: 'ქარ' },
  { code: 'en', name: 'English', short: 'EN' },
] as const

/** A language in which Kibe can show its screens and reports. */
export type ScreenLanguage = (typeof SCREEN_LANGUAGES)[number]['code']

/** Georgian, unless the device asks for a language Kibe speaks. */
export function preferredLanguage(deviceLanguages: readonly string[]): ScreenLanguage {
  for (const wanted of deviceLanguages) {
    const found = SCREEN_LANGUAGES.find(({ code }) => wanted === code || wanted.startsWith(`${code}-`))
    if (found) return found.code
  }
  return 'ka'
}
