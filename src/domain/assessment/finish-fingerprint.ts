import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { EMPTY_ANSWER, type Answer } from '@/domain/records/answer'
import type { Evidence } from '@/domain/records/evidence'
import type { SurveyResponse } from '@/domain/records/survey-response'
import type { Sha256 } from '@/domain/shared/units'

/**
 * The fingerprint of what an assessment says: over the content of its answers and of its living evidence, not over
 * when or on which device they were written. The order given does not matter, and an answer taken back to nothing
 * counts like one never given.
 */
export function finishFingerprint(
  answers: readonly Answer[],
  evidence: readonly Evidence[],
  responses: readonly SurveyResponse[] = [],
): Sha256 {
  return fingerprint({
    answers: answers
      .filter(({ content }) => content.state !== EMPTY_ANSWER.state || content.note !== EMPTY_ANSWER.note)
      .map(({ id, content }) => ({ id, content }))
      .sort(byId),
    evidence: evidence
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, sheetId, itemId, kind, title, number, date, link, attachment }) => ({
        id,
        sheetId,
        itemId,
        kind,
        title,
        number,
        date,
        link,
        attachment,
      }))
      .sort(byId),
    // Absent where there are none, as in what was finished before surveys were.
    ...(responses.length === 0 ? {} : { responses: responsesIn(responses) }),
  })
}

function responsesIn(responses: readonly SurveyResponse[]): object[] {
  return responses
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, entry, number, answers }) => ({ id, entry, number, answers }))
    .sort(byId)
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
