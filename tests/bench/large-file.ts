import { writeFile } from 'node:fs/promises'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import type { AttachmentHead } from '@/domain/records/registry'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { origin, plainBackup } from '../exchange/hand-made'
import { fullRecords } from '../fixtures/records'
import { manyRecords } from '../support/many-records'

/** How much a large file holds. */
export interface LargeFile {
  readonly assessments: number
  readonly answersOfEach: number
  readonly attachments: number
  /** Size of each attachment; a multiple of 4. */
  readonly attachmentBytes: number
}

/** Writes a backup of many assessments with attachments that cannot be packed smaller. The same each time. */
export async function writeLargeFile(path: string, large: LargeFile): Promise<void> {
  const numbers = new Map<string, number>()
  const [head] = fullRecords.attachments
  if (!head) throw new Error('the fixture has one')
  const common: AttachmentHead & { bytes?: unknown } = { ...head }
  delete common.bytes
  const heads = Array.from({ length: large.attachments }, (_, n): AttachmentHead => {
    const id = sha256Of(bytesOf(n, large.attachmentBytes))
    numbers.set(id, n)
    return { ...common, id, size: large.attachmentBytes }
  })
  const records = manyRecords(large.assessments, large.answersOfEach, heads)
  const source = {
    records,
    bytesOf: (sha256: string) => Promise.resolve(bytesOf(numbers.get(sha256) ?? NaN, large.attachmentBytes)),
  }
  const { file } = await writeKibeFile(source, origin, plainBackup)
  await writeFile(path, file.stream())
}

/** The bytes of the nth attachment (xorshift). */
function bytesOf(n: number, size: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(size / 4)
  let state = n + 1
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[at] = state
  }
  return new Uint8Array(words.buffer)
}
