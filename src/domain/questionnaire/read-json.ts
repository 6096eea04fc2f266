import { fail, ok, type Result } from '@/domain/shared/result'
import { finding, type Finding, type ReadingCode } from './finding'
import { scanJson, type ScanProblem } from './scan-json'

/** Largest JSON file that is read, in bytes of UTF-8. */
export const MAX_JSON_BYTES = 10_000_000
/** Deepest nesting of objects and lists that is read. */
export const MAX_JSON_DEPTH = 64

/**
 * The value of a JSON text, read safely: what is too large, too deep or ambiguous (a key twice, a broken character,
 * a key that could reach an object's prototype, a number beyond what can be represented) is refused before any schema
 * looks at it. The finding says line and column, both counted from 1.
 *
 * A byte order mark at the start is tolerated: Windows editors write it unseen, RFC 8259 §8.1 allows ignoring it, and
 * the fingerprint, being over the parsed document, does not depend on it.
 */
export function readJson(text: string): Result<unknown, Finding> {
  if (isLargerThan(text, MAX_JSON_BYTES)) {
    return fail(finding([], 'tooLarge', { megabytes: MAX_JSON_BYTES / 1_000_000 }))
  }
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  const problem = scanJson(json, MAX_JSON_DEPTH)
  return problem ? fail(readingFinding(json, problem)) : ok(JSON.parse(json) as unknown)
}

function readingFinding(text: string, { code, at, key }: ScanProblem): Finding {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  const params: Record<ReadingCode, Record<string, string | number>> = {
    tooLarge: {},
    notJson: {},
    tooDeep: { limit: MAX_JSON_DEPTH },
    duplicateKey: { key },
    forbiddenKey: { key },
    brokenCharacter: {},
    numberTooLarge: {},
  }
  return finding([], code, { line, column, ...params[code] })
}

function isLargerThan(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true
  if (text.length * 3 <= maxBytes) return false
  return new TextEncoder().encode(text).length > maxBytes
}
