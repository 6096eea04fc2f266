import { loseAnswer } from '../support/connection-faults'
import { begunStorage, fakeStorage, fillDiskAtWrite, mendFaults, rawRows } from '../support/fake-storage'
import { carried, importAll, restoreAll, stageAll } from '../support/carried-records'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CARRIED_KINDS } from '@/domain/records/registry'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import type { OpenedStorage } from '@/storage/storage'
import { fullRecords } from '../fixtures/records'

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

async function fileOf(storage: OpenedStorage, createdAt: string): Promise<Blob> {
  const { records } = await storage.backup.readAll()
  const source = { records, bytesOf: (sha256: string) => storage.backup.bytesOf(sha256) }
  const options = { purpose: 'backup', omitted: [], passphrase: null, attachments: 'inside' } as const
  return (await writeKibeFile(source, { appVersion: '0.1.0', createdAt }, options)).file
}

/** Takes over a file as the app does: its attachments first, then its records. */
async function takeOver(storage: OpenedStorage, file: Blob, how: 'restore' | 'import'): Promise<void> {
  const opened = await openKibeFile(file)
  if (!opened.ok) throw new Error(opened.error.code)
  const { records, attachment } = opened.value
  for (const head of records.attachments) {
    const bytes = await attachment(head.id)
    if (!bytes.ok) throw new Error(bytes.error.code)
    await storage.backup.stage({ ...head, bytes: bytes.value })
  }
  if (how === 'restore') await storage.backup.replaceAll(records)
  else await storage.imports.add(records, [], 'a.kibe')
}

/** What has to be the same: every entry but the manifest, whose time differs. */
async function entriesOf(file: Blob): Promise<Record<string, string>> {
  const entries = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())))
  const compared = entries.filter(([path]) => path !== 'manifest.json')
  return Object.fromEntries(compared.map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]))
}

describe('store → file → empty store → file', () => {
  it.each(['restore', 'import'] as const)(
    'gives the same entries byte for byte, every field of every kind, by %s',
    async (how) => {
      const { storage: first } = await fakeStorage()
      await restoreAll(first, fullRecords)
      const file = await fileOf(first, '2026-03-01T12:00:00Z')
      const { storage: second } = await fakeStorage()
      await takeOver(second, file, how)
      const again = await entriesOf(await fileOf(second, '2027-01-01T00:00:00Z'))
      expect(again).toEqual(await entriesOf(file))
      const expected = [
        ...CARRIED_KINDS.map((kind) => `records/${kind}.json`),
        ...fullRecords.attachments.map(({ id }) => `attachments/${id}`),
      ]
      expect(Object.keys(again).sort()).toEqual(expected.sort())
      expect((await second.backup.readAll()).records).toEqual(carried(fullRecords))
    },
  )
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
    await restoreAll(storage, fullRecords)
    expect(await storage.backup.safetyCopyTakenAt()).toBe(takenAt)
    const restored = (await storage.backup.readAll()).records
    expect(restored).toEqual(carried(fullRecords))
    await storage.backup.undoRestore()
    expect((await storage.backup.readAll()).records).toEqual(before)
    await storage.backup.undoRestore()
    expect((await storage.backup.readAll()).records).toEqual(restored)
  })

  it('makes the file that it came from the last backup, and undoing it brings back the one before', async () => {
    const { storage, clock } = await begunStorage()
    const lastBackup = () => storage.settings.get('lastBackup')
    await storage.settings.set('lastBackup', '2026-01-01T10:00:00.000Z')
    await stageAll(storage, fullRecords)
    await storage.backup.replaceAll(carried(fullRecords), '2026-02-01T10:00:00.000Z')
    expect(await lastBackup()).toBe('2026-02-01T10:00:00.000Z')
    await storage.backup.undoRestore()
    expect(await lastBackup()).toBe('2026-01-01T10:00:00.000Z')
    await storage.backup.undoRestore()
    expect(await lastBackup()).toBe('2026-02-01T10:00:00.000Z')
    // A device whose clock is ahead has made it: what is done here from now on is in no backup.
    await storage.backup.replaceAll(carried(fullRecords), '2036-01-01T10:00:00.000Z')
    expect(await lastBackup()).toBe(clock.now())
  })

  it('where there was no backup before, undoing it leaves none', async () => {
    const { storage } = await begunStorage()
    await storage.backup.replaceAll(carried({ ...fullRecords, attachments: [] }), '2026-02-01T10:00:00.000Z')
    await storage.backup.undoRestore()
    expect(await storage.settings.get('lastBackup')).toBeUndefined()
  })

  it('cannot be undone where there was none', async () => {
    const { storage } = await begunStorage()
    await expect(storage.backup.undoRestore()).rejects.toMatchObject({ failure: 'missing' })
  })

  it('of records whose files were not staged is refused as missing and changes nothing', async () => {
    const { storage, databaseName } = await begunStorage()
    const before = await rawRows(databaseName)
    await expect(storage.backup.replaceAll(carried(fullRecords))).rejects.toMatchObject({
      failure: 'missing',
    })
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('takes a file from which lost bytes were left out; the evidence stays', async () => {
    const { storage } = await begunStorage()
    await storage.backup.replaceAll({ ...carried(fullRecords), attachments: [] })
    const { records } = await storage.backup.readAll()
    expect(records).toEqual({ ...carried(fullRecords), attachments: [] })
  })

  it.each([1, 2, 9, 20, 30])('that fails at write %i changes nothing (R26)', async (nth) => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level)
    await stageAll(storage, fullRecords)
    const before = await rawRows(databaseName)
    fillDiskAtWrite(nth)
    await expect(storage.backup.replaceAll(carried(fullRecords))).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('whose answer is lost on the way is not done twice: the safety copy holds what stood there before', async () => {
    const { storage } = await begunStorage()
    const before = (await storage.backup.readAll()).records
    await stageAll(storage, fullRecords)
    loseAnswer()
    await storage.backup.replaceAll(carried(fullRecords))
    expect((await storage.backup.readAll()).records).toEqual(carried(fullRecords))
    loseAnswer()
    await storage.backup.undoRestore()
    expect((await storage.backup.readAll()).records).toEqual(before)
  })

  it('leaves an import undone as far as the restored records are as it left them', async () => {
    const { storage } = await fakeStorage()
    const { importId } = await importAll(storage, fullRecords)
    const withImport = (await storage.backup.readAll()).records
    await storage.backup.replaceAll(withImport)
    expect(await storage.imports.undo(importId ?? '')).toEqual([])
    expect((await storage.backup.readAll()).records.answers).toEqual([])
  })
})
