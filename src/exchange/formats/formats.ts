import { fail, ok, type Result } from '@/domain/shared/result'
import type { Manifest } from '../manifest'
import { refusal, type Refusal } from '../refusal'
import type { Format, RawManifest, RawRecords } from './format'
import { format1 } from './format-1'
import { format2 } from './format-2'
import { format3 } from './format-3'
import { format4 } from './format-4'
import { format5, manifestSchema } from './format-5'

/** All formats that are read, the oldest first. */
export const FORMATS: readonly Format[] = [format1, format2, format3, format4, format5]

/** The manifest of a file of any format as one of the newest, and the format that the file is of. */
export function readManifest(json: unknown): Result<{ manifest: Manifest; format: Format }, Refusal> {
  const said = (json ?? {}) as { format?: unknown; formatVersion?: unknown }
  const format = FORMATS.find(({ version }) => version === said.formatVersion)
  if (!format) return fail(refusal(isNewer(said) ? 'newerFormat' : 'notKibe'))
  const parsed = format.manifestSchema.safeParse(json)
  if (!parsed.success) return fail(refusal('notKibe'))
  const isOfUnknownKinds = Object.keys(parsed.data.counts).some((kind) => !format.kinds.includes(kind))
  // Only a newer Kibe adds a kind to the newest format; what it adds would be lost if it were passed over.
  if (isOfUnknownKinds) return fail(refusal(format.up ? 'notKibe' : 'newerFormat'))
  const newest = stepsFrom(format).reduce<RawManifest>((manifest, up) => up.manifest(manifest), parsed.data)
  return ok({ manifest: manifestSchema.parse(newest), format })
}

/** The rows of a file of this format as rows of the newest. */
export function upToDate(records: RawRecords, format: Format): RawRecords {
  return stepsFrom(format).reduce((rows, up) => up.records(rows), records)
}

function stepsFrom(format: Format): NonNullable<Format['up']>[] {
  return FORMATS.slice(FORMATS.indexOf(format)).flatMap(({ up }) => up ?? [])
}

function isNewer({ format, formatVersion }: { format?: unknown; formatVersion?: unknown }): boolean {
  return format === 'kibe' && Number(formatVersion) > Number(FORMATS.at(-1)?.version)
}
