import { readFileSync, statSync } from 'node:fs'
import { finding, type Finding } from '@/domain/questionnaire/finding'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { MAX_JSON_BYTES, readJson } from '@/domain/questionnaire/read-json'
import type { Sha256 } from '@/domain/shared/units'

/** Why nothing can be read; its sentence is `terminal.unreadable.<reason>` in the locales. */
export type Unreadable = 'missing' | 'folder' | 'noAccess' | 'notUtf8' | 'failed'

/** The value of a JSON file, or what is wrong with it. */
export type JsonFile =
  | { readonly state: 'unreadable'; readonly reason: Unreadable }
  | { readonly state: 'faulty'; readonly findings: readonly Finding[] }
  | { readonly state: 'read'; readonly document: unknown }

/** A questionnaire as its file says it, or what is wrong with it. */
export type QuestionnaireFile =
  | Exclude<JsonFile, { state: 'read' }>
  | {
      readonly state: 'sound'
      readonly document: object
      readonly questionnaire: Questionnaire
      /** Fingerprint of the document. */
      readonly sha256: Sha256
    }

/** Reads a JSON file. What is larger than Kibe reads is refused unread. */
export function readJsonFile(path: string): JsonFile {
  const text = textOf(path)
  if (typeof text !== 'string') return text
  const read = readJson(text)
  return read.ok ? { state: 'read', document: read.value } : { state: 'faulty', findings: [read.error] }
}

function textOf(path: string): string | Exclude<JsonFile, { state: 'read' }> {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return { state: 'unreadable', reason: stats.isDirectory() ? 'folder' : 'failed' }
    if (stats.size > MAX_JSON_BYTES) {
      const tooLarge = finding([], 'tooLarge', { megabytes: MAX_JSON_BYTES / 1_000_000 })
      return { state: 'faulty', findings: [tooLarge] }
    }
    // A mark at the start is left for `readJson` to judge.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  } catch (error) {
    return { state: 'unreadable', reason: unreadableReason(error) }
  }
}

/** Reads and checks a questionnaire as the app does. */
export function readQuestionnaire(path: string): QuestionnaireFile {
  const file = readJsonFile(path)
  if (file.state !== 'read') return file
  const parsed = parseQuestionnaire(file.document)
  if (!parsed.ok) return { state: 'faulty', findings: parsed.error }
  const document = file.document as object
  return { state: 'sound', document, questionnaire: parsed.value, sha256: fingerprint(document) }
}

const REASONS: Partial<Record<string, Unreadable>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'noAccess',
  EPERM: 'noAccess',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'notUtf8',
}

/** Why the file system does not give a file. */
export function unreadableReason(error: unknown): Unreadable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? 'failed'
}
