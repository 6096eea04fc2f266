/**
 * The same value with every broken character (a lone surrogate, left behind when a text is cut in the middle of one)
 * replaced by U+FFFD, so that it can be written as UTF-8 and read back as it is; a member that is
 * undefined is not there. Bytes are left alone.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, wellFormed(member)]))
}
