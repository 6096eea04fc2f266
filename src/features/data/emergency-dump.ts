import type { StoreSnapshot } from '@/storage/storage'

/** Bytes turned into text at once; more would exceed the number of arguments a call may have. */
const CHUNK = 0x8000

/** Everything readable as JSON that any tool can open, bytes in Base64: for people who have to save what can be saved. */
export function emergencyDump(snapshot: StoreSnapshot): string {
  return JSON.stringify(
    snapshot,
    (_key, value: unknown) => (value instanceof Uint8Array ? base64(value) : value),
    1,
  )
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}
