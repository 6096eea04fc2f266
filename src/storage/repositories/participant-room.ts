import { MAX_PARTICIPANTS, type Participant } from '@/domain/records/workshop'
import { nextCode, randomOf } from '@/domain/workshop/codes'
import { StorageError } from '../storage'
import type { Reading, Writing } from '../transaction'
import { requireOpen } from './lock'

/** The tables that say which codes are in use, and whether anything may be changed. */
export const CODED = ['assessments', 'participants', 'ballots'] as const

/**
 * Takes a participant out of the bin, under a new code where another has been given theirs. Throws `missing`, `locked`, or
 * `full` where there is no room. Needs the tables of `CODED`.
 */
export async function restoredParticipant(writing: Writing, id: string): Promise<Participant> {
  const before = await writing.find('participants', id)
  if (!before) throw new StorageError('missing')
  if (before.deletedAt === null) return before
  await requireOpen(writing, before.assessmentId)
  const there = await withRoom(writing, before.assessmentId)
  const isTaken = there.some(({ code }) => code === before.code)
  const code = isTaken ? await freeCode(writing, before) : before.code
  return writing.change('participants', before, { code, deletedAt: null })
}

/** Who is there. Throws `full` where nobody else has room. */
export async function withRoom(reading: Reading, assessmentId: string): Promise<Participant[]> {
  const there = await reading.list('participants', { assessmentId })
  if (there.length >= MAX_PARTICIPANTS) throw new StorageError('full')
  return there
}

/**
 * A code that nobody has or had and no ballot stands under; the same on every device that looks for one for this
 * participant. Throws `full` where none is left.
 */
export async function freeCode(reading: Reading, { id, assessmentId }: Participant): Promise<string> {
  const rows = await Promise.all(
    (['participants', 'ballots'] as const).map((kind) =>
      reading.table<{ code?: unknown }>(kind).where({ assessmentId }).toArray(),
    ),
  )
  const taken = rows.flat().flatMap(({ code }) => (typeof code === 'string' ? [code] : []))
  const code = nextCode(taken, randomOf(id))
  if (code === null) throw new StorageError('full')
  return code
}
