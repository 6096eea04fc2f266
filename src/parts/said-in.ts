import type { Sheet } from '@/domain/records/assessment'
import { isBlindNow } from '@/domain/workshop/blind'
import type { Said } from '@/domain/workshop/said'
import { isWithoutVoices } from '@/domain/workshop/without-voices'
import type { Storage } from '@/storage/storage'

/** What was said in a workshop, as stored. */
export type SaidHere = Pick<Said, 'participants' | 'ballots' | 'hands'>

/**
 * What was said in the workshop whose agreed sheet this is; null for other sheets, in the blind round, and where the sheet
 * came here without what each handed in.
 */
export async function saidIn({ workshops, ballots }: Storage, sheet: Sheet): Promise<SaidHere | null> {
  if (sheet.kind !== 'consensus' || isWithoutVoices(sheet)) return null
  const id = sheet.assessmentId
  const workshop = await workshops.get(id)
  if (!workshop || isBlindNow(workshop)) return null
  const [participants, handedIn, hands] = await Promise.all([
    workshops.participants(id),
    ballots.ofAssessment(id),
    workshops.hands(id),
  ])
  return { participants, ballots: handedIn, hands }
}
