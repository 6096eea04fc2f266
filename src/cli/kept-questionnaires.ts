import { checkedQuestionnaire } from '@/domain/questionnaire/checked'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { CarriedRecords } from '@/domain/records/registry'
import type { QuestionnaireOf } from '@/reporting/from-records/read-assessment'

/** The questionnaires that these records carry, each checked once, when it is first asked for. */
export function keptQuestionnaires({ questionnaires }: CarriedRecords): QuestionnaireOf {
  const checked = new Map<string, Questionnaire | null>()
  return (sha256) => {
    const known = checked.get(sha256)
    if (known !== undefined) return known
    const record = questionnaires.find(({ id }) => id === sha256)
    const result = record && checkedQuestionnaire(record.document, sha256)
    const questionnaire = result?.ok ? result.value : null
    checked.set(sha256, questionnaire)
    return questionnaire
  }
}
