import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256Of } from '@/domain/questionnaire/fingerprint'

/** SHA-256 of bytes (FIPS 180-4) as 64 lower-case hexadecimal digits: the browser's own where it has one, which is faster. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Only pages served over https or from localhost have it.
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto }
  return subtle ? bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes))) : sha256Of(bytes)
}
