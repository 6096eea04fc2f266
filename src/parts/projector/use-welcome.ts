import { useScreenLanguage } from '../screen-language'
import { useBundle } from '../use-assessment'
import type { Slide } from './slide'

/** The slide that says where we are, and nothing of what people said. */
export function useWelcome(): () => Slide {
  const bundle = useBundle()
  const { shown, language } = useScreenLanguage()
  return () => {
    const { municipality, assessment } = bundle.value
    const place = municipality
      ? shown(municipality.name)
      : { text: assessment.municipality, lang: language.value }
    return { kind: 'welcome', place, wave: assessment.wave.slice(0, 40) }
  }
}
