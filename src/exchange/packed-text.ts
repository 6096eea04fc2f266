import { deflateSync, inflateSync } from 'fflate'

/** Bytes as a text of letters, digits, `-` and `_`, as short as can be: what a link carries as it is. */
export function packText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...deflateSync(bytes, { level: 9 })))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** What was packed; null where the text of a stranger is nothing of the kind, or unpacks to `most` bytes or more. */
export function unpackText(text: string, most: number): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    // A room of fixed size, so that nothing unpacks into the memory of the phone: what does not fit is cut off there.
    const unpacked = inflateSync(bytes, { out: new Uint8Array(most) })
    return unpacked.length < most ? unpacked : null
  } catch {
    return null
  }
}
