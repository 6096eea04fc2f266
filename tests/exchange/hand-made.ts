import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { CARRIED_KINDS, type AllRecords } from '@/domain/records/registry'
import type { Manifest } from '@/exchange/manifest'
import { openKibeFile, type OpenOptions } from '@/exchange/open-kibe-file'
import type { Refusal } from '@/exchange/refusal'
import { writeKibeFile, type KibeSource, type WriteOptions } from '@/exchange/write-kibe-file'

type Bytes = Uint8Array<ArrayBuffer>

/** Which Kibe made the files of the tests, and when. */
export const origin = { appVersion: '0.1.0', createdAt: '2026-03-01T12:00:00Z' }
/** A backup that anybody can read, with its attachments inside. */
export const plainBackup: WriteOptions = {
  purpose: 'backup',
  omitted: [],
  passphrase: null,
  attachments: 'inside',
}
/** Records of no kind. */
export const emptyRecords = Object.fromEntries(
  CARRIED_KINDS.map((kind) => [kind, []]),
) as unknown as AllRecords

/** An attachment whose bytes are no longer there, or no longer what they were. */
export class LostBytes extends Error {
  readonly failure: string
  constructor(failure: string) {
    super(failure)
    this.failure = failure
  }
}

/** What a file is made of: these records, with the bytes that they hold. */
export function sourceOf(records: AllRecords): KibeSource {
  const bytesOf = (sha256: string): Promise<Bytes> => {
    const found = records.attachments.find(({ id }) => id === sha256)
    return found ? Promise.resolve(Uint8Array.from(found.bytes)) : Promise.reject(new LostBytes('missing'))
  }
  return { records, bytesOf }
}

/** The bytes of a file of these records. */
export async function written(records: AllRecords, options: Partial<WriteOptions> = {}): Promise<Bytes> {
  const { file } = await writeKibeFile(sourceOf(records), origin, { ...plainBackup, ...options })
  return new Uint8Array(await file.arrayBuffer())
}

/** Everything that a ZIP holds, unpacked by another program than Kibe's own. */
export function entriesOf(zip: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(zip)
}

/** Why the file is refused, or `read`. */
export async function refusalOf(file: Uint8Array | Blob, options?: OpenOptions): Promise<Refusal | 'read'> {
  const blob = file instanceof Blob ? file : new Blob([Uint8Array.from(file)])
  const opened = await openKibeFile(blob, options)
  return opened.ok ? 'read' : opened.error
}

/** The code of the refusal, or `read`. */
export async function codeOf(file: Uint8Array | Blob, options?: OpenOptions): Promise<string> {
  const refusal = await refusalOf(file, options)
  return refusal === 'read' ? refusal : refusal.code
}

/** The parts of a file, to be spoiled one by one. */
export interface Parts {
  manifest: Record<string, unknown> & { entries: Manifest['entries']; beside: Manifest['beside'] }
  files: Record<string, Uint8Array>
}

/** The parts of a file of these entries; hashes and sizes are right. */
export function partsOf(
  texts: Record<string, string | Uint8Array>,
  counts: Record<string, number> = {},
): Parts {
  const files = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
  )
  const promises = { purpose: 'backup', omitted: [], counts, entries: promisedOf(files), beside: {} }
  return { manifest: { format: 'kibe', formatVersion: '5', ...origin, ...promises }, files }
}

/** What a manifest says of these entries. */
export function promisedOf(files: Record<string, Uint8Array>): Manifest['entries'] {
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, { sha256: sha256Of(bytes), size: bytes.length }]),
  )
}

/** The file of these parts, packed by another program than Kibe's own. */
export function fileOf({ manifest, files }: Parts, others: Zippable = {}): Uint8Array {
  return zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), ...files, ...others })
}

/** The bytes with a text of the same length in place of another, wherever it stands. */
export function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return Uint8Array.from(Buffer.from(text.replaceAll(from, to), 'latin1'))
}
