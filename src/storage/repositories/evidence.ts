import { sha256Of } from '@/domain/questionnaire/fingerprint'
import {
  MAX_ATTACHMENT_BYTES,
  type Attachment,
  type Evidence,
  type EvidenceDraft,
} from '@/domain/records/evidence'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { StorageError, type PreparedFile, type Storage } from '../storage'
import type { Fields, Writing } from '../transaction'
import { intoBin, outOfBin } from './bin'
import { LOCK_TABLES, requireWritable } from './lock'

const TABLES = [...LOCK_TABLES, 'evidence'] as const
/** What a browser may show by itself. Anything else could run as a page of this site, so it only downloads. */
const SHOWN_AS_IS = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf']

/** Evidence and its files. A file is kept once, however often and under whatever names it is attached. */
export function evidence(connection: Connection, ids: Ids): Storage['evidence'] {
  return {
    ofSheet: (sheetId) => connection.read(['evidence'], (reading) => reading.list('evidence', { sheetId })),
    add: async (sheetId, itemId, draft, file) => {
      const attachment = file && attachmentOf(file)
      const fields = { ...draft, id: ids.uuid(), sheetId, itemId, attachment: namedIn(attachment, file) }
      return connection.write([...TABLES, 'attachments'], async (writing) => {
        await requireWritable(writing, sheetId)
        if (attachment) await keepOnce(writing, attachment)
        return writing.create('evidence', fields)
      })
    },
    change: (id, draft) => change(connection, id, draft),
    remove: (id) => connection.write(TABLES, (writing) => moved(writing, id, intoBin)),
    restore: (id) => connection.write(TABLES, (writing) => moved(writing, id, outOfBin)),
    file: (sha256) =>
      connection.read(['attachments'], async (reading) => {
        const found = await reading.find('attachments', sha256)
        return found && new Blob([found.bytes], { type: shownType(found.mime) })
      }),
  }
}

function change(connection: Connection, id: string, draft: EvidenceDraft): Promise<Evidence> {
  return connection.write(TABLES, async (writing) => {
    const before = await writing.living('evidence', id)
    await requireWritable(writing, before.sheetId)
    return writing.change('evidence', before, draft)
  })
}

async function moved(writing: Writing, id: string, move: typeof intoBin): Promise<void> {
  const before = await writing.find('evidence', id)
  if (before) await requireWritable(writing, before.sheetId)
  await move(writing, 'evidence', id)
}

/** Hashing stands outside of the transaction, which must not wait. Throws `tooLarge`. */
function attachmentOf({ mime, bytes }: PreparedFile): Fields<'attachments'> {
  if (bytes.length > MAX_ATTACHMENT_BYTES) throw new StorageError('tooLarge')
  // A view into a larger buffer would be stored with all of that buffer.
  return { id: sha256Of(bytes), mime, size: bytes.length, bytes: bytes.slice() }
}

function namedIn(
  attachment: Fields<'attachments'> | null,
  file: PreparedFile | null,
): Evidence['attachment'] {
  return attachment && file
    ? { sha256: attachment.id, name: file.name, mime: file.mime, size: attachment.size }
    : null
}

async function keepOnce(writing: Writing, attachment: Fields<'attachments'>): Promise<Attachment> {
  return (await writing.find('attachments', attachment.id)) ?? writing.create('attachments', attachment)
}

function shownType(mime: string): string {
  return SHOWN_AS_IS.includes(mime) ? mime : 'application/octet-stream'
}
