import { omissionsOf, selected, type ShareSelection } from '@/domain/sharing/selection'
import { attachmentsNamedBy } from '@/domain/records/references'
import type { CarriedRecords } from '@/domain/records/registry'
import { ok } from '@/domain/shared/result'
import type { FileOrigin } from '@/exchange/manifest'
import { makeVerifiedBackup, type Counts } from '@/exchange/verified-backup'
import type { StoreSnapshot } from '@/storage/keeping'
import type { OpenedStorage } from '@/storage/open-storage'
import type { KibeFileResults, MadeFile } from './kibe-file-protocol'
import { tellingWriteAndCheck, tellStage, type Tell } from './progress'

/** Who makes a file, and the passphrase it is encrypted with; null for none. */
interface Making {
  readonly origin: FileOrigin
  readonly passphrase: string | null
}

/** A file of everything that is stored, read back and compared. */
export function madeBackup(
  storage: OpenedStorage,
  making: Making,
  tell: Tell,
): Promise<KibeFileResults['backup']> {
  return madeFile(storage, making, null, tell)
}

/** A file of what a person has selected, read back and compared. */
export function madeShare(
  storage: OpenedStorage,
  { selection, ...making }: Making & { readonly selection: ShareSelection },
  tell: Tell,
): Promise<KibeFileResults['share']> {
  return madeFile(storage, making, selection, tell)
}

async function madeFile(
  storage: OpenedStorage,
  { origin, passphrase }: Making,
  selection: ShareSelection | null,
  tell: Tell,
): Promise<KibeFileResults['backup']> {
  tellStage(tell, 'reading')
  const stored = await storage.backup.readAll()
  const records = selection ? selected(stored.records, selection) : stored.records
  const made = await makeVerifiedBackup(
    { records, bytesOf: (sha256) => storage.backup.bytesOf(sha256) },
    origin,
    {
      purpose: selection ? 'share' : 'backup',
      omitted: selection ? omissionsOf(selection) : [],
      passphrase,
      attachments: 'inside',
    },
    tellingWriteAndCheck(tell),
  )
  if (!made.ok) return made
  const { file, counts } = made.value
  return ok({ file, counts, ...missingIn(stored, records, counts) })
}

/** What of the store is not in a file of these records, though it should be. */
export function missingIn(
  { damaged }: StoreSnapshot,
  records: CarriedRecords,
  { attachments }: Counts,
): Pick<MadeFile, 'leftOut' | 'lostFiles'> {
  return {
    leftOut: damaged.filter(({ kind }) => kind !== 'attachments').length,
    lostFiles: attachmentsNamedBy(records).size - attachments,
  }
}
