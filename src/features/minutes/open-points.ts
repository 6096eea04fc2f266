import type { Indicator } from '@/domain/questionnaire/format-1'
import type { Workshop } from '@/domain/records/workshop'
import type { AssessmentBundle } from '@/parts/use-assessment'
import { discussed, undecided } from '@/reporting/minutes/discussed'
import type { WorkshopRecords } from './use-workshop-records'

/** What minutes may still lack, beside decisions. */
export const OPEN_FACTS = ['place', 'date', 'participants', 'phase', 'actions', 'recipients'] as const

/** What minutes still lack. */
export interface OpenPoints {
  readonly facts: readonly (typeof OPEN_FACTS)[number][]
  /** Each once, in the order of the file. */
  readonly undecided: readonly Indicator[]
}

/** What the minutes of this workshop still lack. */
export function openPoints(
  { questionnaire, context, answers }: Pick<AssessmentBundle, 'questionnaire' | 'context' | 'answers'>,
  records: WorkshopRecords & { readonly workshop: Workshop },
): OpenPoints {
  const { workshop, participants, actions } = records
  const isMissing: Readonly<Record<(typeof OPEN_FACTS)[number], boolean>> = {
    place: workshop.place.trim() === '',
    date: workshop.date === null,
    participants: participants.length === 0,
    phase: workshop.phase !== 'closed',
    actions: actions.every(({ status }) => status === 'dropped'),
    recipients: workshop.recipients.trim() === '',
  }
  const { readings } = discussed({ ...records, questionnaire, context, answers })
  return {
    facts: OPEN_FACTS.filter((fact) => isMissing[fact]),
    undecided: [...new Set(undecided(readings, answers).map(({ indicator }) => indicator))],
  }
}
