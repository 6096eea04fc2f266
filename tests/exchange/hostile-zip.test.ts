import { deflateSync, strToU8, Zip, ZipDeflate, zipSync, type Zippable } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import {
  MAX_DIRECTORY_BYTES,
  MAX_ENTRIES,
  MAX_FILE_BYTES,
  MAX_JSON_BYTES,
  MAX_MANIFEST_BYTES,
  MAX_RECORDS_BYTES,
} from '@/exchange/limits'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { unpacked, zipEntries } from '@/exchange/read-zip'
import { fullRecords } from '../fixtures/records'
import { codeOf, emptyRecords, entriesOf, fileOf, partsOf, refusalOf, replaced, written } from './hand-made'

type Bytes = Uint8Array<ArrayBuffer>

const MEBIBYTE = 1024 * 1024
let whole: Bytes

beforeAll(async () => {
  whole = await written(fullRecords)
})

/** A copy of the file, and where in it the end record and the directory are. */
function dissected(file: Uint8Array) {
  const copy = Uint8Array.from(file)
  const view = new DataView(copy.buffer)
  const end = copy.length - 22
  return { copy, view, end, directory: view.getUint32(end + 16, true) }
}

/** The file with its first directory entry saying something else, `offset` bytes into that entry. */
function withDirectory(file: Uint8Array, offset: number, value: number): Bytes {
  const { copy, view, directory } = dissected(file)
  view.setUint32(directory + offset, value, true)
  return copy
}

/** The file with the end record saying something else. */
function withEnd(file: Uint8Array, offset: number, value: number, bytes: 2 | 4 = 2): Bytes {
  const { copy, view, end } = dissected(file)
  if (bytes === 2) view.setUint16(end + offset, value, true)
  else view.setUint32(end + offset, value, true)
  return copy
}

/** How to unpack each entry of a ZIP. */
async function entriesIn(zip: Bytes): Promise<(() => Promise<Bytes | null>)[]> {
  const file = new Blob([zip])
  const entries = await zipEntries(file)
  return entries.ok ? entries.value.map((entry) => () => unpacked(file, entry)) : []
}

/** What one entry of a ZIP unpacks to, when its directory claims this size. */
async function unpackedAs(
  zip: Uint8Array,
  size: number,
  onRead: (bytes: number) => void = () => undefined,
): Promise<Bytes | null> {
  const { copy, view, directory } = dissected(zip)
  const local = view.getUint32(directory + 42, true)
  view.setUint32(directory + 24, size, true)
  view.setUint32(local + 22, size, true)
  const file = new Blob([copy])
  const entries = await zipEntries(file)
  if (!entries.ok) throw new Error(entries.error)
  const [entry] = entries.value
  const slice = file.slice.bind(file)
  file.slice = (start = 0, end = file.size) => {
    onRead(end - start)
    return slice(start, end)
  }
  return entry ? unpacked(file, entry) : null
}

/** A ZIP of one entry that is said to be deflated into these bytes. */
function asDeflated(packed: Uint8Array): Bytes {
  const { copy, view, directory } = dissected(zipSync({ x: packed }, { level: 0 }))
  for (const at of [8, directory + 10]) view.setUint16(at, 8, true)
  return copy
}

