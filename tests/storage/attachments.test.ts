import { carried, importAll, restoreAll, stageAll } from '../support/carried-records'
import { begunStorage, fakeStorage, putRaw, rawRows } from '../support/fake-storage'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { siblingOf } from '@/domain/merge/state'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import type { Attachment, Evidence } from '@/domain/records/evidence'
import type { AllRecords } from '@/domain/records/registry'
import type { OpenedStorage } from '@/storage/storage'
import { fullRecords, uuid } from '../fixtures/records'

const DAY = 24 * 60 * 60

afterEach(() => {
  vi.restoreAllMocks()
})

function attachment(text: string, createdAt = '2026-03-01T10:00:00.000Z'): Attachment {
  const bytes = new TextEncoder().encode(text)
  const times = { createdAt, updatedAt: createdAt, deletedAt: null }
  return {
    ...times,
    id: sha256Of(bytes),
    schema: 1,
    version: {},
    mime: 'image/png',
    size: bytes.length,
    bytes,
  }
}

function naming({ id, mime, size }: Attachment, changes: Partial<Evidence> = {}): Evidence {
  const [, plain] = fullRecords.evidence
  if (!plain) throw new Error('no evidence to copy')
  return { ...plain, id: uuid(4001), attachment: { sha256: id, name: 'x.png', mime, size }, ...changes }
}

const nothing = Object.fromEntries(
  Object.keys(fullRecords).map((kind) => [kind, []]),
) as unknown as AllRecords

async function storedIds(databaseName: string): Promise<string[]> {
  return ((await rawRows(databaseName))['attachments'] as { id: string }[]).map(({ id }) => id)
}

describe('a staged file', () => {
  it('is stored once, however often it is staged', async () => {
    const { storage, databaseName } = await fakeStorage()
    const file = attachment('ფოტო')
    await storage.backup.stage(file)
    await storage.backup.stage(file)
    expect((await rawRows(databaseName))['attachments']).toEqual([file])
    expect(await storage.backup.bytesOf(file.id)).toEqual(file.bytes)
  })

  it.each([
    ['the other way round', 1, 0],
    ['as they come', 0, 1],
  ])('that two devices kept apart is the same on every device, %s', async (_, first, second) => {
    const kept = [
      attachment('ფოტო', '2026-03-02T10:00:00.000Z'),
      attachment('ფოტო', '2026-03-03T10:00:00.000Z'),
    ] as const
    const { storage, databaseName } = await fakeStorage()
    await storage.backup.stage(kept[first as 0])
    await storage.backup.stage(kept[second as 1])
    expect((await rawRows(databaseName))['attachments']).toEqual([kept[0]])
  })

  it('is stored without what surrounds it in memory', async () => {
    const { storage, databaseName } = await fakeStorage()
    const bytes = new Uint8Array(1000).fill(7).subarray(10, 14)
    await storage.backup.stage({ ...attachment(''), id: sha256Of(bytes), size: 4, bytes })
    const [row] = (await rawRows(databaseName))['attachments'] as [Attachment]
    expect(row.bytes.buffer.byteLength).toBe(4)
  })

  it.each<[string, Attachment]>([
    ['under the hash of another', { ...attachment('ფოტო'), id: sha256Of(new Uint8Array(3)) }],
    ['of another size than it says', { ...attachment('ფოტო'), size: 3 }],
  ])('%s is refused as invalid', async (_, wrong) => {
    const { storage, databaseName } = await fakeStorage()
    await expect(storage.backup.stage(wrong)).rejects.toMatchObject({ failure: 'invalid' })
    expect(await storedIds(databaseName)).toEqual([])
  })

  it.each<[string, (file: Attachment) => object]>([
    ['changed', (file) => ({ ...file, bytes: file.bytes.map((byte) => byte + 1) })],
    ['cut off', (file) => ({ ...file, bytes: file.bytes.slice(0, 2) })],
    ['gone', ({ id }) => ({ id })],
  ])('takes the place of one whose bytes are %s', async (_, spoiled) => {
    const { storage, databaseName } = await fakeStorage()
    const file = attachment('ფოტო')
    await putRaw(databaseName, 'attachments', spoiled(file))
    await storage.backup.stage(file)
    expect(await storage.backup.bytesOf(file.id)).toEqual(file.bytes)
  })
})

