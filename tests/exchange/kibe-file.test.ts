import { strFromU8, strToU8, zipSync } from 'fflate'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { CARRIED_KINDS, type AllRecords, type Kind } from '@/domain/records/registry'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { fullRecords, uuid } from '../fixtures/records'
import {
  codeOf,
  emptyRecords,
  entriesOf,
  fileOf,
  origin,
  partsOf,
  plainBackup,
  promisedOf,
  refusalOf,
  replaced,
  sourceOf,
  written,
  type Parts,
} from './hand-made'

const [plan] = fullRecords.plans
const withPlans = (plans: unknown[], count = plans.length): Uint8Array =>
  fileOf(partsOf({ 'records/plans.json': JSON.stringify(plans) }, { plans: count }))

async function opened(file: Uint8Array): Promise<KibeFile> {
  const kibe = await openKibeFile(new Blob([Uint8Array.from(file)]))
  if (!kibe.ok) throw new Error(kibe.error.code)
  return kibe.value
}

/** Of attachments the heads, as they travel with the records. */
function carried(kind: Kind): unknown[] {
  const sorted = [...fullRecords[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))
  return kind === 'attachments' ? sorted.map((record) => ({ ...record, bytes: undefined })) : sorted
}

describe('a file', () => {
  it('gives back the records it was written from, and says who wrote it and what for', async () => {
    const options = { purpose: 'share', omitted: ['names', 'notes'] } as const
    const { manifest, records, dangling } = await opened(await written(fullRecords, options))
    for (const kind of CARRIED_KINDS) expect(records[kind]).toEqual(carried(kind))
    expect(manifest).toMatchObject({ ...origin, ...options, formatVersion: '5', counts: { answers: 4 } })
    expect(dangling).toEqual([])
  })

  it('gives back every attachment, byte for byte', async () => {
    const { attachment } = await opened(await written(fullRecords))
    for (const { id, bytes } of fullRecords.attachments) {
      expect(await attachment(id)).toEqual({ ok: true, value: bytes })
    }
  })

  it('written again from what was read has the same entries, byte for byte', async () => {
    const first = await written(fullRecords)
    const { records, attachment } = await opened(first)
    const bytesOf = async (sha256: string) => {
      const bytes = await attachment(sha256)
      if (!bytes.ok) throw new Error(bytes.error.code)
      return bytes.value
    }
    const { file } = await writeKibeFile({ records, bytesOf }, origin, plainBackup)
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(first)
  })

  it('can be unpacked by any program, and says of every entry what is in it', async () => {
    const { 'manifest.json': manifest, ...others } = entriesOf(await written(fullRecords))
    const { entries } = JSON.parse(strFromU8(manifest ?? strToU8('{}'))) as Parts['manifest']
    expect(Object.keys(entries).sort()).toEqual(Object.keys(others).sort())
    for (const [path, bytes] of Object.entries(others)) {
      expect(entries[path]).toEqual({ sha256: sha256Of(bytes), size: bytes.length })
    }
  })

  it('of an empty store is a file as well', async () => {
    expect((await opened(await written(emptyRecords))).records).toEqual(emptyRecords)
  })

  it('is the same, byte for byte, in whatever order the records come', async () => {
    const reversed = Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, [...fullRecords[kind]].reverse()]))
    expect(await written(reversed as unknown as AllRecords)).toEqual(await written(fullRecords))
  })

  it('packed again by another program, with folders, is read', async () => {
    const folders = { 'records/': new Uint8Array(0), 'attachments/': new Uint8Array(0) }
    const { 'manifest.json': manifest, ...others } = entriesOf(await written(fullRecords))
    const again = zipSync({ ...folders, ...others, 'manifest.json': manifest ?? new Uint8Array(0) })
    expect((await opened(again)).records.answers).toEqual(carried('answers'))
  })

  it('of a Kibe that did not know all kinds yet is read; the others are empty', async () => {
    expect((await opened(withPlans([plan]))).records).toEqual({ ...emptyRecords, plans: [plan] })
  })

  it('whose records refer to what is not there is read, and says what is missing', async () => {
    const { dangling } = await opened(withPlans([plan]))
    expect(dangling).toEqual([{ kind: 'plans', id: uuid(1), missingKind: 'assessments', missingId: uuid(1) }])
  })

  it('tells how far writing and reading have come, ever more, up to all', async () => {
    const shares: number[][] = [[], []]
    const { file } = await writeKibeFile(sourceOf(fullRecords), origin, plainBackup, (share) =>
      shares[0]?.push(share),
    )
    await openKibeFile(file, { passphrase: null }, (share) => shares[1]?.push(share))
    for (const told of shares) {
      expect(told).toEqual([...told].sort((a, b) => a - b))
      expect(told.at(-1)).toBe(1)
      expect(told.length).toBeGreaterThan(5)
    }
  })
})

