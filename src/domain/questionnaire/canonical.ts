/**
 * The one canonical text of a JSON value (RFC 8785): no spaces, members sorted by the UTF-16 units of their names,
 * numbers and strings as ECMAScript writes them. Members that are undefined are left out, as JSON does.
 * Throws a TypeError for what JSON cannot say: infinite numbers, functions, undefined in a list.
 * The value must not be deeper than a few thousand levels (`readJson` allows 64).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  const isJson =
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value === null ||
    (typeof value === 'number' && Number.isFinite(value))
  if (!isJson) throw new TypeError(`Not a JSON value: ${typeof value}`)
  return JSON.stringify(value)
}
