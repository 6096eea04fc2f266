/**
 * Whether two JSON values are the same: the order of members does not matter, and one that is undefined is not there.
 * The values must not be deeper than a few thousand levels (`readJson` allows 64).
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const names = namesIn(a)
  return (
    names.length === namesIn(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameJson(a[name], b[name]))
  )
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function namesIn(value: Record<string, unknown>): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined)
}
