import { groupedBy } from '@/domain/shared/grouped'
import { MAX_ATTACHMENT_BYTES, type Evidence, type EvidenceDraft } from '@/domain/records/evidence'
import type { Ids } from '@/platform/ids'
import { sha256 } from '@/platform/sha-256'
import type { Connection } from '../connection'
import { eachRecord } from '../each-record'
import { StorageError, type PreparedFile, type Storage } from '../storage'
import type { Fields, Reading, Writing } from '../transaction'
import { soundlyStored } from './attachments'
import { intoBin, outOfBin } from './bin'
import { LOCK_TABLES, requireWritable } from './lock'

const TABLES = [...LOCK_TABLES, 'evidence'] as const
/** What a browser may show by itself. Anything else could run as a page of this site, so it only downloads. */
const SHOWN_AS_IS = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf']

/** Evidence and its files. A file is kept once, however often and under whatever names it is attached. */
export function evidence(connection: Connection, ids: Ids): Storage['evidence'] {
  return {
    ofSheet: (sheetId) => connection.read(['evidence'], (reading) => reading.list('evidence', { sheetId })),
    bySheet: () => connection.read(['evidence'], bySheet),
    add: async (sheetId, itemId, draft, file) => {
      const attachment = file && (await attachmentOf(file))
      const fields = { ...draft, id: ids.uuid(), sheetId, itemId, attachment: namedIn(attachment, file) }
      return connection.write([...TABLES, 'attachments'], async (writing) => {
        await requireWritable(writing, sheetId)
        if (attachment && !(await soundlyStored(writing, attachment))) {
          await writing.create('attachments', attachment)
        }
        return writing.create('evidence', fields)
      })
    },
    change: (id, draft) => change(connection, id, draft),
    remove: (id) => connection.write(TABLES, (writing) => moved(writing, id, intoBin)),
    restore: (id) => connection.write(TABLES, (writing) => moved(writing, id, outOfBin)),
    file: (id) =>
      connection.read(['attachments'], async (reading) => {
        const found = await reading.find('attachments', id)
        return found && new Blob([found.bytes], { type: shownType(found.mime) })
      }),
  }
}

async function bySheet(reading: Reading): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const living: Evidence[] = []
  await eachRecord(reading, 'evidence', (evidence) => {
    if (evidence.deletedAt === null) living.push(evidence)
  })
  return groupedBy(living, ({ sheetId }) => sheetId)
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
async function attachmentOf({ mime, bytes }: PreparedFile): Promise<Fields<'attachments'>> {
  if (bytes.length > MAX_ATTACHMENT_BYTES) throw new StorageError('tooLarge')
  // A view into a larger buffer would be stored with all of that buffer.
  const own = bytes.slice()
  return { id: await sha256(own), mime, size: own.length, bytes: own }
}

function namedIn(
  attachment: Fields<'attachments'> | null,
  file: PreparedFile | null,
): Evidence['attachment'] {
  return attachment && file
    ? { sha256: attachment.id, name: file.name, mime: file.mime, size: attachment.size }
    : null
}

function shownType(mime: string): string {
  return SHOWN_AS_IS.includes(mime) ? mime : 'application/octet-stream'
}
