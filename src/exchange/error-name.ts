/** The name of what was thrown: an error of another realm, as a worker's or a test's, is no instance of ours. */
export function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : null
}