describe('the bytes of a file', () => {
  it('that is not there are missing', async () => {
    const { storage } = await fakeStorage()
    await expect(storage.backup.bytesOf('b'.repeat(64))).rejects.toMatchObject({ failure: 'missing' })
  })

  it.each([
    ['with the hash of the browser', false],
    ['without it, on a page that came over plain http', true],
  ])('that are no longer what their hash says are damaged: %s', async (_, isPlainHttp) => {
    if (isPlainHttp) {
      vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto)
    }
    const { storage, databaseName } = await fakeStorage()
    const [good, bad] = [attachment('ერთი'), attachment('ორი')]
    await storage.backup.stage(good)
    await putRaw(databaseName, 'attachments', { ...bad, bytes: bad.bytes.map((byte) => byte ^ 1) })
    expect(await storage.backup.bytesOf(good.id)).toEqual(good.bytes)
    await expect(storage.backup.bytesOf(bad.id)).rejects.toMatchObject({ failure: 'damaged' })
  })

  it('are damaged where the row itself is', async () => {
    const { storage, databaseName } = await fakeStorage()
    await putRaw(databaseName, 'attachments', { id: 'c'.repeat(64) })
    await expect(storage.backup.bytesOf('c'.repeat(64))).rejects.toMatchObject({ failure: 'damaged' })
  })
})

describe('reading everything', () => {
  it('gives the heads of files that evidence or a version beside it names, and of no others', async () => {
    const { storage, databaseName } = await fakeStorage()
    const [shown, beside, nobodys] = [attachment('ა'), attachment('ბ'), attachment('გ')]
    const other = naming(beside, { version: { [uuid(905)]: 1 } })
    const sibling = siblingOf('evidence', other.id, { record: other, version: other.version, purgedAt: null })
    for (const file of [shown, beside, nobodys]) await storage.backup.stage(file)
    await putRaw(databaseName, 'evidence', naming(shown))
    await putRaw(databaseName, 'siblings', sibling)
    const { records, damaged } = await storage.backup.readAll()
    const heads = carried({ ...nothing, attachments: [shown, beside] }).attachments
    expect(records.attachments).toEqual(heads)
    expect(records.attachments.filter((head) => 'bytes' in head)).toEqual([])
    expect(damaged).toEqual([])
  })

  it('names a file that cannot be read, and reads the rest', async () => {
    const { storage, databaseName } = await fakeStorage()
    const file = attachment('ა')
    await putRaw(databaseName, 'evidence', naming(file))
    await putRaw(databaseName, 'attachments', { id: file.id, bytes: 'no bytes' })
    const { records, damaged } = await storage.backup.readAll()
    expect(damaged).toEqual([{ kind: 'attachments', id: file.id }])
    expect(records.attachments).toEqual([])
    expect(records.evidence).toEqual([naming(file)])
  })
})

/** Whatever deletes for good also releases. */
async function release(storage: OpenedStorage): Promise<void> {
  await storage.bin.purgeExpired()
}

