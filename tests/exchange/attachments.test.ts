import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { MAX_ATTACHMENT_ENTRY_BYTES } from '@/exchange/limits'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { fullRecords } from '../fixtures/records'
import { codeOf, entriesOf, fileOf, partsOf, refusalOf, written, type Parts } from './hand-made'

const [record] = fullRecords.attachments
if (!record) throw new Error('the fixture has one')
const { bytes, ...head } = record
const path = `attachments/${record.id}`
const listed = { 'records/attachments.json': JSON.stringify([head]) }

async function opened(file: Blob, beside?: (sha256: string) => Promise<Blob | null>): Promise<KibeFile> {
  const kibe = await openKibeFile(file, { passphrase: null, ...(beside ? { beside } : {}) })
  if (!kibe.ok) throw new Error(kibe.error.code)
  return kibe.value
}

describe('attachments', () => {
  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['whose bytes are missing', listed, 'invalidRecord'],
    ['without a record', { 'records/attachments.json': '[]', [path]: bytes }, 'strangeEntry'],
    ['with other bytes than their name says', { ...listed, [path]: bytes.slice(1) }, 'altered'],
    [
      'whose record says another size',
      { 'records/attachments.json': JSON.stringify([{ ...head, size: 1 }]), [path]: bytes },
      'invalidRecord',
    ],
    [
      'whose record brings bytes of its own',
      { 'records/attachments.json': JSON.stringify([{ ...head, bytes: [1] }]), [path]: bytes },
      'invalidRecord',
    ],
  ])('%s are refused', async (_, texts, code) => {
    const count = texts['records/attachments.json'] === '[]' ? 0 : 1
    expect(await codeOf(fileOf(partsOf(texts, { attachments: count })))).toBe(code)
  })

  it('whose bytes were altered are refused', async () => {
    const parts = partsOf({ ...listed, [path]: bytes }, { attachments: 1 })
    const spoiled = bytes.slice()
    spoiled[3] = 1
    const file = fileOf({ ...parts, files: { ...parts.files, [path]: spoiled } })
    expect(await refusalOf(file)).toEqual({ code: 'altered', params: { path } })
  })

  it('that lie about their type are handed out as they are: bytes and a claim', async () => {
    const page = strToU8('<script>alert(1)</script>')
    const lying = { ...head, id: sha256Of(page), mime: 'image/png', size: page.length }
    const texts = {
      'records/attachments.json': JSON.stringify([lying]),
      [`attachments/${lying.id}`]: page,
    }
    const kibe = await opened(new Blob([Uint8Array.from(fileOf(partsOf(texts, { attachments: 1 })))]))
    expect(kibe.records.attachments).toEqual([lying])
    expect(await kibe.attachment(lying.id)).toEqual({ ok: true, value: page })
  })

  it('larger than anybody can attach are refused before they are unpacked', async () => {
    const huge = { ...head, size: MAX_ATTACHMENT_ENTRY_BYTES + 1 }
    const parts = partsOf({ 'records/attachments.json': JSON.stringify([huge]) }, { attachments: 1 })
    parts.manifest.beside = { [head.id]: huge.size }
    expect(await codeOf(fileOf(parts))).toBe('tooLarge')
  })

  it('that the file does not hold are refused', async () => {
    const { attachment } = await opened(new Blob([await written(fullRecords)]))
    const hash = 'a'.repeat(64)
    expect(await attachment(hash)).toEqual({
      ok: false,
      error: { code: 'missingEntry', params: { path: `attachments/${hash}` } },
    })
  })

  it('are checked again when they are asked for', async () => {
    const folder = new Map(
      fullRecords.attachments.map(({ id, bytes }) => [id, new Blob([Uint8Array.from(bytes)])]),
    )
    const file = new Blob([await written(fullRecords, { attachments: 'beside' })])
    const { attachment } = await opened(file, (sha256) => Promise.resolve(folder.get(sha256) ?? null))
    expect(await attachment(record.id)).toEqual({ ok: true, value: bytes })
    folder.set(record.id, new Blob([new Uint8Array(record.size)]))
    expect(await attachment(record.id)).toMatchObject({ error: { code: 'altered' } })
    folder.delete(record.id)
    expect(await attachment(record.id)).toMatchObject({ error: { code: 'missingEntry' } })
  })
})

