import { scanJson } from '@/domain/questionnaire/scan-json'
import type { Bytes } from './blob-bytes'
import { MAX_DEPTH, MAX_JSON_VALUES } from './limits'

const [COMMA, LIST, OBJECT] = [0x2c, 0x5b, 0x7b]

/** Why a JSON entry is not read: it would become too many values, or is not JSON that can be trusted. */
export type JsonProblem = 'tooLarge' | 'notJson'

/**
 * The JSON value that these bytes hold. `notJson` also for what `JSON.parse` would accept: keys given twice or reaching a
 * prototype, lone surrogates, nesting too deep, bytes that are not UTF-8.
 */
export function readJson(bytes: Bytes): { readonly value: unknown } | { readonly problem: JsonProblem } {
  if (valuesIn(bytes) > MAX_JSON_VALUES) return { problem: 'tooLarge' }
  const text = textOf(bytes)
  if (text === null || scanJson(text, MAX_DEPTH)) return { problem: 'notJson' }
  return { value: JSON.parse(text) as unknown }
}

/** At least as many as there will be lists, objects and members of either. */
function valuesIn(bytes: Bytes): number {
  let count = 0
  for (const byte of bytes) if (byte === COMMA || byte === LIST || byte === OBJECT) count += 1
  return count
}

function textOf(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
