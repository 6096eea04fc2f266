import { contextOf } from '@/domain/assessment/assessment-context'
import { previousOf } from '@/domain/assessment/previous'
import { shownSheet } from '@/domain/assessment/shown-sheet'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Assessment } from '@/domain/records/assessment'
import type { Storage } from '@/storage/storage'
import type { ContentLibrary } from './content-library'
import { mediansOf, scoredAnswers } from './group-result'
import { saidIn } from './said-in'
import type { AssessmentBundle } from './use-assessment'

/** The sheet of the wave before. */
export interface PreviousSheet {
  /** Label of the round, for example "2025". */
  readonly wave: string
  /** Those that were scored: of a group, with the lower median where it agreed on nothing. */
  readonly answers: SheetAnswers
  readonly context: AssessmentContext
  /** How many answers a median rests on, by the id of each indicator that has one. */
  readonly medians: ReadonlyMap<string, number>
}

/**
 * The sheet of the wave before (`previousOf`), read by the rules of its own questionnaire; null where there is none on this
 * device, or where the medians of a group cannot be made since its questionnaire cannot be read.
 */
export async function loadPrevious(
  storage: Storage,
  content: Pick<ContentLibrary, 'keptQuestionnaire'>,
  { assessment }: Pick<AssessmentBundle, 'assessment'>,
): Promise<PreviousSheet | null> {
  const previous = previousOf(assessment, await candidates(storage, assessment))
  if (!previous) return null
  const { wave } = previous
  const context = contextOf(previous)
  const sheet = shownSheet(await storage.sheets.ofAssessment(previous.id))
  if (!sheet) return null
  const [stored, said] = await Promise.all([storage.answers.ofSheet(sheet.id), saidIn(storage, sheet)])
  const answers = new Map(stored.map(({ itemId, content: given }) => [itemId, given]))
  if (!said) return { wave, answers, context, medians: new Map() }
  const questionnaire = await content.keptQuestionnaire(previous.questionnaire.sha256).catch(() => null)
  if (!questionnaire) return null
  const readable = { questionnaire, context, answers, said }
  return { wave, answers: scoredAnswers(readable), context, medians: mediansOf(readable) }
}

/** Those among which the wave before is looked for. */
async function candidates(
  { assessments }: Storage,
  { previousId, programmeId }: Assessment,
): Promise<readonly Assessment[]> {
  if (previousId === null) return programmeId === null ? [] : assessments.list()
  const named = await assessments.get(previousId)
  return named ? [named] : []
}
