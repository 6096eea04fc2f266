import {
  CARRIED_KINDS,
  recordsOfEachKind,
  type AllRecords,
  type Kind,
  type RecordTypes,
} from '@/domain/records/registry'

/** Some records of one kind. */
export interface RecordBatch {
  readonly kind: Kind
  readonly records: readonly RecordTypes[Kind][]
}

/** Few enough to be copied within one frame on a slow phone. */
const BATCH_RECORDS = 250

/** All records in batches small enough to be copied without anybody noticing; reassembled by `RecordGatherer`. */
export function* batchesOf(all: AllRecords): Generator<RecordBatch> {
  for (const kind of CARRIED_KINDS) {
    for (let at = 0; at < all[kind].length; at += BATCH_RECORDS) {
      yield { kind, records: all[kind].slice(at, at + BATCH_RECORDS) }
    }
  }
}

/** The memory behind the bytes of attachments, each once: moved instead of copied, and then gone from here. */
export function bytesOf({ records }: RecordBatch): ArrayBufferLike[] {
  return [...new Set(records.flatMap((record) => ('bytes' in record ? [record.bytes.buffer] : [])))]
}

/** Puts batches together again. */
export class RecordGatherer {
  readonly #records = new Map<Kind, RecordTypes[Kind][]>()

  add({ kind, records }: RecordBatch): void {
    this.#records.set(kind, [...(this.#records.get(kind) ?? []), ...records])
  }

  /** All that came so far. */
  all(): AllRecords {
    return recordsOfEachKind(<K extends Kind>(kind: K) => (this.#records.get(kind) ?? []) as RecordTypes[K][])
  }
}
