import type { Ref } from 'vue'
import { progressOf, type ProgressCount } from '@/domain/assessment/progress'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Assessment } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { LocalisedText } from '@/domain/shared/text'
import type { AsyncState } from '@/parts/async-state'
import { useContent, type ContentLibrary } from '@/parts/content-library'
import { contextOf } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { Storage } from '@/storage/storage'

/** An assessment as its card shows it. */
export interface AssessmentCard {
  readonly assessment: Assessment
  /** Null where the register cannot be had or does not know the code, which is then shown instead. */
  readonly municipality: LocalisedText | null
  /** Null for the full set. */
  readonly subset: LocalisedText | null
  /** Null where the questionnaire cannot be read. */
  readonly progress: ProgressCount | null
  /** Instant of the last change to the assessment or one of its answers. */
  readonly changedAt: string
}

/** All assessments on this device, the one changed last first, following every change. */
export function useAssessmentCards(): Readonly<Ref<AsyncState<AssessmentCard[]>>> {
  const storage = useStorage()
  const content = useContent()
  return useLiveQuery(async () => {
    const assessments = await storage.assessments.list()
    const cards = await Promise.all(assessments.map((assessment) => cardOf(storage, content, assessment)))
    return cards.sort((a, b) => b.changedAt.localeCompare(a.changedAt))
  })
}

async function cardOf(
  storage: Storage,
  content: ContentLibrary,
  assessment: Assessment,
): Promise<AssessmentCard> {
  const [sheet] = await storage.sheets.ofAssessment(assessment.id)
  const answers = sheet ? await storage.answers.ofSheet(sheet.id) : []
  // A card without its questionnaire or register is better than no list: the way to the backup stays open.
  const [questionnaire, register] = await Promise.all([
    content.keptQuestionnaire(assessment.questionnaire.sha256).catch(() => null),
    content.municipalities().catch(() => null),
  ])
  const said: SheetAnswers = new Map(answers.map(({ itemId, content: answer }) => [itemId, answer]))
  const changes = [assessment, ...answers].map(({ updatedAt }) => updatedAt)
  return {
    assessment,
    municipality: register && (findMunicipality(register, assessment.municipality)?.name ?? null),
    subset: questionnaire?.subsets.find(({ id }) => id === assessment.subset)?.title ?? null,
    progress: questionnaire && progressOf(questionnaire, said, contextOf(assessment)).whole,
    changedAt: changes.reduce((latest, instant) => (instant > latest ? instant : latest)),
  }
}
