import * as z from 'zod/mini'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { baseFields } from '@/domain/records/base'
import { attachmentSchema } from '@/domain/records/evidence'
import { CARRIED_KINDS, KINDS, type CarriedRecords, type Kind } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import type { RawRecords } from './formats/format'
import { refusal, type Refusal } from './refusal'

type Carried<K extends Kind> = CarriedRecords[K][number]

/** A head is all of an attachment but its bytes. */
const attachmentHeadSchema = z.strictObject({ ...attachmentSchema.shape, bytes: z.optional(z.never()) })

/**
 * The records of all kinds, each in the form of its kind, none twice. Takes the rows out of `rows` as it goes, so that
 * nothing is held twice for long.
 */
export function checkedRecords(rows: RawRecords): Result<CarriedRecords, Refusal> {
  const records: Partial<Record<Kind, readonly Carried<Kind>[]>> = {}
  for (const kind of CARRIED_KINDS) {
    const list = rows.get(kind)
    if (!list) throw new TypeError(`a step between formats forgets ${kind}`)
    const ofKind = recordsOf(kind, list)
    if (!ofKind.ok) return ofKind
    records[kind] = ofKind.value
    rows.delete(kind)
  }
  return ok(records as CarriedRecords)
}

function recordsOf<K extends Kind>(kind: K, rows: readonly unknown[]): Result<Carried<K>[], Refusal> {
  const records = new Map<string, Carried<K>>()
  for (const row of rows) {
    const id = idOf(row)
    if (isFromNewerKibe(row)) return fail(refusal('newerFormat'))
    const record = checkedRecord(kind, row)
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

/** Whether a record, or the one that a sibling holds, has a later form than any that is known here. */
function isFromNewerKibe(row: unknown): boolean {
  const { schema, record } = (row ?? {}) as { schema?: unknown; record?: unknown }
  const isForm = typeof schema === 'number' && Number.isSafeInteger(schema) && schema > 0
  const isLater = isForm && !baseFields.schema.safeParse(schema).success
  return isLater || (record !== undefined && record !== null && isFromNewerKibe(record))
}

function checkedRecord<K extends Kind>(kind: K, row: unknown): Carried<K> | null {
  const schema = kind === 'attachments' ? attachmentHeadSchema : KINDS[kind].schema
  const result = schema.safeParse(row)
  if (!result.success) return null
  const record = result.data
  const isUnderItsFingerprint = !('document' in record) || fingerprint(record.document) === record.id
  return isUnderItsFingerprint ? record : null
}
