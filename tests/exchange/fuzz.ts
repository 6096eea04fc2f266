import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { crc32 } from '@/exchange/crc-32'
import { encrypted } from '@/exchange/encryption'
import type { Manifest } from '@/exchange/manifest'
import { fullRecords } from '../fixtures/records'
import { promisedOf, written } from './hand-made'
import { spoiledValue } from './spoiled-json'

type Bytes = Uint8Array<ArrayBuffer>

/** A whole number from 0 up to but not including `below`. */
export type Random = (below: number) => number

/** The passphrase of the encrypted files. */
const PASSPHRASE = 'ფრაზა'
const LOCAL_ENTRY = 0x04034b50
const SIGNATURES = [LOCAL_ENTRY, 0x02014b50, 0x06054b50]
const STRANGE_NUMBERS = [0, 1, 2, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff]

/** A file with something wrong in it, or nothing. */
export interface MutatedFile {
  readonly file: Bytes
  readonly passphrase: string | null
  /** What was done to it, in a word. */
  readonly how: string
}

/** Numbers that look random, always the same after the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function oneOf<T>(list: readonly T[], random: Random): T {
  const chosen = list[random(list.length)]
  if (chosen === undefined) throw new RangeError('nothing to choose from')
  return chosen
}

/** So many mutated files, always the same for the same seed but for the salt and nonce of the encrypted ones. */
export async function* mutatedFiles(seed: number, count: number): AsyncGenerator<MutatedFile> {
  const plain = await written(fullRecords)
  const beside = await written(fullRecords, { attachments: 'beside' })
  const sealed = await written(fullRecords, { passphrase: PASSPHRASE })
  const random = randomFrom(seed)
  for (let made = 0; made < count; made += 1) {
    const kind = random(100)
    if (kind < 60) yield withJson(oneOf([plain, plain, plain, beside], random), random)
    else if (kind < 95) yield withBytes(plain, beside, random)
    else if (kind < 99) yield withSealed(sealed, plain, random)
    else yield await sealedAgain(withJson(plain, random))
  }
}

/** A file whose bytes were changed. */
function withBytes(file: Bytes, other: Bytes, random: Random): MutatedFile {
  const [how, change] = oneOf(BYTE_CHANGES, random)
  return { file: change(file, random, other), passphrase: null, how }
}

type ByteChange = (file: Bytes, random: Random, other: Bytes) => Bytes

const BYTE_CHANGES: readonly (readonly [string, ByteChange])[] = [
  ['bits flipped', flipped],
  ['cut off', (file, random) => file.slice(0, random(file.length))],
  ['beginning cut off', (file, random) => file.slice(random(file.length))],
  ['slice given twice', (file, random) => spliced(file, random, sliceOf(file, random))],
  ['slice of another file', (file, random, other) => spliced(file, random, sliceOf(other, random))],
  ['slice taken out', (file, random) => spliced(file, random, new Uint8Array(0))],
  ['header changed', headerChanged],
  ['header changed', headerChanged],
]

function flipped(file: Bytes, random: Random): Bytes {
  const copy = file.slice()
  for (let flip = random(8); flip >= 0; flip -= 1) {
    const at = random(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random(8))
  }
  return copy
}

function sliceOf(file: Bytes, random: Random): Bytes {
  const start = random(file.length)
  return file.slice(start, start + 1 + random(400))
}

/** Something else in the place of a slice, perhaps an empty one. */
function spliced(file: Bytes, random: Random, inserted: Bytes): Bytes {
  const start = random(file.length)
  const end = start + (inserted.length === 0 ? 1 + random(200) : random(2) * inserted.length)
  return Uint8Array.from([...file.slice(0, start), ...inserted, ...file.slice(end)])
}

/** Another number in one of the fields of a ZIP's headers. */
function headerChanged(file: Bytes, random: Random): Bytes {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  const signature = oneOf(SIGNATURES, random)
  const places: number[] = []
  for (let at = 0; at + 46 < copy.length; at += 1) if (view.getUint32(at, true) === signature) places.push(at)
  const end = copy.length - 22
  const place = oneOf(places.length > 0 ? places : [end], random)
  const at = Math.min(place + 4 + 2 * random(signature === LOCAL_ENTRY ? 13 : 9), copy.length - 4)
  const value = oneOf([...STRANGE_NUMBERS, random(copy.length)], random)
  if (random(2) === 0) view.setUint16(at, value & 0xffff, true)
  else view.setUint32(at, value, true)
  return copy
}

/** A file whose JSON was changed, with hashes and sizes that are right, so that the schemas are reached. */
function withJson(file: Bytes, random: Random): MutatedFile {
  const { 'manifest.json': said, ...files } = unzipSync(file)
  let manifest = JSON.parse(strFromU8(said ?? new Uint8Array(0))) as Manifest
  let how = 'manifest changed'
  if (random(5) > 0) {
    const lists = Object.keys(files).filter((path) => path.startsWith('records/'))
    const path = oneOf(lists, random)
    how = `${path} changed`
    let rows: unknown = JSON.parse(strFromU8(files[path] ?? new Uint8Array(0)))
    for (let change = random(3); change >= 0; change -= 1) rows = spoiledValue(rows, random)
    files[path] = strToU8(JSON.stringify(rows))
    const [, kind = ''] = /^records\/(\w+)/.exec(path) ?? []
    const count = Array.isArray(rows) ? rows.length : 0
    manifest = { ...manifest, counts: { ...manifest.counts, [kind]: count }, entries: promisedOf(files) }
  } else manifest = spoiledValue(manifest, random) as Manifest
  const entries = { 'manifest.json': strToU8(JSON.stringify(manifest)), ...files }
  return { file: Uint8Array.from(zipSync(entries, { level: 1 })), passphrase: null, how }
}

/** An encrypted file that was changed, sometimes with the right checksum, sometimes without its passphrase. */
function withSealed(sealed: Bytes, plain: Bytes, random: Random): MutatedFile {
  const passphrase = oneOf([PASSPHRASE, PASSPHRASE, null, 'another'], random)
  if (random(2) === 0) return { ...withBytes(sealed, plain, random), passphrase }
  const file = sealed.slice()
  // The number of rounds is left alone: it may only say how long one has to wait.
  const at = oneOf([8, 13, 20, 30, 40, 80], random)
  file[at] = random(256)
  new DataView(file.buffer).setUint32(68, crc32(file.subarray(0, 68)))
  return { file, passphrase, how: 'encrypted header changed' }
}

async function sealedAgain({ file, how }: MutatedFile): Promise<MutatedFile> {
  const sealed = await encrypted(new Blob([file]), PASSPHRASE)
  return {
    file: new Uint8Array(await sealed.arrayBuffer()),
    passphrase: PASSPHRASE,
    how: `${how}, encrypted`,
  }
}
