/** Where something asynchronous stands; every variant spells all its fields, so that templates narrow on `status`. */
export type AsyncState<T> =
  | { readonly status: 'loading'; readonly value: null; readonly error: null }
  | { readonly status: 'ready'; readonly value: T; readonly error: null }
  | { readonly status: 'failed'; readonly value: null; readonly error: unknown }

/** Not there yet. */
export const LOADING = { status: 'loading', value: null, error: null } as const

/** There. */
export function ready<T>(value: T): AsyncState<T> {
  return { status: 'ready', value, error: null }
}

/** Could not be had; the error is shown in words, never swallowed. */
export function failed(error: unknown): AsyncState<never> {
  return { status: 'failed', value: null, error }
}
