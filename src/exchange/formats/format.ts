import type { ZodMiniType } from 'zod/mini'

/** The rows of each kind as they stand in a file, not yet checked. */
export type RawRecords = Map<string, readonly unknown[]>

/** What `manifest.json` of some version holds. */
export interface RawManifest {
  readonly counts: Readonly<Record<string, number>>
  readonly [field: string]: unknown
}

/** One version of the format. Once a Kibe that writes it was released, it is never edited. */
export interface Format {
  readonly version: string
  /** The kinds of records that a file of it may hold. */
  readonly kinds: readonly string[]
  readonly manifestSchema: ZodMiniType<RawManifest>
  /** How a file of this format becomes one of the next; null for the newest. */
  readonly up: {
    readonly manifest: (manifest: RawManifest) => RawManifest
    readonly records: (records: RawRecords) => RawRecords
  } | null
}
