import { useI18n } from 'vue-i18n'
import type { Candidate } from '@/domain/comparison/candidate'
import type { ExclusionReason } from '@/domain/comparison/comparison'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFormats } from '@/parts/use-formats'

/** Why an assessment is left out, and what can be done about it. */
export interface ReasonWords {
  readonly why: string
  readonly hint: string
}

/** Why an assessment is left out, in the language of the screen. */
export function useReasonWords(): (reason: ExclusionReason, candidate: Candidate) => ReasonWords {
  const { t } = useI18n()
  const { said } = useScreenLanguage()
  const formats = useFormats()
  function paramsOf(reason: ExclusionReason, { questionnaire }: Candidate): Record<string, string> {
    const percent = (share: number) => formats.value.percent(share)
    switch (reason.code) {
      case 'unknownMunicipality':
        return { code: reason.municipality }
      case 'otherQuestionnaire':
        return { title: said(questionnaire.title) }
      case 'noMapping':
        return { version: reason.version, target: reason.target }
      case 'lowCoverage':
        return { coverage: percent(reason.coverage), gate: percent(reason.gate) }
      case 'practice':
      case 'sameWaveTwice':
      case 'otherRespondents':
      case 'nothingApplies':
      case 'nothingShared':
        return {}
    }
  }
  return (reason, candidate) => ({
    why: t(`compare.reason.${reason.code}`, paramsOf(reason, candidate)),
    hint: t(`compare.hint.${reason.code}`),
  })
}