describe('attachments beside the file', () => {
  const folder = new Map(
    fullRecords.attachments.map(({ id, bytes }) => [id, new Blob([Uint8Array.from(bytes)])]),
  )
  const beside = (sha256: string) => Promise.resolve(folder.get(sha256) ?? null)

  it('are not in it, but named with their sizes', async () => {
    const file = await written(fullRecords, { attachments: 'beside' })
    const { 'manifest.json': manifest, ...others } = entriesOf(file)
    expect(Object.keys(others).filter((name) => name.startsWith('attachments/'))).toEqual([])
    const { beside: sizes } = JSON.parse(Buffer.from(manifest ?? []).toString()) as Parts['manifest']
    expect(sizes).toEqual(Object.fromEntries(fullRecords.attachments.map(({ id, size }) => [id, size])))
  })

  it('are read from the folder, and checked', async () => {
    const file = new Blob([await written(fullRecords, { attachments: 'beside' })])
    const kibe = await opened(file, beside)
    expect(kibe.records.attachments).toHaveLength(2)
    for (const { id, bytes } of fullRecords.attachments) {
      expect(await kibe.attachment(id)).toEqual({ ok: true, value: bytes })
    }
  })

  it.each<[string, Blob | null]>([
    ['is missing', null],
    ['has another size', new Blob([new Uint8Array(record.size + 1)])],
    ['has other bytes', new Blob([new Uint8Array(record.size)])],
  ])(
    'of which one %s leave that one out; all else is read, and the evidence says what it lacks',
    async (_, found) => {
      const others = (sha256: string) => (sha256 === record.id ? Promise.resolve(found) : beside(sha256))
      const file = new Blob([await written(fullRecords, { attachments: 'beside' })])
      const { records, dangling, attachment } = await opened(file, others)
      expect(records.attachments.map(({ id }) => id)).toEqual(
        fullRecords.attachments
          .map(({ id }) => id)
          .filter((id) => id !== record.id)
          .sort(),
      )
      expect(records.evidence).toHaveLength(fullRecords.evidence.length)
      expect(dangling.length).toBeGreaterThan(0)
      for (const { kind, missingKind, missingId } of dangling) {
        expect([kind, missingKind, missingId]).toEqual(['evidence', 'attachments', record.id])
      }
      expect(await attachment(record.id)).toMatchObject({ ok: false })
    },
  )

  it('are not read when they are larger than the file says', async () => {
    const huge = new Blob([Uint8Array.from(bytes), 'x'])
    huge.slice = () => {
      throw new Error('was read')
    }
    const others = (sha256: string) => (sha256 === record.id ? Promise.resolve(huge) : beside(sha256))
    const file = new Blob([await written(fullRecords, { attachments: 'beside' })])
    expect((await opened(file, others)).records.attachments).toHaveLength(1)
  })

  it('are all left out when nobody says where they are', async () => {
    const file = new Blob([await written(fullRecords, { attachments: 'beside' })])
    const { records } = await opened(file)
    expect(records.attachments).toEqual([])
    expect(records.answers).toHaveLength(fullRecords.answers.length)
  })

  it.each<[string, (parts: Parts) => void, string]>([
    ['inside as well', ({ manifest }) => (manifest.beside = { [head.id]: head.size }), 'strangeEntry'],
    ['without a record', ({ manifest }) => (manifest.beside = { ['b'.repeat(64)]: 1 }), 'strangeEntry'],
    ['under no hash', ({ manifest }) => (manifest.beside = { '../../x': 1 }), 'notKibe'],
  ])('%s are refused', async (_, spoil, code) => {
    const parts = partsOf({ ...listed, [path]: bytes }, { attachments: 1 })
    expect(await codeOf(fileOf(parts))).toBe('read')
    spoil(parts)
    expect(await codeOf(fileOf(parts))).toBe(code)
  })
})
