import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { AnswerContent, Revision } from './answer'
import type { Version } from './base'

const ONE_SITTING_MS = 60_000

/** Whether both say the same. */
export function sameContent(a: AnswerContent, b: AnswerContent): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

function differsOnlyInNote(a: AnswerContent, b: AnswerContent): boolean {
  return !sameContent(a, b) && sameContent({ ...a, note: '' }, { ...b, note: '' })
}

/**
 * Whether what stood there is worth keeping when `next` replaces it. Typing a note saves again and again, so within a
 * minute of a revision that was itself only about the note no further one is written, unless `next` goes back to what
 * that revision holds (an undo, whose own undo must be possible).
 */
export function needsRevision(
  before: AnswerContent,
  next: AnswerContent,
  last: Revision | null,
  now: string,
): boolean {
  if (sameContent(before, next)) return false
  if (!last || !differsOnlyInNote(before, next)) return true
  const age = Date.parse(now) - Date.parse(last.createdAt)
  const isSameSitting = age >= 0 && age < ONE_SITTING_MS
  return !isSameSitting || !differsOnlyInNote(last.content, before) || sameContent(last.content, next)
}

/**
 * Revisions of one answer, newest first: by the number of edits the answer had seen, which no clock can upset; its
 * time decides only between edits made apart on two devices.
 */
export function newestFirst(revisions: readonly Revision[]): Revision[] {
  return [...revisions].sort(
    (a, b) =>
      edits(b.version) - edits(a.version) ||
      (a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? 1 : -1),
  )
}

function edits(version: Version): number {
  return Object.values(version).reduce((sum, count) => sum + count, 0)
}
