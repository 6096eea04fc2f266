/** Success with a value, or failure with a reason that the caller must look at. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

/** A success. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A failure. */
export function fail<E>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}
