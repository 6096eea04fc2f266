import { Inflate } from 'fflate'
import { fail, ok, type Result } from '@/domain/shared/result'

/** One file in a ZIP, not yet unpacked. Every number in it is the sender's claim. */
export interface ZipEntry {
  readonly path: string
  /** Claimed size when unpacked, in bytes. */
  readonly size: number
  readonly isDeflated: boolean
  readonly packed: Uint8Array
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const LONGEST_COMMENT = 0xffff
/** Unpacked step by step, so that a bomb is noticed before it fills the memory. */
const STEP_BYTES = 16 * 1024

/**
 * The entries that a ZIP's directory lists (PKWARE APPNOTE 4.3), without unpacking anything. `notAZip` when there is no
 * directory; `damaged` when it leads outside of the file, is encrypted, or lists overlapping data.
 */
export function zipEntries(zip: Uint8Array, maxEntries: number): Result<ZipEntry[], ZipProblem> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return fail(startsLikeZip(view) ? 'damaged' : 'notAZip')
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) return fail('tooManyEntries')
  try {
    const entries = directory(view, view.getUint32(end + 16, true), count)
    const packedBytes = entries.reduce((sum, { packed }) => sum + packed.length, 0)
    return packedBytes > zip.length ? fail('damaged') : ok(entries)
  } catch {
    // Reading behind the end of the file.
    return fail('damaged')
  }
}

/** Why a ZIP is not read. */
export type ZipProblem = 'notAZip' | 'damaged' | 'tooManyEntries'

/** The entry's bytes, or null when they are not exactly as many as claimed or cannot be unpacked. */
export function unpacked({ packed, size, isDeflated }: ZipEntry): Uint8Array | null {
  if (!isDeflated) return packed.length === size ? packed.slice() : null
  const bytes = new Uint8Array(size)
  let length = 0
  const inflate = new Inflate((chunk) => {
    // Throws a RangeError as soon as more comes out than was claimed.
    bytes.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      inflate.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length)
    }
  } catch {
    return null
  }
  return length === size ? bytes : null
}

function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return null
}

function startsLikeZip(view: DataView): boolean {
  return view.byteLength >= 4 && view.getUint32(0, true) === LOCAL_ENTRY
}

function directory(view: DataView, start: number, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError('no entry here')
    entries.push(entryAt(view, at))
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function entryAt(view: DataView, at: number): ZipEntry {
  const [isEncrypted, method] = [view.getUint16(at + 8, true) & 1, view.getUint16(at + 10, true)]
  if (isEncrypted || (method !== 0 && method !== 8)) throw new RangeError('not readable')
  const local = view.getUint32(at + 42, true)
  if (view.getUint32(local, true) !== LOCAL_ENTRY) throw new RangeError('no file here')
  const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  return {
    path: new TextDecoder('utf-8', { fatal: true }).decode(
      slice(view, at + 46, view.getUint16(at + 28, true)),
    ),
    size: view.getUint32(at + 24, true),
    isDeflated: method === 8,
    packed: slice(view, data, view.getUint32(at + 20, true)),
  }
}

/** Throws a RangeError when it would reach behind the end. */
function slice(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, checked(view, at, length))
}

function checked(view: DataView, at: number, length: number): number {
  if (at + length > view.byteLength) throw new RangeError('behind the end')
  return length
}
