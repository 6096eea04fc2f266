import { begunStorage, fakeStorage, fillDiskAtWrite, mendFaults, rawRows } from '../support/fake-storage'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { CARRIED_KINDS, type AllRecords } from '@/domain/records/registry'
import { readKibeFile } from '@/exchange/read-kibe-file'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { fullRecords } from '../fixtures/records'

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const

afterEach(mendFaults)

/** What has to be the same: every entry but the manifest, whose time differs. */
function entriesOf(file: Uint8Array): Record<string, string> {
  const entries = Object.entries(unzipSync(file)).filter(([path]) => path !== 'manifest.json')
  return Object.fromEntries(entries.map(([path, bytes]) => [path, new TextDecoder('latin1').decode(bytes)]))
}

function recordsIn(file: Uint8Array): AllRecords {
  const read = readKibeFile(file)
  if (!read.ok) throw new Error(read.error.code)
  return read.value.records
}

describe('store → file → empty store → file', () => {
  it('gives the same entries byte for byte, every field of every kind', async () => {
    const { storage: first } = await fakeStorage()
    await first.backup.replaceAll(fullRecords)
    const file = writeKibeFile((await first.backup.readAll()).records, {
      appVersion: '0.1.0',
      createdAt: '2026-03-01T12:00:00Z',
    })
    const { storage: second } = await fakeStorage()
    await second.backup.replaceAll(recordsIn(file))
    const again = writeKibeFile((await second.backup.readAll()).records, {
      appVersion: '0.2.0',
      createdAt: '2027-01-01T00:00:00Z',
    })
    expect(entriesOf(again)).toEqual(entriesOf(file))
    const expected = [
      ...CARRIED_KINDS.map((kind) => `records/${kind}.json`),
      ...fullRecords.attachments.map(({ id }) => `attachments/${id}`),
    ]
    expect(Object.keys(entriesOf(file)).sort()).toEqual(expected.sort())
    expect(recordsIn(again)).toEqual(
      Object.fromEntries(
        CARRIED_KINDS.map((kind) => [kind, [...fullRecords[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))]),
      ),
    )
  })
})

describe('a restore', () => {
  it('replaces everything, keeps the settings, and counts as another replica from then on', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.settings.set('language', 'en')
    const before = await storage.answers.save(sheetId, 'INF-1', level)
    const snapshot = await storage.backup.readAll()
    await storage.backup.replaceAll(snapshot.records)
    expect((await storage.backup.readAll()).records).toEqual(snapshot.records)
    const after = await storage.answers.save(sheetId, 'INF-1', { ...level, value: 2 })
    expect(after.version).toMatchObject(before.version)
    expect(Object.values(after.version)).toEqual([1, 1])
    expect(await storage.settings.get('language')).toBe('en')
    expect((await rawRows(databaseName))['replica']).toHaveLength(1)
  })

  it('can be undone, and the undoing too', async () => {
    const { storage, clock } = await begunStorage()
    const before = (await storage.backup.readAll()).records
    expect(await storage.backup.safetyCopyTakenAt()).toBeNull()
    const takenAt = clock.now()
    await storage.backup.replaceAll(fullRecords)
    expect(await storage.backup.safetyCopyTakenAt()).toBe(takenAt)
    const restored = (await storage.backup.readAll()).records
    expect(restored).not.toEqual(before)
    await storage.backup.undoRestore()
    expect((await storage.backup.readAll()).records).toEqual(before)
    await storage.backup.undoRestore()
    expect((await storage.backup.readAll()).records).toEqual(restored)
  })

  it('cannot be undone where there was none', async () => {
    const { storage } = await begunStorage()
    await expect(storage.backup.undoRestore()).rejects.toMatchObject({ failure: 'missing' })
  })

  it.each([1, 2, 9, 20, 30])('that fails at write %i changes nothing (R26)', async (nth) => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level)
    const before = await rawRows(databaseName)
    fillDiskAtWrite(nth)
    await expect(storage.backup.replaceAll(fullRecords)).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
  })
})
