import type { MergeChoice } from '@/domain/merge/import-plan'
import type { AttachmentHead } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import { countingBytes } from '@/exchange/share'
import { countsOf } from '@/exchange/verified-backup'
import type { OpenedStorage } from '@/storage/open-storage'
import { contentMeetings } from './content-meetings'
import { foldedRecords } from './fold-records'
import type { ChosenFile, FileRefused, KibeFileResults } from './kibe-file-protocol'
import { countsOfMeetings } from './meetings'
import { readEach, type NamedKibeFile } from './open-kibe-files'
import { tellingShare, tellStage, type Tell } from './progress'

/**
 * Adds what the files hold, in one transaction, so that what opening them has shown is what happens. One file that is
 * refused stops all.
 */
export async function importedFiles(
  storage: OpenedStorage,
  { files, choices }: { readonly files: readonly ChosenFile[]; readonly choices: readonly MergeChoice[] },
  tell: Tell,
): Promise<KibeFileResults['import']> {
  const opened = await readAll(files, tell)
  if (!opened.ok) return opened
  const { records, refused } = foldedRecords(opened.value.map(({ kibe }) => kibe.records))
  const content = await contentMeetings(storage, records)
  const staged = await stageAttachments(storage, records.attachments, opened.value, tell)
  if (!staged.ok) return staged
  tellStage(tell, 'records')
  const { importId, plan } = await storage.imports.add(records, choices, namesOf(opened.value))
  return ok({ importId, counts: countsOfMeetings([...refused, ...plan], content(plan)) })
}

/** Puts what a file holds in the place of everything that is stored, in one transaction. */
export async function restoredFile(
  storage: OpenedStorage,
  file: ChosenFile,
  tell: Tell,
): Promise<KibeFileResults['restore']> {
  const opened = await readAll([file], tell)
  if (!opened.ok) return opened
  const { records } = foldedRecords(opened.value.map(({ kibe }) => kibe.records))
  const madeAt = opened.value[0]?.kibe.manifest.createdAt
  const staged = await stageAttachments(storage, records.attachments, opened.value, tell)
  if (!staged.ok) return staged
  tellStage(tell, 'records')
  await storage.backup.replaceAll(records, madeAt)
  return ok(countsOf(records))
}

/** All files, or the first that was refused. */
async function readAll(
  files: readonly ChosenFile[],
  tell: Tell,
): Promise<Result<NamedKibeFile[], FileRefused>> {
  const { opened, refused } = await readEach(files, tell)
  const [first] = refused
  return first ? fail({ reason: 'refused', ...first }) : ok(opened)
}

function namesOf(files: readonly NamedKibeFile[]): string {
  return files.map(({ name }) => name).join(', ')
}

/** Keeps the bytes of these attachments, one at a time, before any record names them. */
async function stageAttachments(
  storage: OpenedStorage,
  heads: readonly AttachmentHead[],
  files: readonly NamedKibeFile[],
  tell: Tell,
): Promise<Result<null, FileRefused>> {
  const holders = new Map(files.flatMap((file) => file.kibe.records.attachments.map(({ id }) => [id, file])))
  const total = heads.reduce((sum, { size }) => sum + size, 0)
  const count = countingBytes(total, tellingShare(tell, 'files'))
  for (const head of heads) {
    const holder = holders.get(head.id)
    if (!holder) continue
    const bytes = await holder.kibe.attachment(head.id)
    if (!bytes.ok) return fail({ reason: 'refused', name: holder.name, refusal: bytes.error })
    await storage.backup.stage({ ...head, bytes: bytes.value })
    count(head.size)
  }
  return ok(null)
}
