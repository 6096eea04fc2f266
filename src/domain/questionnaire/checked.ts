import { fail, type Result } from '@/domain/shared/result'
import type { Finding } from './finding'
import { fingerprint } from './fingerprint'
import type { Questionnaire } from './format-1'
import { parseQuestionnaire } from './parse'

/** Why a document is not the questionnaire that it is taken for. */
export interface DocumentProblem {
  readonly reason: 'tampered' | 'invalid'
  /** What is wrong with it; none where it is merely another one. */
  readonly findings: readonly Finding[]
}

/** The questionnaire under this fingerprint, or why the document is not it. */
export function checkedQuestionnaire(
  document: unknown,
  sha256: string,
): Result<Questionnaire, DocumentProblem> {
  if (fingerprint(document) !== sha256) return fail({ reason: 'tampered', findings: [] })
  const parsed = parseQuestionnaire(document)
  return parsed.ok ? parsed : fail({ reason: 'invalid', findings: parsed.error })
}
