import { findIndicator } from '@/domain/questionnaire/tree'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Joined } from '@/domain/workshop/joined'
import { isRunHere } from '@/domain/workshop/joined'
import type { PointsCall } from '@/exchange/points/points-call'
import type { ContentLibrary } from '@/parts/content-library'
import type { OpenedStorage } from '@/storage/storage'

/**
 * Why points cannot be given here: the device knows nothing of the workshop, runs it, knows nobody's code, or lacks the
 * questionnaire in the version that the workshop asks.
 */
export type GivingObstacle = 'noWorkshop' | 'runsIt' | 'noCode' | 'noQuestionnaire'

/** What this device needs for giving points, or why it cannot. */
export type Giving =
  | { readonly obstacle: GivingObstacle }
  | {
      readonly obstacle: null
      readonly questionnaire: Questionnaire
      /** Never nobody. */
      readonly people: Joined['people']
    }

/** What this device has for giving points to this call. Throws `StorageError`. */
export async function givingOf(
  { storage, content }: { readonly storage: OpenedStorage; readonly content: ContentLibrary },
  { assessmentId, indicators }: PointsCall,
): Promise<Giving> {
  const assessment = await storage.assessments.get(assessmentId)
  if (assessment?.respondents !== 'workshop') return { obstacle: 'noWorkshop' }
  if (isRunHere(await storage.sheets.ofAssessment(assessmentId))) return { obstacle: 'runsIt' }
  const { people } = await storage.workshops.joined(assessmentId)
  if (people.length === 0) return { obstacle: 'noCode' }
  const questionnaire = await content.keptQuestionnaire(assessment.questionnaire.sha256).catch(() => null)
  const isWhole = questionnaire && indicators.every((id) => findIndicator(questionnaire, id))
  if (!isWhole) return { obstacle: 'noQuestionnaire' }
  return { obstacle: null, questionnaire, people }
}
