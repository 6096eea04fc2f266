import { mediansOf } from '@/parts/group-result'
import { useBundle } from '@/parts/use-assessment'
import { useScore } from '@/parts/use-score'
import { useScreenLanguage } from '@/parts/screen-language'
import { APP_VERSION } from '@/platform/app-version'
import type { CalendarDate, Sha256 } from '@/domain/shared/units'

/** What the checking sheet of the open assessment is made from, as it is when called, in the language of the screen. */
export function useCheckedScore() {
  const bundle = useBundle()
  const score = useScore()
  const { language } = useScreenLanguage()
  return () => {
    const { assessment, questionnaire, municipality, evidenceCounts } = bundle.value
    const { municipality: code, period, wave, state } = assessment
    return {
      language: language.value,
      questionnaire,
      sha256: assessment.questionnaire.sha256 as Sha256,
      // The code stands for the name where the register does not know it.
      municipality: { id: code, name: municipality?.name ?? { ka: code, en: code } },
      wave,
      from: period.from as CalendarDate,
      to: period.to as CalendarDate,
      isDraft: state === 'draft',
      root: score.value.root,
      evidence: evidenceCounts,
      medians: mediansOf(bundle.value),
      appVersion: APP_VERSION,
    }
  }
}

/** What a checking sheet is made from. */
export type CheckedScore = ReturnType<ReturnType<typeof useCheckedScore>>
