import { deflateSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { MAX_ENTRIES, MAX_UNPACKED_BYTES } from '@/exchange/limits'
import { readKibeFile } from '@/exchange/read-kibe-file'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { unpacked, zipEntries } from '@/exchange/zip'
import { fullRecords } from '../fixtures/records'

const MEBIBYTE = 1024 * 1024
const whole = writeKibeFile(fullRecords, { appVersion: '0.1.0', createdAt: '2026-03-01T12:00:00Z' })

function codeOf(file: Uint8Array): string {
  const read = readKibeFile(file)
  return read.ok ? 'read' : read.error.code
}

/** The file with its first directory entry saying something else, `offset` bytes into that entry. */
function withDirectory(file: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  const directory = view.getUint32(copy.length - 22 + 16, true)
  view.setUint32(directory + offset, value, true)
  return copy
}

describe('a ZIP bomb', () => {
  const bomb = deflateSync(new Uint8Array(64 * MEBIBYTE))

  it('that says how large it is, is refused before anything is unpacked', () => {
    const file = withDirectory(whole, 24, MAX_UNPACKED_BYTES + 1)
    expect(codeOf(file)).toBe('tooLarge')
  })

  it('that says it is small is left off as soon as more comes out', () => {
    const read: number[] = []
    const packed = bomb.slice()
    const subarray = packed.subarray.bind(packed)
    packed.subarray = (begin = 0, end = packed.length) => {
      read.push(Math.min(end, packed.length) - begin)
      return subarray(begin, end)
    }
    expect(unpacked({ path: 'x', size: 10, isDeflated: true, packed })).toBeNull()
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(bomb.length / 2)
  })

  it('that says it is larger than it is, is not padded', () => {
    const packed = deflateSync(strToU8('ten bytes!'))
    expect(unpacked({ path: 'x', size: 11, isDeflated: true, packed })).toBeNull()
    expect(unpacked({ path: 'x', size: 10, isDeflated: true, packed })).toEqual(strToU8('ten bytes!'))
    expect(unpacked({ path: 'x', size: 9, isDeflated: false, packed: strToU8('ten bytes!') })).toBeNull()
  })

  it('of many entries is refused by their number', () => {
    const entries = Object.fromEntries(
      Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => [`a${index}`, new Uint8Array(0)]),
    )
    expect(codeOf(zipSync(entries, { level: 0 }))).toBe('tooManyEntries')
  })

  it('whose entries share the same packed bytes is refused as damaged', () => {
    const file = zipSync({ a: new Uint8Array(1000), b: new Uint8Array(10) }, { level: 0 })
    const view = new DataView(file.buffer)
    const second = view.getUint32(file.length - 22 + 16, true) + 46 + 1
    view.setUint32(second + 20, 1000, true)
    view.setUint32(second + 42, 0, true)
    expect(zipEntries(file, 10)).toEqual({ ok: false, error: 'damaged' })
  })
})

describe('a ZIP whose directory lies', () => {
  it.each<[string, number, number]>([
    ['about where its entries are', 42, 0xffffff],
    ['about how much is packed', 20, 0xffffffff],
    ['about the way of packing', 10, 99],
    ['by being encrypted', 8, 1],
    ['by not being a directory', 0, 0],
  ])('%s is refused as damaged', (_, offset, value) => {
    expect(codeOf(withDirectory(whole, offset, value))).toBe('damaged')
  })

  it('by naming an entry twice is refused', () => {
    const file = zipSync({ 'manifest.json': strToU8('{}'), 'manifest.jsoN': strToU8('{}') })
    const text = Buffer.from(file).toString('latin1').replaceAll('jsoN', 'json')
    const read = readKibeFile(Uint8Array.from(Buffer.from(text, 'latin1')))
    expect(read).toEqual({ ok: false, error: { code: 'strangeEntry', params: { path: 'manifest.json' } } })
  })
})

describe('500 files with a few bytes changed at random', () => {
  it('are refused or hold exactly what was written: never a crash, never a changed record', () => {
    const original = contentOf(whole)
    expect(original).toMatch(/^[0-9a-f]{64}$/)
    let seed = 20261120
    const random = (below: number): number => {
      // Park and Miller's generator: the same 500 files at every run.
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let round = 0; round < 500; round += 1) {
      const file = whole.slice()
      for (let change = 0; change <= round % 3; change += 1) file[random(file.length)] = random(256)
      expect([original, null]).toContain(contentOf(file))
    }
  })
})

/** A fingerprint of the records in the file, or null when it is refused. */
function contentOf(file: Uint8Array): string | null {
  const read = readKibeFile(file)
  return read.ok ? sha256Of(strToU8(JSON.stringify(read.value.records))) : null
}
