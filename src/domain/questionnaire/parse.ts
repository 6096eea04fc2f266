import { fail, ok, type Result } from '@/domain/shared/result'
import { checkQuestionnaire } from './check'
import { finding, type Finding } from './finding'
import { questionnaireSchema, type Questionnaire } from './format-1'
import { isNewerFormat, upToDate, type RawDocument } from './formats'
import type { PartlyQuestionnaire } from './partial'
import { brokenPaths, shapeFindings, without } from './shape'

export type { Finding } from './finding'

/**
 * A document as a questionnaire, or everything that is wrong with it: shape and consistency at once, each fault once.
 * What is no questionnaire at all, or of a newer format, gives one finding. A document of an older format is brought up
 * to date first. Take the fingerprint of the raw document, not of the value given back.
 */
export function parseQuestionnaire(raw: unknown): Result<Questionnaire, Finding[]> {
  const stranger = strangerFinding(raw)
  if (stranger) return fail([stranger])
  const document = upToDate(raw as RawDocument)
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
  if (isNewerFormat(formatVersion)) {
    return finding(['formatVersion'], 'newerFormat', { formatVersion: String(formatVersion) })
  }
  return 'areas' in document || 'scoring' in document ? null : finding([], 'notAQuestionnaire')
}
