/** Where papers are made. */
export interface Place {
  /** From which files are named. */
  readonly folder: string
  /** Of the project, below which registers and fonts lie. */
  readonly root: string
  /** What papers say of when they were made; null for now. */
  readonly madeAt: Date | null
}

/**
 * Where `SOURCE_DATE_EPOCH` says a moment, in seconds since 1970, that one: then the same input gives the same files, byte
 * for byte (reproducible-builds.org/specs/source-date-epoch). Null otherwise.
 */
export function fixedMoment({
  SOURCE_DATE_EPOCH: epoch = '',
}: Readonly<Record<string, string | undefined>>): Date | null {
  return /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : null
}
