import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Sha256 } from '@/domain/shared/units'
import { canonicalJson } from './canonical'

/** SHA-256 of bytes (FIPS 180-4). */
export function sha256Of(bytes: Uint8Array): Sha256 {
  return bytesToHex(sha256(bytes)) as Sha256
}

/**
 * The fingerprint of a JSON document: SHA-256 over its canonical form in UTF-8. Take it of the raw parsed document,
 * never of what a schema made of it. Throws where `canonicalJson` does.
 */
export function fingerprint(document: unknown): Sha256 {
  return sha256Of(utf8ToBytes(canonicalJson(document)))
}
