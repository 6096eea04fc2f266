import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { Omission } from '@/domain/records/partial'
import { withoutAttachments } from '@/domain/records/references'
import {
  CARRIED_KINDS,
  type AttachmentHead,
  type CarriedRecords,
  type Kind,
  type RecordTypes,
} from '@/domain/records/registry'
import { sha256 } from '@/platform/sha-256'
import type { Bytes } from './blob-bytes'
import { encrypted, type RandomBytes } from './encryption'
import {
  attachmentPath,
  FORMAT_VERSION,
  MANIFEST_PATH,
  recordsPath,
  type FileOrigin,
  type FilePurpose,
  type Manifest,
} from './manifest'
import { countingBytes, type OnShare } from './share'
import { packedEntry, zipOf, type PackedEntry } from './write-zip'

/** What a file is made of. */
export interface KibeSource {
  readonly records: CarriedRecords
  /** The bytes of an attachment. Rejects with an error whose `failure` is `missing` or `damaged` when they are lost. */
  readonly bytesOf: (sha256: string) => Promise<Bytes>
}

/** How a file is made. */
export interface WriteOptions {
  readonly purpose: FilePurpose
  /** What was left out of the records, for whoever reads them. */
  readonly omitted: readonly Omission[]
  /** Encrypts the file; null for a file that anybody can read. Never empty, and never trimmed. */
  readonly passphrase: string | null
  /** `beside`: the caller keeps the attachments in a folder, under `attachmentPath`; the file only names them. */
  readonly attachments: 'inside' | 'beside'
  readonly randomBytes?: RandomBytes
}

/** A file that was written. */
export interface WrittenFile {
  readonly file: Blob
  /** SHA-256 of the attachments that are not in it because their bytes are lost; the evidence that names them is. */
  readonly leftOut: readonly string[]
}

interface Entry {
  readonly packed: PackedEntry
  readonly sha256: string
}

/** What the records of a kind count in the progress, as if each had so many bytes. */
const BYTES_OF_A_RECORD = 400

/**
 * A `.kibe` file of these records (see README.md): the same records always give the same entries. Holds one attachment
 * or the records of one kind in memory at a time. Throws a RangeError for an empty passphrase, and what `bytesOf` rejects
 * with unless the bytes are lost.
 */
export async function writeKibeFile(
  source: KibeSource,
  origin: FileOrigin,
  options: WriteOptions,
  onShare: OnShare = () => undefined,
): Promise<WrittenFile> {
  const { passphrase, randomBytes } = options
  const share = passphrase === null ? onShare : (part: number) => onShare(part / 2)
  const { zip, leftOut } = await writtenZip(source, origin, options, share)
  if (passphrase === null) return { file: zip, leftOut }
  const file = await encrypted(zip, passphrase, (part) => onShare((1 + part) / 2), randomBytes)
  return { file, leftOut }
}

async function writtenZip(
  { records, bytesOf }: KibeSource,
  origin: FileOrigin,
  { purpose, omitted, attachments }: WriteOptions,
  onShare: OnShare,
): Promise<{ zip: Blob; leftOut: string[] }> {
  const count = countingBytes(weightOf(records, attachments), onShare)
  const heads = sortedById(records.attachments)
  const files: Entry[] = []
  const leftOut: string[] = []
  for (const head of attachments === 'inside' ? heads : []) {
    const entry = await attachmentEntry(head, bytesOf)
    if (entry) files.push(entry)
    else leftOut.push(head.id)
    count(head.size)
  }
  const kept = withoutAttachments(records, new Set(leftOut))
  const lists: Entry[] = []
  for (const kind of CARRIED_KINDS) {
    lists.push(await entryOf(recordsPath(kind), textBytes(listOf(kind, kept)), true))
    count(BYTES_OF_A_RECORD * records[kind].length)
  }
  const entries = [...lists, ...files]
  const manifest: Manifest = {
    format: 'kibe',
    formatVersion: FORMAT_VERSION,
    appVersion: origin.appVersion,
    createdAt: origin.createdAt,
    purpose,
    omitted: [...omitted],
    counts: Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, kept[kind].length])),
    entries: Object.fromEntries(
      entries.map(({ packed, sha256 }) => [packed.path, { sha256, size: packed.size }]),
    ),
    beside: Object.fromEntries(attachments === 'beside' ? heads.map(({ id, size }) => [id, size]) : []),
  }
  const first = packedEntry(MANIFEST_PATH, textBytes(canonicalJson(manifest)), true)
  return { zip: zipOf([first, ...entries.map(({ packed }) => packed)]), leftOut }
}

/** A record as it stands in the file's JSON, in canonical form; an attachment's bytes have an entry of their own. */
export function recordText(record: RecordTypes[Exclude<Kind, 'attachments'>] | AttachmentHead): string {
  return canonicalJson('bytes' in record ? { ...record, bytes: undefined } : record)
}

/** The bytes as an entry, or null when they are lost: a backup of the rest is worth more than none. */
async function attachmentEntry(
  { id, size }: AttachmentHead,
  bytesOf: KibeSource['bytesOf'],
): Promise<Entry | null> {
  try {
    const bytes = await bytesOf(id)
    const entry = await entryOf(attachmentPath(id), bytes, false)
    return entry.sha256 === id && bytes.length === size ? entry : null
  } catch (error) {
    const { failure } = error as { readonly failure?: unknown }
    if (failure === 'missing' || failure === 'damaged') return null
    throw error
  }
}

async function entryOf(path: string, bytes: Bytes, isDeflated: boolean): Promise<Entry> {
  return { packed: packedEntry(path, bytes, isDeflated), sha256: await sha256(bytes) }
}

function weightOf(records: CarriedRecords, attachments: WriteOptions['attachments']): number {
  const files = attachments === 'inside' ? records.attachments : []
  const all = CARRIED_KINDS.reduce((sum, kind) => sum + records[kind].length, 0)
  return files.reduce((sum, { size }) => sum + size, BYTES_OF_A_RECORD * all)
}

function listOf(kind: Kind, records: CarriedRecords): string {
  return `[${sortedById<Parameters<typeof recordText>[0]>(records[kind]).map(recordText).join(',')}]`
}

function sortedById<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function textBytes(text: string): Bytes {
  return new TextEncoder().encode(text)
}
