import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { CARRIED_KINDS, type AllRecords, type Kind } from '@/domain/records/registry'
import type { Manifest } from '@/exchange/manifest'
import { readKibeFile } from '@/exchange/read-kibe-file'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { fullRecords, uuid } from '../fixtures/records'

const origin = { appVersion: '0.1.0', createdAt: '2026-03-01T12:00:00Z' }
const emptyRecords = Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, []])) as unknown as AllRecords

/** The parts of a file of these entries, to be spoiled one by one; hashes and counts are right. */
function partsOf(
  texts: Record<string, string | Uint8Array>,
  counts: Record<string, number> = {},
): {
  manifest: Record<string, unknown> & { entries: Manifest['entries'] }
  files: Record<string, Uint8Array>
} {
  const files = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
  )
  const entries = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, { sha256: sha256Of(bytes), size: bytes.length }]),
  )
  return { manifest: { format: 'kibe', formatVersion: '1', ...origin, counts, entries }, files }
}

function fileOf({ manifest, files }: ReturnType<typeof partsOf>, others: Zippable = {}): Uint8Array {
  return zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), ...files, ...others })
}

function refusalOf(file: Uint8Array): unknown {
  const read = readKibeFile(file)
  return read.ok ? 'read' : read.error
}

const [plan] = fullRecords.plans
const withPlans = (plans: unknown[], count = plans.length): Uint8Array =>
  fileOf(partsOf({ 'records/plans.json': JSON.stringify(plans) }, { plans: count }))

describe('a file', () => {
  it('gives back the records it was written from, and says who wrote it', () => {
    const read = readKibeFile(writeKibeFile(fullRecords, origin))
    if (!read.ok) throw new Error(read.error.code)
    const byId = (kind: Kind) => [...fullRecords[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const kind of CARRIED_KINDS) expect(read.value.records[kind]).toEqual(byId(kind))
    expect(read.value.manifest).toMatchObject({ ...origin, formatVersion: '1', counts: { answers: 4 } })
    expect(read.value.dangling).toEqual([])
  })

  it('of an empty store is a file as well', () => {
    const read = readKibeFile(writeKibeFile(emptyRecords, origin))
    expect(read).toMatchObject({ ok: true, value: { records: emptyRecords } })
  })

  it('is the same, byte for byte, in whatever order the records come', () => {
    const reversed = Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, [...fullRecords[kind]].reverse()]))
    expect(writeKibeFile(reversed as unknown as AllRecords, origin)).toEqual(
      writeKibeFile(fullRecords, origin),
    )
  })

  it('packed again by another program, with folders, is read', () => {
    const folders = { 'records/': new Uint8Array(0), 'attachments/': new Uint8Array(0) }
    expect(
      refusalOf(fileOf(partsOf({ 'records/plans.json': JSON.stringify([plan]) }, { plans: 1 }), folders)),
    ).toBe('read')
  })

  it('of a Kibe that did not know all kinds yet is read; the others are empty', () => {
    const read = readKibeFile(withPlans([plan]))
    expect(read).toMatchObject({ ok: true, value: { records: { ...emptyRecords, plans: [plan] } } })
  })

  it('whose records refer to what is not there is read, and says what is missing', () => {
    const read = readKibeFile(withPlans([plan]))
    expect(read).toMatchObject({
      value: { dangling: [{ kind: 'plans', id: uuid(1), missingKind: 'assessments', missingId: uuid(1) }] },
    })
  })
})

describe('what is not a Kibe file', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'notAZip'],
    ['a text', strToU8('{"assessments":[]}'), 'notAZip'],
    ['a foreign ZIP', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'notKibe'],
    ['a manifest of something else', zipSync({ 'manifest.json': strToU8('{"name":"an app"}') }), 'notKibe'],
    ['a manifest that is no JSON', zipSync({ 'manifest.json': strToU8('{') }), 'notKibe'],
    ['a manifest that is null', zipSync({ 'manifest.json': strToU8('null') }), 'notKibe'],
  ])('(%s) is refused', (_, file, code) => {
    expect(refusalOf(file)).toMatchObject({ code })
  })

  it('is refused wherever a file breaks off', () => {
    const whole = writeKibeFile(fullRecords, origin)
    for (let length = 0; length < whole.length; length += 7) {
      expect(['notAZip', 'damaged']).toContain((refusalOf(whole.slice(0, length)) as { code: string }).code)
    }
  })
})

