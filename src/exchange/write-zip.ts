import { deflateSync } from 'fflate'
import type { Bytes } from './blob-bytes'
import { crc32 } from './crc-32'

/** One file of a ZIP, ready to be put into it. */
export interface PackedEntry {
  /** ASCII only. */
  readonly path: string
  readonly size: number
  readonly crc: number
  readonly isDeflated: boolean
  /** Handed to the browser, which may keep it on disk. */
  readonly packed: Blob
}

const VERSION_NEEDED = 20
/** 1 January 1980: ZIP knows local time only; a fixed date keeps the time zone out of the file. */
const DATE = 0x0021

/** Packs one file: deflated, or stored as it is. */
export function packedEntry(path: string, bytes: Bytes, isDeflated: boolean): PackedEntry {
  const packed = isDeflated ? deflateSync(bytes) : bytes
  return { path, size: bytes.length, crc: crc32(bytes), isDeflated, packed: new Blob([packed]) }
}

/** The ZIP of these entries, in their order (PKWARE APPNOTE 4.3). Beyond 4 GiB it is not readable, by Kibe neither. */
export function zipOf(entries: readonly PackedEntry[]): Blob {
  const files: Blob[] = []
  const directory: Blob[] = []
  const ends = { files: 0, directory: 0 }
  for (const entry of entries) {
    const path = new TextEncoder().encode(entry.path)
    const file = new Blob([fields([4, 0x04034b50]), commonFields(entry), path, entry.packed])
    const listed = new Blob([
      fields([4, 0x02014b50], [2, VERSION_NEEDED]),
      commonFields(entry),
      // Length of the comment, number of the disk, attributes inside and outside.
      fields([2, 0], [2, 0], [2, 0], [4, 0], [4, ends.files]),
      path,
    ])
    files.push(file)
    directory.push(listed)
    ends.files += file.size
    ends.directory += listed.size
  }
  const count = entries.length
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, ends.directory])
  return new Blob([...files, ...directory, end, fields([4, ends.files], [2, 0])], { type: 'application/zip' })
}

/** What stands alike before the entry itself and in the directory. */
function commonFields({ path, size, crc, isDeflated, packed }: PackedEntry): Bytes {
  const method = isDeflated ? 8 : 0
  const [flags, time, extraLength] = [0, 0, 0]
  return fields(
    ...([
      [2, VERSION_NEEDED],
      [2, flags],
      [2, method],
      [2, time],
      [2, DATE],
      [4, crc],
      [4, packed.size],
      [4, size],
      [2, path.length],
      [2, extraLength],
    ] as const),
  )
}

/** Whole numbers one after the other, each in so many bytes, the lowest byte first. */
function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Bytes {
  return Uint8Array.from(
    values.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff),
    ),
  )
}
