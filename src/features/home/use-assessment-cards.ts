import type { Ref } from 'vue'
import { progressOf, type ProgressCount } from '@/domain/assessment/progress'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Answer } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { LocalisedText } from '@/domain/shared/text'
import type { AsyncState } from '@/parts/async-state'
import { keptQuestionnaires, useContent } from '@/parts/content-library'
import { contextOf } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** An assessment as its card shows it. */
export interface AssessmentCard {
  readonly assessment: Assessment
  /** Null where the register cannot be had or does not know the code, which is then shown instead. */
  readonly municipality: LocalisedText | null
  /** Null for the full set. */
  readonly subset: LocalisedText | null
  /** Null where the questionnaire cannot be read. Counted when it is asked for: a long list shows its beginning only. */
  readonly progress: ProgressCount | null
  /** Instant of the last change to the assessment or one of its answers. */
  readonly changedAt: string
}

/** All assessments on this device, the one changed last first, following every change. */
export function useAssessmentCards(): Readonly<Ref<AsyncState<AssessmentCard[]>>> {
  const storage = useStorage()
  const content = useContent()
  return useLiveQuery(async () => {
    const [assessments, sheets, answers, register] = await Promise.all([
      storage.assessments.list(),
      storage.sheets.byAssessment(),
      storage.answers.bySheet(),
      content.municipalities().catch(() => null),
    ])
    // A card without its questionnaire or register is better than no list: the way to the backup stays open.
    const hashes = assessments.map(({ questionnaire }) => questionnaire.sha256)
    const questionnaires = await keptQuestionnaires(content, hashes)
    const cards = assessments.map((assessment) => {
      const [sheet] = sheets.get(assessment.id) ?? []
      const given = (sheet && answers.get(sheet.id)) ?? []
      const questionnaire = questionnaires.get(assessment.questionnaire.sha256) ?? null
      const named = register && findMunicipality(register, assessment.municipality)
      return cardOf(assessment, given, questionnaire, named?.name ?? null)
    })
    return cards.sort((a, b) => b.changedAt.localeCompare(a.changedAt))
  })
}

function cardOf(
  assessment: Assessment,
  answers: readonly Answer[],
  questionnaire: Questionnaire | null,
  municipality: LocalisedText | null,
): AssessmentCard {
  const changes = [assessment, ...answers].map(({ updatedAt }) => updatedAt)
  return {
    assessment,
    municipality,
    subset: questionnaire?.subsets.find(({ id }) => id === assessment.subset)?.title ?? null,
    get progress() {
      const said: SheetAnswers = new Map(answers.map(({ itemId, content: answer }) => [itemId, answer]))
      return questionnaire && progressOf(questionnaire, said, contextOf(assessment)).whole
    },
    changedAt: changes.reduce((latest, instant) => (instant > latest ? instant : latest)),
  }
}
