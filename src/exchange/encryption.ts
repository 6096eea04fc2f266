import { fail, ok, type Result } from '@/domain/shared/result'
import { bytesAt, type Bytes } from './blob-bytes'
import { crc32 } from './crc-32'
import { nameOf } from './error-name'
import { refusal, type Refusal } from './refusal'
import { countingBytes, type OnShare } from './share'

/** Gives so many random bytes, which nobody can foresee. */
export type RandomBytes = (length: number) => Bytes

const MAGIC = 'kibe-enc'
const VERSION = 1
const ROUNDS = 600_000
const MOST_ROUNDS = 10_000_000
const SALT_BYTES = 16
const NONCE_START_BYTES = 7
/** Everything before the check block. */
const HEADER_BYTES = 36
const TAG_BYTES = 16
const CHECK = new Uint8Array(16)
/** Header, check block and the checksum over both. */
const OPENING_BYTES = HEADER_BYTES + CHECK.length + TAG_BYTES + 4
const CHUNK_BYTES = 1024 * 1024
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** Key and header of one file; the nonce of a chunk is made of the header's, of its number, and of whether it is the last. */
interface Sealing {
  readonly key: CryptoKey
  readonly header: Bytes
}

/** Whether a file begins like an encrypted one. */
export async function isEncrypted(file: Blob): Promise<boolean> {
  return new TextDecoder().decode(await bytesAt(file, 0, MAGIC.length)) === MAGIC
}

/**
 * The file, encrypted (README.md, "The encrypted container"): AES-256-GCM in chunks of 1 MiB under a key that PBKDF2
 * makes of the passphrase. Needs WebCrypto, which pages have that are served over https or from localhost. Throws a
 * RangeError for an empty passphrase.
 */
export async function encrypted(
  file: Blob,
  passphrase: string,
  onShare: OnShare = () => undefined,
  randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length)),
): Promise<Blob> {
  if (passphrase === '') throw new RangeError('empty passphrase')
  const header = headerOf(randomBytes(SALT_BYTES), randomBytes(NONCE_START_BYTES))
  const sealing = { key: await keyOf(passphrase, header), header }
  const check = await sealed(sealing, 0, false, CHECK)
  const opening = await bytesAt(new Blob([header, check]))
  const parts = [new Blob([opening, numberBytes(crc32(opening))])]
  const count = countingBytes(file.size, onShare)
  for (let at = 0, number = 1; at < file.size; at += CHUNK_BYTES, number += 1) {
    const chunk = await bytesAt(file, at, Math.min(at + CHUNK_BYTES, file.size))
    parts.push(new Blob([await sealed(sealing, number, at + CHUNK_BYTES >= file.size, chunk)]))
    count(chunk.length)
  }
  return new Blob(parts, { type: 'application/octet-stream' })
}

/**
 * What is in an encrypted file, all of it authentic. Refused: `damaged`, `newerFormat`, `encrypted` without a
 * passphrase, `wrongPassphrase`.
 */
export async function decrypted(
  file: Blob,
  passphrase: string | null,
  onShare: OnShare = () => undefined,
): Promise<Result<Blob, Refusal>> {
  const opening = await bytesAt(file, 0, OPENING_BYTES)
  const header = checkedHeader(opening, file.size)
  if (!header.ok) return header
  if (passphrase === null || passphrase === '') return fail(refusal('encrypted'))
  const sealing = { key: await keyOf(passphrase, header.value), header: header.value }
  const check = opening.slice(HEADER_BYTES, OPENING_BYTES - 4)
  if (!(await opened(sealing, 0, false, check))) return fail(refusal('wrongPassphrase'))
  const parts: Blob[] = []
  const count = countingBytes(file.size - OPENING_BYTES, onShare)
  for (let at = OPENING_BYTES, number = 1; at < file.size; at += SEALED_CHUNK_BYTES, number += 1) {
    const end = Math.min(at + SEALED_CHUNK_BYTES, file.size)
    const chunk = await opened(sealing, number, end === file.size, await bytesAt(file, at, end))
    if (!chunk) return fail(refusal('damaged'))
    parts.push(new Blob([chunk]))
    count(end - at)
  }
  return ok(new Blob(parts))
}

function headerOf(salt: Bytes, nonceStart: Bytes): Bytes {
  const header = new Uint8Array(HEADER_BYTES)
  header.set(new TextEncoder().encode(MAGIC))
  header[8] = VERSION
  header.set(numberBytes(ROUNDS), 9)
  header.set(salt, 13)
  header.set(nonceStart, 29)
  return header
}

/** The header of a file of `size` bytes, if it is whole and says what can be done. */
function checkedHeader(opening: Bytes, size: number): Result<Bytes, Refusal> {
  const damaged = fail(refusal('damaged'))
  if (opening.length < OPENING_BYTES) return damaged
  const sum = numberAt(opening, OPENING_BYTES - 4)
  if (crc32(opening.subarray(0, OPENING_BYTES - 4)) !== sum) return damaged
  // Every version begins with so many bytes and their checksum.
  if ((opening[8] ?? 0) > VERSION) return fail(refusal('newerFormat'))
  const rounds = numberAt(opening, 9)
  const isPossible = opening[8] === VERSION && rounds >= ROUNDS && rounds <= MOST_ROUNDS
  return isPossible && areWholeChunks(size - OPENING_BYTES) ? ok(opening.slice(0, HEADER_BYTES)) : damaged
}

/** Whether so many bytes can be chunks: at least one, and none that is but a tag. */
function areWholeChunks(bytes: number): boolean {
  const last = bytes % SEALED_CHUNK_BYTES
  return bytes > 0 && (last === 0 || last > TAG_BYTES)
}

async function keyOf(passphrase: string, header: Bytes): Promise<CryptoKey> {
  // Keyboards write the same letter in different ways; nothing else is changed, spaces at the ends neither.
  const text = new TextEncoder().encode(passphrase.normalize('NFC'))
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  const salt = header.slice(13, 13 + SALT_BYTES)
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: numberAt(header, 9) }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function gcm(header: Bytes, number: number, isLast: boolean): AesGcmParams {
  const iv = new Uint8Array(12)
  iv.set(header.subarray(29, HEADER_BYTES))
  iv.set(numberBytes(number), NONCE_START_BYTES)
  iv[11] = isLast ? 1 : 0
  return { name: 'AES-GCM', iv, additionalData: header }
}

async function sealed(
  { key, header }: Sealing,
  number: number,
  isLast: boolean,
  bytes: Bytes,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(gcm(header, number, isLast), key, bytes))
}

/** The bytes, or null when they are not what was sealed in this place under this key. */
async function opened(
  { key, header }: Sealing,
  number: number,
  isLast: boolean,
  bytes: Bytes,
): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(header, number, isLast), key, bytes))
  } catch (error) {
    if (nameOf(error) === 'OperationError') return null
    throw error
  }
}

/** Four bytes, the highest first. */
function numberBytes(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function numberAt(bytes: Bytes, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at)
}
