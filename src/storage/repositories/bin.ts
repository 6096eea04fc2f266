import type { Kind } from '@/domain/records/registry'
import { StorageError } from '../storage'
import type { Writing } from '../transaction'

/** Puts the record into the bin; one that is there already stays as it is. Throws `missing` when it never was. */
export async function intoBin(writing: Writing, kind: Kind, id: string): Promise<void> {
  await setDeleted(writing, kind, id, writing.now)
}

/** Takes the record out of the bin; a living one stays as it is. Throws `missing` when it never was. */
export async function outOfBin(writing: Writing, kind: Kind, id: string): Promise<void> {
  await setDeleted(writing, kind, id, null)
}

async function setDeleted(writing: Writing, kind: Kind, id: string, deletedAt: string | null): Promise<void> {
  const record = await writing.find(kind, id)
  if (!record) throw new StorageError('missing')
  const isThere = (record.deletedAt === null) === (deletedAt === null)
  if (!isThere) await writing.change(kind, record, { deletedAt })
}
