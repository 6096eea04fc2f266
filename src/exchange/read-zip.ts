import { Inflate } from 'fflate'
import { fail, ok, type Result } from '@/domain/shared/result'
import { bytesAt, type Bytes } from './blob-bytes'
import { MAX_DIRECTORY_BYTES, MAX_ENTRIES } from './limits'

/** One file in a ZIP, not yet unpacked. Every number in it is the sender's claim. */
export interface ZipEntry {
  readonly path: string
  /** Claimed size when unpacked, in bytes. */
  readonly size: number
  readonly packedSize: number
  readonly isDeflated: boolean
  readonly crc: number
  /** Where its own header begins. */
  readonly at: number
  /** Where the next one begins, or the directory: it ends before. */
  readonly end: number
}

/** Why a ZIP is not read. */
export type ZipProblem = 'notAZip' | 'damaged' | 'tooManyEntries'

const END_OF_DIRECTORY = 0x06054b50
const END_BYTES = 22
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_LOCATOR_BYTES = 20
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
const IS_ENCRYPTED = 1
const SIZES_FOLLOW = 8
const READ_BYTES = 1024 * 1024
/** Unpacked step by step, so that a bomb is noticed before it fills the memory. */
const STEP_BYTES = 16 * 1024
/** More than any block of a deflated text: where nothing more comes out, what follows would only be gathered. */
const MOST_WITHOUT_GAIN = 128 * 1024

/**
 * The entries that a ZIP's directory lists (PKWARE APPNOTE 4.3), without unpacking anything. `notAZip` when there is no
 * directory; `damaged` when it leads outside of the file, is encrypted, is in parts or in ZIP64, or lists overlapping data.
 */
export async function zipEntries(zip: Blob): Promise<Result<ZipEntry[], ZipProblem>> {
  const tailAt = Math.max(0, zip.size - END_BYTES - LONGEST_COMMENT - ZIP64_LOCATOR_BYTES)
  const tail = viewOf(await bytesAt(zip, tailAt))
  const endAt = endOfDirectory(tail)
  if (endAt === null) return fail((await startsLikeZip(zip)) ? 'damaged' : 'notAZip')
  const count = tail.getUint16(endAt + 10, true)
  if (count > MAX_ENTRIES) return fail('tooManyEntries')
  const [size, at] = [tail.getUint32(endAt + 12, true), tail.getUint32(endAt + 16, true)]
  const isInParts = tail.getUint32(endAt + 4, true) !== 0 || tail.getUint16(endAt + 8, true) !== count
  const isOutside = at + size > tailAt + endAt || size > MAX_DIRECTORY_BYTES
  if (isInParts || isOutside || isZip64(tail, endAt)) return fail('damaged')
  const entries = directoryOf(viewOf(await bytesAt(zip, at, at + size)), count)
  const placed = entries && withEnds(entries, at)
  return placed ? ok(placed) : fail('damaged')
}

/** The entry's bytes, or null when they are not exactly as many as claimed, are not where claimed, or cannot be unpacked. */
export async function unpacked(zip: Blob, entry: ZipEntry): Promise<Bytes | null> {
  const start = await startOfData(zip, entry)
  if (start === null || start + entry.packedSize > entry.end) return null
  if (entry.isDeflated) return inflated(zip, entry, start)
  return entry.packedSize === entry.size ? bytesAt(zip, start, start + entry.size) : null
}

async function inflated(zip: Blob, { size, packedSize }: ZipEntry, start: number): Promise<Bytes | null> {
  const bytes = new Uint8Array(size)
  let length = 0
  const inflate = new Inflate((chunk) => {
    // Throws a RangeError as soon as more comes out than was claimed.
    bytes.set(chunk, length)
    length += chunk.length
  })
  const end = start + packedSize
  let lastGainAt = start
  for (let at = start; at < end; at += READ_BYTES) {
    const packed = await bytesAt(zip, at, Math.min(at + READ_BYTES, end))
    try {
      for (let step = 0; step < packed.length; step += STEP_BYTES) {
        const before = length
        inflate.push(packed.subarray(step, step + STEP_BYTES), at + step + STEP_BYTES >= end)
        if (length > before) lastGainAt = at + step
        if (at + step - lastGainAt > MOST_WITHOUT_GAIN) return null
      }
    } catch {
      return null
    }
  }
  return length === size ? bytes : null
}