describe('a file whose manifest does not tell the truth', () => {
  const parts = () => partsOf({ 'records/plans.json': JSON.stringify([plan]) }, { plans: 1 })

  it.each<[string, (file: ReturnType<typeof parts>) => void, unknown]>([
    ['a newer format', ({ manifest }) => (manifest['formatVersion'] = '2'), { code: 'newerFormat' }],
    [
      'another hash',
      ({ manifest }) => (manifest.entries['records/plans.json'] = { sha256: 'a'.repeat(64), size: 1 }),
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
      'an entry it does not name',
      ({ files }) => (files['records/sheets.json'] = strToU8('[]')),
      { code: 'strangeEntry', params: { path: 'records/sheets.json' } },
    ],
    ['a field nobody knows', ({ manifest }) => (manifest['extra'] = 1), { code: 'notKibe' }],
  ])('(%s) is refused', (_, spoil, expected) => {
    const file = parts()
    spoil(file)
    expect(refusalOf(fileOf(file))).toMatchObject(expected as object)
  })

  it.each([
    '../../evil',
    'records/../x.json',
    '/etc/passwd',
    'attachments/x',
    'records\\plans.json',
    '__proto__',
  ])('with the path %s is refused, even if the manifest names it', (path) => {
    const entries = `{${JSON.stringify(path)}:{"sha256":"${sha256Of(strToU8('x'))}","size":1}}`
    const manifest = JSON.stringify({ format: 'kibe', formatVersion: '1', ...origin, counts: {}, entries: 0 })
    const stand = 'x'.repeat(path.length)
    const file = zipSync({
      'manifest.json': strToU8(manifest.replace('"entries":0', `"entries":${entries}`)),
      [stand]: strToU8('x'),
    })
    const renamed = replaced(file, stand, path)
    expect(['strangeEntry', 'notKibe']).toContain((refusalOf(renamed) as { code: string }).code)
  })

  it('that brings a kind of record from a newer Kibe is refused as newer', () => {
    expect(refusalOf(fileOf(partsOf({ 'records/meetings.json': '[]' }, { meetings: 0 })))).toMatchObject({
      code: 'newerFormat',
    })
  })
})

describe('records that are not as they should be', () => {
  it.each<[string, unknown[], unknown]>([
    [
      'a field too many',
      [{ ...plan, extra: 1 }],
      { code: 'invalidRecord', params: { kind: 'plans', id: uuid(1) } },
    ],
    ['a field too few', [{ id: uuid(1) }], { code: 'invalidRecord', params: { kind: 'plans', id: uuid(1) } }],
    ['null', [null], { code: 'invalidRecord', params: { kind: 'plans', id: '' } }],
    ['one id twice', [plan, plan], { code: 'duplicateId', params: { kind: 'plans', id: uuid(1) } }],
  ])('(%s) are refused', (_, plans, expected) => {
    expect(refusalOf(withPlans(plans))).toMatchObject(expected as object)
  })

  it.each<[string, string]>([
    ['a key that reaches a prototype', JSON.stringify([plan]).replace('{', '{"__proto__":{"x":1},')],
    ['a lone surrogate', JSON.stringify([plan]).replace('INF-1', '\\ud800')],
    ['100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['no list', '{}'],
    ['no JSON', '[,]'],
  ])('(%s) are refused', (_, text) => {
    const file = fileOf(partsOf({ 'records/plans.json': text }, { plans: 1 }))
    expect(refusalOf(file)).toMatchObject({ code: 'strangeEntry', params: { path: 'records/plans.json' } })
  })

  it('that are not UTF-8 are refused', () => {
    const file = fileOf(partsOf({ 'records/plans.json': Uint8Array.of(0x5b, 0xff, 0x5d) }, { plans: 0 }))
    expect(refusalOf(file)).toMatchObject({ code: 'strangeEntry' })
  })

  it('(an answer under the id of another) are refused', () => {
    const answer = { ...fullRecords.answers[0], id: `${uuid(99)}/INF-1` }
    const file = fileOf(partsOf({ 'records/answers.json': JSON.stringify([answer]) }, { answers: 1 }))
    expect(refusalOf(file)).toMatchObject({ code: 'invalidRecord' })
  })

  it('(a questionnaire whose content is not that of its fingerprint) are refused', () => {
    const tampered = { ...fullRecords.questionnaires[0], document: { id: 'other' } }
    const file = fileOf(
      partsOf({ 'records/questionnaires.json': JSON.stringify([tampered]) }, { questionnaires: 1 }),
    )
    expect(refusalOf(file)).toMatchObject({ code: 'invalidRecord' })
  })
})

describe('attachments', () => {
  const [record] = fullRecords.attachments
  if (!record) throw new Error('the fixture has one')
  const { bytes, ...fields } = record
  const path = `attachments/${record.id}`
  const listed = { 'records/attachments.json': JSON.stringify([fields]) }

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['whose bytes are missing', listed, 'invalidRecord'],
    ['without a record', { 'records/attachments.json': '[]', [path]: bytes }, 'strangeEntry'],
    ['with other bytes than their name says', { ...listed, [path]: bytes.slice(1) }, 'altered'],
  ])('%s are refused', (_, texts, code) => {
    const count = texts['records/attachments.json'] === '[]' ? 0 : 1
    expect(refusalOf(fileOf(partsOf(texts, { attachments: count })))).toMatchObject({ code })
  })
})

/** The bytes with a text of the same length in place of another, wherever it stands. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return Uint8Array.from(Buffer.from(text.replaceAll(from, to), 'latin1'))
}
