import { useI18n } from 'vue-i18n'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import { findMunicipality } from '@/domain/registers/find'
import type { MechanismRegister } from '@/domain/registers/mechanism'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { LocalisedText } from '@/domain/shared/text'
import { useContent } from '@/parts/content-library'
import { loadOffered, newestOfEach, offeredQuestionnaires, type Offered } from '@/parts/offered'
import { useLoaded, type UseLoaded } from '@/parts/use-loaded'
import { useScreenLanguage } from '@/parts/screen-language'
import { useStorage } from '@/parts/use-storage'

/** What gives the codes of a practice their names. */
export interface PracticeNames {
  readonly register: MunicipalityRegister | null
  readonly mechanisms: MechanismRegister['mechanisms']
  /** The newest version of each questionnaire that has indicators. */
  readonly offered: readonly Offered[]
}

/** Whatever of it can be had; what cannot leaves the codes. */
export function usePracticeNames(): UseLoaded<PracticeNames> {
  const content = useContent()
  const storage = useStorage()
  return useLoaded(async () => {
    const [register, catalogue, offered] = await Promise.all([
      content.municipalities().catch(() => null),
      content.mechanisms().catch(() => null),
      offeredQuestionnaires(content, storage).catch(() => []),
    ])
    const withIndicators = offered.filter(({ kind }) => kind === 'benchmark' || kind === 'certification')
    return {
      register,
      mechanisms: catalogue?.mechanisms ?? [],
      offered: newestOfEach(withIndicators, null),
    }
  })
}

/** The newest versions of these questionnaires by their id; one that cannot be had is not in it. */
export function useQuestionnaires(
  names: () => PracticeNames | null,
  ids: () => readonly string[],
): UseLoaded<ReadonlyMap<string, Questionnaire>> {
  const content = useContent()
  const storage = useStorage()
  return useLoaded(
    async () => {
      const wanted = names()?.offered.filter(({ id }) => ids().includes(id)) ?? []
      const found = wanted.map(async (one) => {
        const loaded = await loadOffered(one, content, storage).catch(() => null)
        return loaded ? ([[one.id, loaded.questionnaire]] as const) : []
      })
      return new Map((await Promise.all(found)).flat())
    },
    () => [names() === null, ...ids()].join('/'),
  )
}

/** The title of an indicator; its id where the questionnaire is not here. */
export function indicatorTitle(questionnaire: Questionnaire | undefined, id: string): LocalisedText {
  const found = questionnaire && allIndicators(questionnaire.areas).find((one) => one.id === id)
  return found?.title ?? { en: id }
}

/** Names in the language of the screen: of a municipality with its region, as one reads it in a list. */
export function usePlaceName(): (names: PracticeNames | null, code: string) => string {
  const { t } = useI18n()
  const { said } = useScreenLanguage()
  return (names, code) => {
    const register = names?.register
    const found = register && findMunicipality(register, code)
    if (!register || !found) return code
    const region = register.regions.find(({ id }) => id === found.region)
    if (!region || found.id === register.practice.id) return said(found.name)
    return t('practices.place', { name: said(found.name), region: said(region.name) })
  }
}
