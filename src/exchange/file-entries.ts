import { fail, ok, type Result } from '@/domain/shared/result'
import { sha256 } from '@/platform/sha-256'
import { crc32 } from './crc-32'
import type { Format, RawRecords } from './formats/format'
import { readManifest } from './formats/formats'
import {
  MAX_ATTACHMENT_ENTRY_BYTES,
  MAX_JSON_BYTES,
  MAX_MANIFEST_BYTES,
  MAX_RECORDS_BYTES,
  MAX_UNPACKED_BYTES,
} from './limits'
import { attachmentPath, MANIFEST_PATH, recordsPath, type Manifest } from './manifest'
import { readJson } from './read-json'
import { unpacked, zipEntries, type ZipEntry } from './read-zip'
import { refusal, type Refusal } from './refusal'

/** The entries of a file, each one promised by the manifest and none of them larger than may be unpacked. */
export interface FileEntries {
  readonly manifest: Manifest
  /** The format that the file is of; `manifest` is one of the newest. */
  readonly format: Format
  /** All but the manifest, by path. */
  readonly byPath: ReadonlyMap<string, ZipEntry>
}

/** What a file holds by its directory and manifest; nothing else is unpacked. */
export async function fileEntries(zip: Blob): Promise<Result<FileEntries, Refusal>> {
  const listed = await zipEntries(zip)
  if (!listed.ok) return fail(refusal(listed.error))
  const entries = entriesByPath(listed.value)
  if (!entries.ok) return entries
  const read = await readManifestEntry(zip, entries.value.get(MANIFEST_PATH))
  if (!read.ok) return read
  const byPath = new Map([...entries.value].filter(([path]) => path !== MANIFEST_PATH))
  const problem = problemOf({ ...read.value, byPath })
  return problem ? fail(problem) : ok({ ...read.value, byPath })
}

/** The rows of every kind, as many as the manifest says, under the hash that it says. */
export async function readRows(
  zip: Blob,
  { manifest, format, byPath }: FileEntries,
  count: (bytes: number) => void,
): Promise<Result<RawRecords, Refusal>> {
  const records: RawRecords = new Map()
  for (const kind of format.kinds) {
    // A kind that the writing Kibe did not know yet has no entry.
    const entry = byPath.get(recordsPath(kind))
    const rows = entry ? await rowsIn(zip, entry, manifest) : ok([])
    if (!rows.ok) return rows
    const [expected, found] = [manifest.counts[kind] ?? 0, rows.value.length]
    if (expected !== found) return fail(refusal('countDiffers', { kind, expected, found }))
    records.set(kind, rows.value)
    count(entry?.size ?? 0)
  }
  return ok(records)
}

async function rowsIn(zip: Blob, entry: ZipEntry, manifest: Manifest): Promise<Result<unknown[], Refusal>> {
  const { path } = entry
  const bytes = await unpacked(zip, entry)
  if (!bytes || (await sha256(bytes)) !== manifest.entries[path]?.sha256) {
    return fail(refusal('altered', { path }))
  }
  const json = readJson(bytes)
  if ('problem' in json && json.problem === 'tooLarge') return fail(refusal('tooLarge'))
  return 'value' in json && Array.isArray(json.value)
    ? ok(json.value)
    : fail(refusal('strangeEntry', { path }))
}

function entriesByPath(entries: readonly ZipEntry[]): Result<Map<string, ZipEntry>, Refusal> {
  const files = entries.filter(({ path }) => path !== 'records/' && path !== 'attachments/')
  const byPath = new Map(files.map((entry) => [entry.path, entry]))
  if (!byPath.has(MANIFEST_PATH)) return fail(refusal('notKibe'))
  const unpackedBytes = files.reduce((sum, { size }) => sum + size, 0)
  if (unpackedBytes > MAX_UNPACKED_BYTES) return fail(refusal('tooLarge'))
  const twice = files.find((entry) => byPath.get(entry.path) !== entry)
  return twice ? fail(refusal('strangeEntry', { path: twice.path })) : ok(byPath)
}

async function readManifestEntry(
  zip: Blob,
  entry: ZipEntry | undefined,
): Promise<Result<Pick<FileEntries, 'manifest' | 'format'>, Refusal>> {
  if (!entry) return fail(refusal('notKibe'))
  if (entry.size > MAX_MANIFEST_BYTES) return fail(refusal('tooLarge'))
  const bytes = await unpacked(zip, entry)
  // No hash stands over the manifest itself, but an accident can be noticed.
  if (!bytes || crc32(bytes) !== entry.crc) return fail(refusal('damaged'))
  const json = readJson(bytes)
  return 'value' in json ? readManifest(json.value) : fail(refusal('notKibe'))
}

/** What does not agree between the manifest and the entries that are there, or is too large; null when nothing. */
function problemOf(entries: FileEntries): Refusal | null {
  const { manifest, byPath } = entries
  const missing = Object.keys(manifest.entries).find((path) => !byPath.has(path))
  if (missing !== undefined) return refusal('missingEntry', { path: missing })
  for (const entry of byPath.values()) {
    const problem = problemOfEntry(entry, entries)
    if (problem) return problem
  }
  const lists = [...byPath.values()].filter(({ path }) => path.startsWith('records/'))
  const isTooMuch = lists.reduce((sum, { size }) => sum + size, 0) > MAX_RECORDS_BYTES
  return isTooMuch ? refusal('tooLarge') : problemBeside(entries)
}

function problemOfEntry({ path, size }: ZipEntry, { manifest, format }: FileEntries): Refusal | null {
  const promised = Object.hasOwn(manifest.entries, path) ? manifest.entries[path] : undefined
  const [, kind] = /^records\/([a-zA-Z]{1,60})\.json$/.exec(path) ?? []
  const isAttachment = /^attachments\/[0-9a-f]{64}$/.test(path)
  if (!promised || (kind === undefined && !isAttachment)) return refusal('strangeEntry', { path })
  if (kind !== undefined && !format.kinds.includes(kind)) {
    // Only a newer Kibe adds a kind to the newest format; what it adds would be lost if it were passed over.
    return format.up ? refusal('strangeEntry', { path }) : refusal('newerFormat')
  }
  const isUnderItsHash = !isAttachment || path === attachmentPath(promised.sha256)
  if (size !== promised.size || !isUnderItsHash) return refusal('altered', { path })
  return size > (isAttachment ? MAX_ATTACHMENT_ENTRY_BYTES : MAX_JSON_BYTES) ? refusal('tooLarge') : null
}

function problemBeside({ manifest, byPath }: FileEntries): Refusal | null {
  for (const [sha256, size] of Object.entries(manifest.beside)) {
    const path = attachmentPath(sha256)
    if (byPath.has(path)) return refusal('strangeEntry', { path })
    if (size > MAX_ATTACHMENT_ENTRY_BYTES) return refusal('tooLarge')
  }
  return null
}
