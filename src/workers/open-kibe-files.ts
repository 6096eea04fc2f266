import { ok, type Result } from '@/domain/shared/result'
import type { Refusal } from '@/exchange/refusal'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { countsOf } from '@/exchange/verified-backup'
import type { OpenedStorage } from '@/storage/open-storage'
import { contentMeetings } from './content-meetings'
import { foldedRecords } from './fold-records'
import { attachmentsBeside } from './folder-reading'
import type { ChosenFile, KibeFileResults, OpenedFile } from './kibe-file-protocol'
import { countsOfMeetings, listedMeetings, meetingsOfAssessments } from './meetings'
import { tellingShare, tellStage, type Tell } from './progress'

/** Few enough to be copied within one frame on a slow phone. */
const BATCH_RECORDS = 250

/** A file that was read and checked, and its name. */
export interface NamedKibeFile {
  readonly name: string
  readonly kibe: KibeFile
}

/** A file that was refused, and why. */
export interface RefusedFile {
  readonly name: string
  readonly refusal: Refusal
}

/** Reads and checks files one after another; one that is refused does not hinder the others. */
export async function readEach(
  files: readonly ChosenFile[],
  tell: Tell,
): Promise<{ opened: NamedKibeFile[]; refused: RefusedFile[] }> {
  const onShare = tellingShare(tell, 'reading')
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  const [opened, refused]: [NamedKibeFile[], RefusedFile[]] = [[], []]
  let read = 0
  for (const chosen of files) {
    const { name, size } = chosen.file
    const kibe = await readOne(chosen, (share) => onShare((read + share * size) / total))
    if (kibe.ok) opened.push({ name, kibe: kibe.value })
    else refused.push({ name, refusal: kibe.error })
    read += size
  }
  return { opened, refused }
}

function readOne(
  { file, passphrase, folder }: ChosenFile,
  onShare: (share: number) => void,
): Promise<Result<KibeFile, Refusal>> {
  const beside = folder ? { beside: attachmentsBeside(folder) } : {}
  return openKibeFile(file, { passphrase, ...beside }, onShare)
}

/** Says what importing these files would do to what is stored; changes nothing. */
export async function openedFiles(
  storage: OpenedStorage,
  files: readonly ChosenFile[],
  tell: Tell,
): Promise<KibeFileResults['open']> {
  const { opened, refused } = await readEach(files, tell)
  tellStage(tell, 'checking')
  const folded = foldedRecords(opened.map(({ kibe }) => kibe.records))
  const plan = [...folded.refused, ...(await storage.imports.preview(folded.records))]
  const listed = listedMeetings(plan)
  for (let at = 0; at < listed.length; at += BATCH_RECORDS) {
    tell({ kind: 'meetings', batch: listed.slice(at, at + BATCH_RECORDS) })
  }
  const assessments = await meetingsOfAssessments(plan, (id) => storage.assessments.get(id))
  const content = await contentMeetings(storage, folded.records)
  const counts = countsOfMeetings(plan, content(plan))
  return ok({ files: opened.map(openedFile), refused, counts, assessments })
}

function openedFile({ name, kibe: { manifest, records, dangling } }: NamedKibeFile): OpenedFile {
  const { createdAt, purpose, omitted } = manifest
  const others = dangling.filter(({ missingKind }) => missingKind !== 'attachments')
  const toFiles = dangling.filter(({ missingKind }) => missingKind === 'attachments')
  return {
    name,
    createdAt,
    purpose,
    omitted,
    counts: countsOf(records),
    missingFiles: new Set(toFiles.map(({ missingId }) => missingId)).size,
    dangling: others.length,
  }
}