describe('what is not a Kibe file', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'notAZip'],
    ['a text', strToU8('შეფასება'), 'notAZip'],
    ['a JSON of something else', strToU8('{"assessments":[]}'), 'notAZip'],
    ['a PDF', strToU8('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'), 'notAZip'],
    ['a foreign ZIP', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'notKibe'],
    ['a manifest of something else', zipSync({ 'manifest.json': strToU8('{"name":"an app"}') }), 'notKibe'],
    ['a manifest that is no JSON', zipSync({ 'manifest.json': strToU8('{') }), 'notKibe'],
    ['a manifest that is null', zipSync({ 'manifest.json': strToU8('null') }), 'notKibe'],
  ])('(%s) is refused', async (_, file, code) => {
    expect(await codeOf(file)).toBe(code)
  })

  it('is refused wherever a file breaks off', async () => {
    const whole = await written(fullRecords)
    for (let length = 0; length < whole.length; length += 7) {
      expect(['notAZip', 'damaged']).toContain(await codeOf(whole.slice(0, length)))
    }
  })
})

it('a file that the device no longer hands out is refused as unreadable', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kibe-'))
  const path = join(folder, 'gone.kibe')
  await writeFile(path, await written(fullRecords))
  const file = await openAsBlob(path)
  expect(await codeOf(file)).toBe('read')
  await writeFile(path, 'something else')
  expect(await codeOf(file)).toBe('unreadable')
  await rm(folder, { recursive: true })
})

describe('a file whose manifest does not tell the truth', () => {
  const parts = () => partsOf({ 'records/plans.json': JSON.stringify([plan]) }, { plans: 1 })

  it.each<[string, (file: Parts) => void, unknown]>([
    ['a newer format', ({ manifest }) => (manifest['formatVersion'] = '6'), { code: 'newerFormat' }],
    ['no format that ever was', ({ manifest }) => (manifest['formatVersion'] = '0'), { code: 'notKibe' }],
    [
      'a moment that never was',
      ({ manifest }) => (manifest['createdAt'] = '2026-13-45T99:99:99Z'),
      { code: 'notKibe' },
    ],
    [
      'another hash',
      ({ manifest }) => (manifest.entries['records/plans.json'] = { sha256: 'a'.repeat(64), size: 1 }),
      { code: 'altered', params: { path: 'records/plans.json' } },
    ],
    [
      'another size under the right hash',
      ({ manifest, files }) => {
        const { sha256, size } = promisedOf(files)['records/plans.json'] ?? { sha256: '', size: 0 }
        manifest.entries['records/plans.json'] = { sha256, size: size + 1 }
      },
      { code: 'altered', params: { path: 'records/plans.json' } },
    ],
    [
      'an altered entry of the same size',
      ({ files }) =>
        (files['records/plans.json'] = strToU8(JSON.stringify([plan]).replace('INF-1', 'INF-2'))),
      { code: 'altered', params: { path: 'records/plans.json' } },
    ],
    [
      'a promised entry that is missing',
      ({ files }) => delete files['records/plans.json'],
      { code: 'missingEntry', params: { path: 'records/plans.json' } },
    ],
    [
      'fewer records than there are',
      ({ manifest }) => (manifest['counts'] = { plans: 2 }),
      { code: 'countDiffers', params: { kind: 'plans', expected: 2, found: 1 } },
    ],
    [
      'records of a kind that has no entry',
      ({ manifest }) => (manifest['counts'] = { plans: 1, sheets: 1 }),
      { code: 'countDiffers', params: { kind: 'sheets', expected: 1, found: 0 } },
    ],
    [
      'an entry it does not name',
      ({ files }) => (files['records/sheets.json'] = strToU8('[]')),
      { code: 'strangeEntry', params: { path: 'records/sheets.json' } },
    ],
    ['a field nobody knows', ({ manifest }) => (manifest['extra'] = 1), { code: 'notKibe' }],
    [
      'records of a kind that nobody knows',
      ({ manifest }) => (manifest['counts'] = { plans: 1, meetings: 0 }),
      { code: 'newerFormat' },
    ],
  ])('(%s) is refused', async (_, spoil, expected) => {
    const file = parts()
    spoil(file)
    expect(await refusalOf(fileOf(file))).toMatchObject(expected as object)
  })

  it.each([
    '../../evil',
    'records/../x.json',
    '/etc/passwd',
    'C:\\x',
    'attachments/x',
    `attachments/${'A'.repeat(64)}`,
    'Records/plans.json',
    'records\\plans.json',
    '__proto__',
  ])('with the path %s is refused, even if the manifest names it', async (path) => {
    const entries = `{${JSON.stringify(path)}:{"sha256":"${sha256Of(strToU8('x'))}","size":1}}`
    const manifest = JSON.stringify({ ...partsOf({}).manifest, entries: 0 })
    const stand = 'x'.repeat(path.length)
    const file = zipSync({
      'manifest.json': strToU8(manifest.replace('"entries":0', `"entries":${entries}`)),
      [stand]: strToU8('x'),
    })
    expect(['strangeEntry', 'notKibe']).toContain(await codeOf(replaced(file, stand, path)))
  })

  it.each(['__proto__', 'constructor', 'prototype'])('with %s among its counts is refused', async (key) => {
    const manifest = JSON.stringify(partsOf({}).manifest).replace('"counts":{}', `"counts":{"${key}":1}`)
    expect(manifest).toContain(key)
    expect(await codeOf(zipSync({ 'manifest.json': strToU8(manifest) }))).toBe('notKibe')
  })

  it('that brings a kind of record from a newer Kibe is refused as newer', async () => {
    const file = fileOf(partsOf({ 'records/meetings.json': '[]' }, { meetings: 0 }))
    expect(await codeOf(file)).toBe('newerFormat')
  })
})
