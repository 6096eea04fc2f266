import type { MergeChoice } from '@/domain/merge/import-plan'
import type { AllRecords, AttachmentHead, CarriedRecords } from '@/domain/records/registry'
import { ALL_KINDS } from '@/domain/records/registry'
import type { ImportOutcome } from '@/storage/keeping'
import type { OpenedStorage } from '@/storage/storage'

/** The records as they travel, and as they are read from the store: sorted, of attachments the heads. */
export function carried(records: AllRecords): CarriedRecords {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const sorted = Object.fromEntries(
    ALL_KINDS.map((kind) => [kind, [...records[kind]].sort(byId)]),
  ) as unknown as AllRecords
  return { ...sorted, attachments: sorted.attachments.map(headOf) }
}

function headOf(attachment: AllRecords['attachments'][number]): AttachmentHead {
  const head: AttachmentHead & { bytes?: unknown } = { ...attachment }
  delete head.bytes
  return head
}

/** Stages all attachments. */
export async function stageAll(storage: OpenedStorage, { attachments }: AllRecords): Promise<void> {
  for (const attachment of attachments) await storage.backup.stage(attachment)
}

/** Puts these records in the place of everything, with their attachments. */
export async function restoreAll(storage: OpenedStorage, records: AllRecords): Promise<void> {
  await stageAll(storage, records)
  await storage.backup.replaceAll(carried(records))
}

/** Adds these records, with their attachments. */
export async function importAll(
  storage: OpenedStorage,
  records: AllRecords,
  choices: readonly MergeChoice[] = [],
  fileName = 'ფაილი.kibe',
): Promise<ImportOutcome> {
  await stageAll(storage, records)
  return storage.imports.add(carried(records), choices, fileName)
}

/** Takes over what one device knows to another, with the bytes of the attachments, as a file does. */
export async function carryOver(from: OpenedStorage, to: OpenedStorage): Promise<ImportOutcome> {
  const { records } = await from.backup.readAll()
  for (const head of records.attachments) {
    await to.backup.stage({ ...head, bytes: await from.backup.bytesOf(head.id) })
  }
  return to.imports.add(records, [], 'სხვა.kibe')
}
