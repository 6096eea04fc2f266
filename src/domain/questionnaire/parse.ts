import { fail, ok, type Result } from '@/domain/shared/result'
import { checkQuestionnaire } from './check'
import { finding, type Finding } from './finding'
import { questionnaireSchema, type Questionnaire } from './format-1'
import type { PartlyQuestionnaire } from './partial'
import { brokenPaths, shapeFindings, without } from './shape'

export type { Finding } from './finding'

/** The newest format version of questionnaires that this Kibe reads. */
const NEWEST_FORMAT = 1

/**
 * A document as a questionnaire, or everything that is wrong with it: shape and consistency at once, each fault once.
 * What is no questionnaire at all, or of a newer format, gives one finding. Take the fingerprint of the raw document,
 * not of the value given back.
 */
export function parseQuestionnaire(document: unknown): Result<Questionnaire, Finding[]> {
  const stranger = strangerFinding(document)
  if (stranger) return fail([stranger])
  const parsed = questionnaireSchema.safeParse(document)
  const issues = parsed.error?.issues ?? []
  const broken = brokenPaths(issues)
  const readable = broken.length === 0 ? document : without(document, broken)
  const findings = [
    ...shapeFindings(issues, document),
    ...checkQuestionnaire(readable as PartlyQuestionnaire, broken),
  ]
  return parsed.success && findings.length === 0 ? ok(parsed.data) : fail(findings)
}

function strangerFinding(document: unknown): Finding | null {
  if (typeof document !== 'object' || document === null || !('formatVersion' in document)) {
    return finding([], 'notAQuestionnaire')
  }
  const { formatVersion } = document
  if (typeof formatVersion === 'string' && parseInt(formatVersion) > NEWEST_FORMAT) {
    return finding(['formatVersion'], 'newerFormat', { formatVersion })
  }
  return 'areas' in document || 'scoring' in document ? null : finding([], 'notAQuestionnaire')
}
