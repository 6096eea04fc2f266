import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { CARRIED_KINDS, KINDS, type AllRecords, type Kind, type RecordTypes } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import { attachmentPath, recordsPath, type Manifest } from './manifest'
import { refusal, type Refusal } from './refusal'

/** What the entries hold, by path: a JSON value for records, bytes for an attachment. */
export type EntryContents = ReadonlyMap<string, unknown>

/** The records of all kinds, each in the form of its kind, as many as promised, none twice. */
export function checkedRecords(contents: EntryContents, manifest: Manifest): Result<AllRecords, Refusal> {
  const records: Partial<Record<Kind, readonly RecordTypes[Kind][]>> = {}
  for (const kind of CARRIED_KINDS) {
    const ofKind = recordsOf(kind, contents, manifest)
    if (!ofKind.ok) return ofKind
    records[kind] = ofKind.value
  }
  const all = records as AllRecords
  const lost = attachmentNobodyNames(contents, all)
  return lost === null ? ok(all) : fail(refusal('strangeEntry', { path: lost }))
}

function recordsOf<K extends Kind>(
  kind: K,
  contents: EntryContents,
  manifest: Manifest,
): Result<RecordTypes[K][], Refusal> {
  // A kind that the writing Kibe did not know yet has no entry.
  const rows = contents.get(recordsPath(kind)) ?? []
  if (!Array.isArray(rows)) return fail(refusal('strangeEntry', { path: recordsPath(kind) }))
  const [expected, found] = [manifest.counts[kind] ?? 0, rows.length]
  if (expected !== found) return fail(refusal('countDiffers', { kind, expected, found }))
  const records = new Map<string, RecordTypes[K]>()
  for (const row of rows as unknown[]) {
    const record = checkedRecord(kind, row, contents)
    const id = idOf(row)
    if (!record) return fail(refusal('invalidRecord', { kind, id }))
    if (records.has(id)) return fail(refusal('duplicateId', { kind, id }))
    records.set(id, record)
  }
  return ok([...records.values()])
}

function idOf(row: unknown): string {
  const { id } = (row ?? {}) as { id?: unknown }
  return typeof id === 'string' ? id : ''
}

function checkedRecord<K extends Kind>(
  kind: K,
  row: unknown,
  contents: EntryContents,
): RecordTypes[K] | null {
  const whole =
    kind === 'attachments' ? { ...(row as object), bytes: contents.get(attachmentPath(idOf(row))) } : row
  const result = KINDS[kind].schema.safeParse(whole)
  if (!result.success) return null
  const record = result.data
  const isUnderItsFingerprint = !('document' in record) || fingerprint(record.document) === record.id
  return isUnderItsFingerprint ? record : null
}

function attachmentNobodyNames(contents: EntryContents, { attachments }: AllRecords): string | null {
  const named = new Set(attachments.map(({ id }) => attachmentPath(id)))
  return [...contents.keys()].find((path) => path.startsWith('attachments/') && !named.has(path)) ?? null
}