describe('a file that nothing names any more', () => {
  it('is released when the job that staged it was given up a day ago', async () => {
    const { storage, databaseName, clock } = await fakeStorage()
    await stageAll(storage, { ...nothing, attachments: [attachment('ა')] })
    clock.advance(DAY - 1)
    await release(storage)
    expect(await storedIds(databaseName)).toEqual([attachment('ა').id])
    clock.advance(1)
    await release(storage)
    expect(await storedIds(databaseName)).toEqual([])
    expect((await rawRows(databaseName))['journals']).toEqual([])
  })

  it.each<[string, (file: Attachment) => [table: string, row: unknown]]>([
    ['evidence', (file) => ['evidence', naming(file)]],
    ['evidence in the bin', (file) => ['evidence', naming(file, { deletedAt: '2026-03-01T10:00:00.000Z' })]],
    ['evidence that cannot be read', (file) => ['evidence', { ...naming(file), title: 7 }]],
    ['a version beside evidence', (file) => ['siblings', siblingNaming(file)]],
    ['the safety copy', (file) => ['safetyCopies', copy('evidence/3', naming(file))]],
    ['the first kind of safety copy', (file) => ['safetyCopies', copy('evidence', naming(file))]],
    ['a version in the safety copy', (file) => ['safetyCopies', copy('siblings/0', siblingNaming(file))]],
  ])('is not one that %s names', async (_, rowNaming) => {
    const { storage, databaseName } = await fakeStorage()
    const [kept, gone] = [attachment('ა'), attachment('ბ')]
    for (const file of [kept, gone]) await putRaw(databaseName, 'attachments', file)
    const [table, row] = rowNaming(kept)
    await putRaw(databaseName, table, row)
    await release(storage)
    expect(await storedIds(databaseName)).toEqual([kept.id])
  })

  it('is not one that undoing an import would bring back', async () => {
    const { storage, databaseName } = await fakeStorage()
    const file = attachment('ა')
    const before = naming(file, { version: { [uuid(905)]: 1 } })
    await importAll(storage, { ...nothing, evidence: [before], attachments: [file] })
    const after = { ...before, attachment: null, version: { [uuid(905)]: 2 } }
    const { importId } = await importAll(storage, { ...nothing, evidence: [after] })
    await release(storage)
    await storage.imports.undo(importId ?? '')
    expect((await storage.backup.readAll()).records.evidence).toEqual([before])
    expect(await storedIds(databaseName)).toEqual([file.id])
  })

  it('is not one that another window has staged for records still to come', async () => {
    const { storage: one, databaseName } = await fakeStorage()
    const { storage: two } = await fakeStorage({ databaseName })
    await stageAll(one, fullRecords)
    await release(two)
    await one.backup.replaceAll(carried(fullRecords))
    expect((await one.backup.readAll()).records).toEqual(carried(fullRecords))
  })

  it('is released with the safety copy that a newer one replaces', async () => {
    const { storage, databaseName } = await begunStorage()
    await restoreAll(storage, fullRecords)
    await restoreAll(storage, nothing)
    expect(await storedIds(databaseName)).toHaveLength(fullRecords.attachments.length)
    await restoreAll(storage, nothing)
    expect(await storedIds(databaseName)).toEqual([])
  })

  it('is found without reading the bytes of any file', async () => {
    const { storage, databaseName } = await fakeStorage()
    const [kept, gone] = [attachment('ა'), attachment('ბ')]
    for (const file of [kept, gone]) await putRaw(databaseName, 'attachments', file)
    await putRaw(databaseName, 'evidence', naming(kept))
    const reading = (['get', 'getAll', 'openCursor'] as const).map((name) =>
      vi.spyOn(IDBObjectStore.prototype, name),
    )
    await release(storage)
    const read = reading.flatMap(({ mock }) => mock.contexts as IDBObjectStore[]).map(({ name }) => name)
    expect(read).toContain('evidence')
    expect(read).not.toContain('attachments')
    expect(await storedIds(databaseName)).toEqual([kept.id])
  })
})

function siblingNaming(file: Attachment): object {
  const record = naming(file)
  return siblingOf('evidence', record.id, { record, version: record.version, purgedAt: null })
}

function copy(kind: string, row: unknown): object {
  return { kind, takenAt: '2026-03-01T10:00:00.000Z', rows: [row] }
}