function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer)
}

/** Where the end record stands that is followed by its comment and nothing else. */
function endOfDirectory(tail: DataView): number | null {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    const isEnd = tail.getUint32(at, true) === END_OF_DIRECTORY
    if (isEnd && at + END_BYTES + tail.getUint16(at + 20, true) === tail.byteLength) return at
  }
  return null
}

async function startsLikeZip(zip: Blob): Promise<boolean> {
  const start = await bytesAt(zip, 0, 4)
  return start.length === 4 && viewOf(start).getUint32(0, true) === LOCAL_ENTRY
}

/** Programs that know ZIP64 would read another directory than those that do not. */
function isZip64(tail: DataView, endAt: number): boolean {
  const at = endAt - ZIP64_LOCATOR_BYTES
  return at >= 0 && tail.getUint32(at, true) === ZIP64_LOCATOR
}

/** The entries of a directory that is exactly so many long; null when it is not. */
function directoryOf(view: DataView, count: number): Omit<ZipEntry, 'end'>[] | null {
  const entries: Omit<ZipEntry, 'end'>[] = []
  let at = 0
  try {
    for (let index = 0; index < count; index += 1) {
      const entry = entryAt(view, at)
      if (!entry) return null
      entries.push(entry)
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    // Reading behind the end of the directory.
    if (error instanceof RangeError) return null
    throw error
  }
  return at === view.byteLength ? entries : null
}

function entryAt(view: DataView, at: number): Omit<ZipEntry, 'end'> | null {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const isReadable = (flags & IS_ENCRYPTED) === 0 && (method === 0 || method === 8)
  if (view.getUint32(at, true) !== DIRECTORY_ENTRY || !isReadable) return null
  const path = new Uint8Array(view.buffer, at + 46, view.getUint16(at + 28, true))
  return {
    path: new TextDecoder('utf-8', { ignoreBOM: true }).decode(path),
    size: view.getUint32(at + 24, true),
    packedSize: view.getUint32(at + 20, true),
    isDeflated: method === 8,
    crc: view.getUint32(at + 16, true),
    at: view.getUint32(at + 42, true),
  }
}

/** Each entry with where it has to end; null when two of them share bytes, or one reaches into the directory. */
function withEnds(entries: readonly Omit<ZipEntry, 'end'>[], directoryAt: number): ZipEntry[] | null {
  const starts = entries.map(({ at }) => at).sort((a, b) => a - b)
  const endOf = new Map(starts.map((at, index) => [at, starts[index + 1] ?? directoryAt]))
  const placed = entries.map((entry) => ({ ...entry, end: endOf.get(entry.at) ?? 0 }))
  const areApart = placed.every(({ at, packedSize, end }) => at + LOCAL_BYTES + packedSize <= end)
  return areApart && endOf.size === entries.length ? placed : null
}

/** Where the entry's data begins; null when its own header says something else than the directory does. */
async function startOfData(zip: Blob, entry: ZipEntry): Promise<number | null> {
  const path = new TextEncoder().encode(entry.path)
  const header = await bytesAt(zip, entry.at, entry.at + LOCAL_BYTES + path.length)
  if (header.length < LOCAL_BYTES + path.length) return null
  const view = viewOf(header)
  const sizesFollow = (view.getUint16(6, true) & SIZES_FOLLOW) !== 0
  const saysTheSame = (at: number, value: number): boolean =>
    view.getUint32(at, true) === value || (sizesFollow && view.getUint32(at, true) === 0)
  const isSame =
    view.getUint32(0, true) === LOCAL_ENTRY &&
    view.getUint16(8, true) === (entry.isDeflated ? 8 : 0) &&
    saysTheSame(14, entry.crc) &&
    saysTheSame(18, entry.packedSize) &&
    saysTheSame(22, entry.size) &&
    view.getUint16(26, true) === path.length &&
    path.every((byte, index) => header[LOCAL_BYTES + index] === byte)
  return isSame ? entry.at + LOCAL_BYTES + path.length + view.getUint16(28, true) : null
}