describe('a ZIP bomb', () => {
  it('that says how large it is, is refused before anything is unpacked', async () => {
    expect(await codeOf(withDirectory(whole, 24, 0xffffffff))).toBe('tooLarge')
  })

  it('that says it is small is left off as soon as more comes out', async () => {
    expect(await unpackedAs(zipSync({ x: new Uint8Array(4 * MEBIBYTE) }), 10)).toBeNull()
    const block = Uint8Array.from([0, 0, 0x40, 0xff, 0xbf, ...new Uint8Array(16 * 1024)])
    const zip = asDeflated(Buffer.concat(Array<Uint8Array>(256).fill(block)))
    const read: number[] = []
    expect(await unpackedAs(zip, 10, (bytes) => read.push(bytes))).toBeNull()
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(zip.length / 2)
  })

  it('that hides much behind the end of what is packed is left off, too', async () => {
    const tail = new Uint8Array(4 * MEBIBYTE).fill(7)
    const zip = asDeflated(Buffer.concat([deflateSync(strToU8('ten bytes!')), tail]))
    const read: number[] = []
    expect(await unpackedAs(zip, 10, (bytes) => read.push(bytes))).toBeNull()
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(zip.length / 2)
  })

  it('that says it is larger than it is, is not padded', async () => {
    const text = strToU8('ten bytes!')
    expect(await unpackedAs(zipSync({ x: text }), 11)).toBeNull()
    expect(await unpackedAs(zipSync({ x: text }), 10)).toEqual(text)
    expect(await unpackedAs(zipSync({ x: text }, { level: 0 }), 10)).toEqual(text)
    expect(await unpackedAs(zipSync({ x: text }, { level: 0 }), 9)).toBeNull()
  })

  it.each([10_000, MAX_ENTRIES + 1])('of %i entries is refused by their number', async (count) => {
    const entries = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`a${index}`, new Uint8Array(0)]),
    )
    expect(await codeOf(zipSync(entries, { level: 0 }))).toBe('tooManyEntries')
  })

  it('within a file stays packed: nothing in an attachment is ever unpacked', async () => {
    const bomb = Uint8Array.from(zipSync({ x: new Uint8Array(4 * MEBIBYTE) }))
    const [attachment] = fullRecords.attachments
    if (!attachment) throw new Error('the fixture has one')
    const head = { ...attachment, id: sha256Of(bomb), size: bomb.length, bytes: bomb }
    const opened = await openKibeFile(new Blob([await written({ ...emptyRecords, attachments: [head] })]))
    expect(opened.ok && (await opened.value.attachment(head.id))).toEqual({ ok: true, value: bomb })
  })

  it.each<[string, number, string[]]>([
    ['one kind', MAX_JSON_BYTES + 1, ['plans']],
    ['all kinds together', MAX_RECORDS_BYTES / 4 + 1, ['plans', 'sheets', 'answers', 'actions']],
  ])('of too many bytes of records of %s is refused by what it claims', async (_, size, kinds) => {
    const parts = partsOf(Object.fromEntries(kinds.map((kind) => [`records/${kind}.json`, '[]'])))
    for (const entry of Object.values(parts.manifest.entries)) entry.size = size
    const { copy, view, directory } = dissected(fileOf(parts))
    for (let at = directory, entry = 0; entry <= kinds.length; entry += 1) {
      if (entry > 0) view.setUint32(at + 24, size, true)
      at += 46 + view.getUint16(at + 28, true)
    }
    expect(await codeOf(copy)).toBe('tooLarge')
  })

  it('whose manifest says that it is far too large is refused before it is unpacked', async () => {
    expect(await codeOf(withDirectory(whole, 24, MAX_MANIFEST_BYTES + 1))).toBe('tooLarge')
  })

  it('larger than any file of Kibe is refused by its size, unread', async () => {
    const huge = new Blob([])
    Object.defineProperty(huge, 'size', { value: MAX_FILE_BYTES + 1 })
    expect(await codeOf(huge)).toBe('tooLarge')
  })
})

