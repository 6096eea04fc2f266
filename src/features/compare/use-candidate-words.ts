import { useI18n } from 'vue-i18n'
import type { Candidate, Voice } from '@/domain/comparison/candidate'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { useScreenLanguage } from '@/parts/screen-language'

/** What a screen says of an assessment that may be compared. */
export interface CandidateWords {
  /** Name of the municipality; its code where the register does not know it. */
  readonly name: (candidate: Candidate) => string
  readonly region: (candidate: Candidate) => string
  readonly kind: (candidate: Candidate) => string
  readonly subset: (candidate: Candidate) => string
  readonly voice: (voice: Voice, people: number | null) => string
}

/** What a screen says of an assessment that may be compared, in the language of the screen. */
export function useCandidateWords(regions: () => MunicipalityRegister['regions']): CandidateWords {
  const { t } = useI18n()
  const { said } = useScreenLanguage()
  return {
    name: ({ municipality, assessment }) =>
      municipality ? said(municipality.name) : assessment.municipality,
    region({ municipality }) {
      const region = regions().find(({ id }) => id === municipality?.region)
      return region ? said(region.name) : t('compare.here.unknownRegion')
    },
    kind: ({ assessment }) => t(`compare.kind.${assessment.municipalityKind}`),
    subset({ assessment: { subset }, questionnaire }) {
      if (subset === 'full') return t('compare.here.full')
      if (subset === 'chosen') return t('compare.here.ownChoice')
      return said(questionnaire.subsets.find(({ id }) => id === subset)?.title) || subset
    },
    voice(voice, people) {
      const who = t(`compare.voice.${voice}`)
      return people === null ? who : `${who} (${t('compare.voice.people', { n: people }, people)})`
    },
  }
}
