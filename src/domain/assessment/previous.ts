import type { Assessment } from '@/domain/records/assessment'
import { byText } from '@/domain/shared/by-text'

/** What decides which assessments are earlier ones of the same. */
type Round = Pick<Assessment, 'municipality' | 'questionnaire' | 'period'>

/**
 * The newest of these that speaks of an earlier time, of the same municipality and by the same questionnaire in whatever
 * version; of those that end on one day the one begun last. Null where there is none.
 */
export function newestEarlier(
  { municipality, questionnaire, period }: Round,
  all: readonly Assessment[],
): Assessment | null {
  const earlier = all.filter(
    (one) =>
      one.municipality === municipality &&
      one.questionnaire.id === questionnaire.id &&
      one.period.to < period.to,
  )
  const [newest = null] = earlier.sort(
    (a, b) => byText(b.period.to, a.period.to) || byText(b.createdAt, a.createdAt) || byText(b.id, a.id),
  )
  return newest
}

/**
 * The assessment of the wave before, as far as it is among these: the one that is named, where it was made by the same
 * questionnaire. What was begun from a programme's starter file names none, or two devices that begin the same and do not
 * know the same earlier waves would contradict each other; of that it is the newest earlier one. Null where there is none.
 */
export function previousOf(
  assessment: Round & Pick<Assessment, 'previousId' | 'programmeId'>,
  all: readonly Assessment[],
): Assessment | null {
  const { previousId, programmeId, questionnaire } = assessment
  if (previousId === null) return programmeId === null ? null : newestEarlier(assessment, all)
  const named = all.find(({ id }) => id === previousId)
  return named?.questionnaire.id === questionnaire.id ? named : null
}
