import { ok } from '@/domain/shared/result'
import { readKibeFile } from '@/exchange/read-kibe-file'
import { makeVerifiedBackup } from '@/exchange/verified-backup'
import type { FileOrigin } from '@/exchange/write-kibe-file'
import type { Answering } from './job'
import type { KibeFileRequest, KibeFileUpdate, MadeBackup, ReadBackup } from './kibe-file-protocol'
import { batchesOf, bytesOf, RecordGatherer } from './record-batches'

type Answer = Answering<KibeFileUpdate, MadeBackup | ReadBackup>

/** Takes the requests of one job and answers them. What it returns never rejects. */
export function kibeFileRunner(answer: Answer): (request: KibeFileRequest) => Promise<void> {
  const gathered = new RecordGatherer()
  const run = async (request: KibeFileRequest) => {
    if (request.kind === 'records') gathered.add(request.batch)
    else if (request.kind === 'make') {
      answer({ kind: 'done', result: make(gathered, request.origin, answer) })
    } else answer({ kind: 'done', result: await read(request.file, answer) })
  }
  return (request) =>
    run(request).catch((error: unknown) => answer({ kind: 'broken', detail: String(error) }))
}

function make(gathered: RecordGatherer, origin: FileOrigin, answer: Answer): MadeBackup {
  const backup = makeVerifiedBackup(gathered.all(), origin, tellingShare(answer))
  if (!backup.ok) return backup
  const { bytes, counts } = backup.value
  // A file, unlike its bytes, is handed over without being copied.
  return ok({ file: new Blob([bytes], { type: 'application/zip' }), counts })
}

async function read(file: Blob, answer: Answer): Promise<ReadBackup> {
  const contents = readKibeFile(new Uint8Array(await file.arrayBuffer()), tellingShare(answer))
  if (!contents.ok) return contents
  const { records, ...rest } = contents.value
  for (const batch of batchesOf(records)) {
    answer({ kind: 'update', update: { kind: 'records', batch } }, bytesOf(batch))
  }
  return ok(rest)
}

/** Tells the share whenever it has grown by a whole percent, and at the end. */
function tellingShare(answer: Answer): (share: number) => void {
  let told = 0
  return (share) => {
    if (share < 1 && share - told < 0.01) return
    told = share
    answer({ kind: 'update', update: { kind: 'share', share } })
  }
}
