import { zipSync, type Zippable } from 'fflate'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { CARRIED_KINDS, type AllRecords, type Kind, type RecordTypes } from '@/domain/records/registry'
import { countingBytes, type OnShare } from './share'
import { attachmentPath, FORMAT_VERSION, MANIFEST_PATH, recordsPath, type Manifest } from './manifest'

/** Which Kibe writes the file, and when. */
export interface FileOrigin {
  readonly appVersion: string
  readonly createdAt: string
}

/** ZIP knows local time only; a fixed date keeps the time zone, and years it cannot write, out of the file. */
const ZIP_DATE = new Date(1980, 0, 1)

/** A `.kibe` file of these records (see README.md): the same records always give the same record entries. */
export function writeKibeFile(
  records: AllRecords,
  origin: FileOrigin,
  onShare: OnShare = () => undefined,
): Uint8Array<ArrayBuffer> {
  const entries = new Map<string, Uint8Array>()
  for (const kind of CARRIED_KINDS) entries.set(recordsPath(kind), jsonBytes(listOf(kind, records)))
  for (const { id, bytes } of sortedById(records.attachments)) entries.set(attachmentPath(id), bytes)
  const total = [...entries.values()].reduce((sum, { length }) => sum + length, 0)
  const count = countingBytes(total, onShare)
  const manifest: Manifest = {
    format: 'kibe',
    formatVersion: FORMAT_VERSION,
    ...origin,
    counts: Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, records[kind].length])),
    entries: Object.fromEntries(
      [...entries].map(([path, bytes]) => {
        const entry = { sha256: sha256Of(bytes), size: bytes.length }
        count(bytes.length)
        return [path, entry]
      }),
    ),
  }
  return zipSync(zippable(manifest, entries), { mtime: ZIP_DATE })
}

/** A record as it stands in the file's JSON, in canonical form; an attachment's bytes have an entry of their own. */
export function recordText(record: RecordTypes[Kind]): string {
  return canonicalJson('bytes' in record ? { ...record, bytes: undefined } : record)
}

function listOf(kind: Kind, records: AllRecords): string {
  return `[${sortedById<RecordTypes[Kind]>(records[kind]).map(recordText).join(',')}]`
}

function sortedById<T extends { id: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function zippable(manifest: Manifest, entries: ReadonlyMap<string, Uint8Array>): Zippable {
  const files: Zippable = { [MANIFEST_PATH]: jsonBytes(canonicalJson(manifest)) }
  for (const [path, bytes] of entries) {
    // Photos and PDF are packed already.
    files[path] = path.startsWith('attachments/') ? [bytes, { level: 0 }] : bytes
  }
  return files
}

function jsonBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