describe('a ZIP whose directory lies', () => {
  it.each<[string, number, number]>([
    ['about where its entries are', 42, 0xffffff],
    ['about how much is packed', 20, 0xffffffff],
    ['about the way of packing', 10, 99],
    // The way of packing stands behind the flag, and stays.
    ['by being encrypted', 8, 0x80001],
    ['by not being a directory', 0, 0],
    ['about the length of a path', 28, 0xffff],
  ])('%s is refused as damaged', async (_, offset, value) => {
    expect(await codeOf(withDirectory(whole, offset, value))).toBe('damaged')
  })

  it.each<[string, number, number, 2 | 4]>([
    ['lists fewer entries than it has', 10, 3, 2],
    ['lists more entries than it has', 10, 30, 2],
    ['is on another disk', 4, 1, 2],
    ['is larger than the file', 12, 0xffffff, 4],
    ['begins behind the file', 16, 0xfffffff, 4],
    ['promises a comment that is not there', 20, 7, 2],
    ['is in ZIP64', 16, 0xffffffff, 4],
  ])('and %s is refused as damaged', async (_, offset, value, bytes) => {
    const file = withEnd(whole, offset, value, bytes)
    // The number of entries stands there twice.
    expect(await codeOf(offset === 10 ? withEnd(file, 8, value) : file)).toBe('damaged')
  })

  it('by naming an entry twice is refused', async () => {
    const file = zipSync({ 'manifest.json': strToU8('{}'), 'manifest.jsoN': strToU8('{}') })
    expect(await refusalOf(replaced(file, 'jsoN', 'json'))).toEqual({
      code: 'strangeEntry',
      params: { path: 'manifest.json' },
    })
  })

  it('whose entries share the same packed bytes is refused as damaged', async () => {
    const file = zipSync({ a: new Uint8Array(1000), b: new Uint8Array(10) }, { level: 0 })
    const { copy, view, directory } = dissected(file)
    const second = directory + 46 + 1
    view.setUint32(second + 20, 1000, true)
    view.setUint32(second + 42, 0, true)
    expect(await zipEntries(new Blob([copy]))).toEqual({ ok: false, error: 'damaged' })
  })

  it('whose entry says of itself that it begins in the next one is not unpacked', async () => {
    const text = strToU8('ten bytes!')
    const { copy, view } = dissected(zipSync({ a: text, b: text }, { level: 0 }))
    const [entry] = await entriesIn(copy)
    expect(await entry?.()).toEqual(text)
    // So many bytes between its header and what it holds that this is what the next one holds.
    view.setUint16(28, 31 + text.length, true)
    const [moved] = await entriesIn(copy)
    expect(await moved?.()).toBeNull()
  })

  it('longer than any file of Kibe is refused as damaged, unread', async () => {
    const comment = 'x'.repeat(0xffff)
    const entries = Object.fromEntries(
      Array.from({ length: 130 }, (_, index) => [`a${index}`, [new Uint8Array(0), { comment }] as const]),
    )
    const file = zipSync(entries as unknown as Zippable, { level: 0 })
    expect(file.length).toBeGreaterThan(MAX_DIRECTORY_BYTES)
    expect(await codeOf(file)).toBe('damaged')
  })

  it('whose entry reaches into the next one is refused as damaged', async () => {
    const file = zipSync({ a: new Uint8Array(1000), b: new Uint8Array(10) }, { level: 0 })
    expect(await zipEntries(new Blob([withDirectory(file, 20, 1031 + 31)]))).toMatchObject({ ok: false })
    expect(await zipEntries(new Blob([withDirectory(file, 20, 1000)]))).toMatchObject({ ok: true })
  })
})

describe('an entry that says of itself something else than the directory', () => {
  it.each<[string, number, number]>([
    ['another name', 30, 0x78],
    ['another packed size', 18, 7],
    ['another size', 22, 7],
    ['another checksum', 14, 7],
    ['another way of packing', 8, 0],
    ['another length of its name', 26, 12],
    ['a gap as long as the file', 28, 0xff],
  ])('(%s) makes the file refused as damaged', async (_, offset, value) => {
    const { copy } = dissected(whole)
    expect(copy[offset]).not.toBe(value)
    copy[offset] = value
    expect(await codeOf(copy)).toBe('damaged')
  })

  it('because it says so only behind its data is read, as other programs pack while they read', async () => {
    const parts: Uint8Array[] = []
    const zip = new Zip((error, chunk) => {
      if (error) throw error
      parts.push(chunk)
    })
    for (const [path, bytes] of Object.entries(entriesOf(whole))) {
      const file = new ZipDeflate(path)
      zip.add(file)
      file.push(bytes, true)
    }
    zip.end()
    const streamed = Uint8Array.from(Buffer.concat(parts))
    // Bit 3 of the flags: the sizes follow the data.
    expect((streamed[6] ?? 0) & 8).toBe(8)
    expect(await codeOf(streamed)).toBe('read')
  })
})

describe('a file with more in it than a ZIP needs', () => {
  it('behind a comment that imitates the end of a directory is read by its true end', async () => {
    const end = whole.slice(-22)
    const comment = Uint8Array.from([...end, 1, 2, 3])
    const file = withEnd(whole, 20, comment.length)
    expect(await codeOf(Uint8Array.from(Buffer.concat([file, comment])))).toBe('read')
  })

  it('in the place where ZIP64 would have another directory is refused as damaged', async () => {
    const { copy, view, end, directory } = dissected(whole)
    const locator = new Uint8Array(20)
    new DataView(locator.buffer).setUint32(0, 0x07064b50, true)
    view.setUint32(end + 16, directory, true)
    const file = Buffer.concat([copy.slice(0, end), locator, copy.slice(end)])
    expect(await codeOf(Uint8Array.from(file))).toBe('damaged')
  })
})

it('a manifest that was damaged on the way is noticed, although no hash stands over it', async () => {
  const stored = zipSync(entriesOf(whole), { level: 0 })
  const file = replaced(stored, '2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z')
  expect(await codeOf(stored)).toBe('read')
  expect(await codeOf(file)).toBe('damaged')
})
