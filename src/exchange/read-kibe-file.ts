import { scanJson } from '@/domain/questionnaire/scan-json'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { danglingReferences, type DanglingReference } from '@/domain/records/references'
import type { AllRecords } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import { MAX_DEPTH, MAX_ENTRIES, MAX_FILE_BYTES, MAX_JSON_BYTES, MAX_UNPACKED_BYTES } from './limits'
import {
  attachmentPath,
  entryRole,
  FORMAT_VERSION,
  MANIFEST_PATH,
  manifestSchema,
  type Manifest,
} from './manifest'
import { checkedRecords, type EntryContents } from './checked-records'
import { refusal, type Refusal } from './refusal'
import { countingBytes, type OnShare } from './share'
import { unpacked, zipEntries, type ZipEntry } from './zip'

/** A file that was read and checked. */
export interface KibeContents {
  readonly manifest: Manifest
  readonly records: AllRecords
  /** References that lead nowhere, for the person to know of. */
  readonly dangling: readonly DanglingReference[]
}

/**
 * Reads a `.kibe` file that anybody may have made. Whatever is not exactly as the format says is refused as a whole:
 * sizes and paths before anything is unpacked, then hashes, then JSON, then every record by its schema.
 */
export function readKibeFile(
  bytes: Uint8Array,
  onShare: OnShare = () => undefined,
): Result<KibeContents, Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return fail(refusal('tooLarge'))
  const listed = zipEntries(bytes, MAX_ENTRIES)
  if (!listed.ok) return fail(refusal(listed.error))
  const entries = entriesByPath(listed.value)
  if (!entries.ok) return entries
  const manifest = readManifest(entries.value.get(MANIFEST_PATH))
  if (!manifest.ok) return manifest
  const contents = readContents(entries.value, manifest.value, onShare)
  if (!contents.ok) return contents
  const records = checkedRecords(contents.value, manifest.value)
  if (!records.ok) return records
  const dangling = danglingReferences(records.value)
  return ok({ manifest: manifest.value, records: records.value, dangling })
}

function entriesByPath(entries: readonly ZipEntry[]): Result<Map<string, ZipEntry>, Refusal> {
  const files = entries.filter(({ path }) => path !== 'records/' && path !== 'attachments/')
  const byPath = new Map(files.map((entry) => [entry.path, entry]))
  if (!byPath.has(MANIFEST_PATH)) return fail(refusal('notKibe'))
  const unpackedBytes = files.reduce((sum, { size }) => sum + size, 0)
  if (unpackedBytes > MAX_UNPACKED_BYTES) return fail(refusal('tooLarge'))
  if (byPath.size < files.length) {
    const twice = files.find((entry) => byPath.get(entry.path) !== entry)
    return fail(refusal('strangeEntry', { path: twice?.path ?? '' }))
  }
  return ok(byPath)
}

function readManifest(entry: ZipEntry | undefined): Result<Manifest, Refusal> {
  const json = entry && readJsonEntry(entry)
  if (!json?.ok) return fail(refusal('notKibe'))
  const parsed = manifestSchema.safeParse(json.value)
  if (parsed.success) return ok(parsed.data)
  return fail(refusal(isNewer(json.value) ? 'newerFormat' : 'notKibe'))
}

function isNewer(manifest: unknown): boolean {
  const { format, formatVersion } = (manifest ?? {}) as { format?: unknown; formatVersion?: unknown }
  return format === 'kibe' && Number(formatVersion) > Number(FORMAT_VERSION)
}

function readContents(
  entries: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  onShare: OnShare,
): Result<EntryContents, Refusal> {
  const contents = new Map<string, unknown>()
  const promisedBytes = Object.values(manifest.entries).reduce((sum, { size }) => sum + size, 0)
  const count = countingBytes(promisedBytes, onShare)
  for (const path of Object.keys(manifest.entries)) {
    if (!entries.has(path)) return fail(refusal('missingEntry', { path }))
  }
  for (const [path, entry] of entries) {
    const role = entryRole(path)
    if (role === 'manifest') continue
    const promised = Object.hasOwn(manifest.entries, path) ? manifest.entries[path] : undefined
    if (!promised || role === 'strange') return fail(refusal('strangeEntry', { path }))
    if (role === 'unknownKind') return fail(refusal('newerFormat'))
    if (role === 'attachment' && path !== attachmentPath(promised.sha256)) {
      return fail(refusal('altered', { path }))
    }
    const content = readEntry(entry, promised, role === 'records')
    if (!content.ok) return content
    contents.set(path, content.value)
    count(entry.size)
  }
  return ok(contents)
}

function readEntry(
  entry: ZipEntry,
  promised: Manifest['entries'][string],
  isJson: boolean,
): Result<unknown, Refusal> {
  if (isJson && entry.size > MAX_JSON_BYTES) return fail(refusal('tooLarge'))
  const bytes = entry.size === promised.size ? unpacked(entry) : null
  if (bytes?.length !== promised.size || sha256Of(bytes) !== promised.sha256) {
    return fail(refusal('altered', { path: entry.path }))
  }
  return isJson ? parseJson(bytes, entry.path) : ok(bytes)
}

function readJsonEntry(entry: ZipEntry): Result<unknown, Refusal> {
  const bytes = entry.size > MAX_JSON_BYTES ? null : unpacked(entry)
  return bytes ? parseJson(bytes, entry.path) : fail(refusal('damaged'))
}

function parseJson(bytes: Uint8Array, path: string): Result<unknown, Refusal> {
  const strange = fail(refusal('strangeEntry', { path }))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return scanJson(text, MAX_DEPTH) ? strange : ok(JSON.parse(text) as unknown)
  } catch {
    // Not UTF-8.
    return strange
  }
}
