import {
  begunStorage,
  fakeStorage,
  freshName,
  mendFaults,
  rawDatabase,
  rawRows,
} from '../support/fake-storage'
import { newAction, newAssessment } from '../support/storage-parts'
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { starterAssessmentId } from '@/domain/records/derived-id'
import { KINDS } from '@/domain/records/registry'
import { createDatabase, DEVICE_TABLES } from '@/storage/database'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import firstRelease from '../fixtures/storage/0001.json'
import secondRelease from '../fixtures/storage/0002.json'
import thirdRelease from '../fixtures/storage/0003.json'
import fourthRelease from '../fixtures/storage/0004.json'
import fifthRelease from '../fixtures/storage/0005.json'

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const
const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

describe('the database', () => {
  it('has a table for every kind of record and for what stays on the device, and no other', () => {
    const tables = createDatabase(freshName()).tables.map(({ name, schema }) => [
      name,
      [schema.primKey, ...schema.indexes].map(({ src }) => src).join(', '),
    ])
    const kinds = Object.entries(KINDS).map(([kind, { indexes }]) => [kind, indexes])
    expect(Object.fromEntries(tables)).toEqual({ ...Object.fromEntries(kinds), ...DEVICE_TABLES })
  })

  it('counts its migrations from 1 without gaps, and each has a frozen database of its release', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1))
    const named = (number: number): string => String(number).padStart(4, '0')
    for (const { number } of MIGRATIONS) {
      expect(existsSync(`tests/fixtures/storage/${named(number)}.json`)).toBe(true)
      expect(readdirSync('src/storage/migrations').join(' ')).toContain(`${named(number)}-`)
    }
  })

  it.each([
    ['first', firstRelease],
    ['second', secondRelease],
    ['third', thirdRelease],
    ['fourth', fourthRelease],
    ['fifth', fifthRelease],
  ])('of the %s release opens today with nothing lost', async (_, release) => {
    const name = freshName()
    await restoreRelease(name, release)
    const { storage } = await fakeStorage({ databaseName: name })
    const { damaged } = await storage.backup.readAll()
    expect(damaged).toEqual([])
    const rows = await rawRows(name)
    for (const [table, before] of Object.entries(release.rows)) {
      expect(JSON.parse(JSON.stringify(rows[table]))).toEqual(before)
    }
    expect(await storage.settings.get('language')).toBe('ka')
  })
})

describe('the database of the second release', () => {
  it('still has its import and its restore undone, its bin emptied, and its folder known', async () => {
    const databaseName = freshName()
    await restoreRelease(databaseName, secondRelease)
    const { storage, clock } = await fakeStorage({ databaseName })
    const [kept] = await storage.imports.list()
    expect(kept).toMatchObject({ fileName: 'სხვისი.kibe', changed: 2 })
    expect(await storage.imports.undo(kept?.importId ?? '')).toEqual([])
    expect((await storage.conflicts.list()).map(({ kind }) => kind)).toEqual(['answers'])
    expect(await storage.folder.get()).toEqual({ name: 'ასლები' })
    expect(await storage.bin.list()).not.toEqual([])
    await storage.backup.undoRestore()
    const [old] = await storage.assessments.list()
    const [sheet] = await storage.sheets.ofAssessment(old?.id ?? '')
    const [evidence] = await storage.evidence.ofSheet(sheet?.id ?? '')
    expect(await (await storage.evidence.file(evidence?.attachment?.sha256 ?? ''))?.text()).toBe('ძველი')
    clock.advance(61 * 24 * 60 * 60)
    await storage.backup.undoRestore()
    clock.advance(61 * 24 * 60 * 60)
    await storage.bin.purgeExpired()
    expect(await storage.bin.list()).toEqual([])
    expect(await storage.damaged()).toEqual([])
  })
})

describe('the database of the third release', () => {
  it('still has its anonymous sheets, the one being filled in, and what is to be confirmed', async () => {
    const databaseName = freshName()
    await restoreRelease(databaseName, thirdRelease)
    const { storage } = await fakeStorage({ databaseName })
    const all = await storage.assessments.list()
    const moved = all.find(({ movedFromId }) => movedFromId !== undefined)
    const originalId = moved?.movedFromId ?? ''
    expect(all.map(({ id }) => id)).toContain(originalId)
    const [finished] = await storage.responses.ofAssessment(originalId)
    expect(finished).toMatchObject({ entry: 'paper', number: 12, answers: { 'NS-1': { value: ['road'] } } })
    const draft = await storage.responses.draft(originalId, 'screen')
    expect(draft).toMatchObject({ number: null, answers: { 'NS-2': { state: 'dontKnow' } } })
    const [sheet] = await storage.sheets.ofAssessment(moved?.id ?? '')
    const [answer] = await storage.answers.ofSheet(sheet?.id ?? '')
    expect(answer?.content).toMatchObject({ value: 2, toConfirm: true })
  })
})

describe('the database of the fourth release', () => {
  it('still has its workshop: who took part, what each said, what the group decided', async () => {
    const databaseName = freshName()
    await restoreRelease(databaseName, fourthRelease)
    const { storage } = await fakeStorage({ databaseName })
    const all = await storage.assessments.list()
    const id = all.find(({ respondents }) => respondents === 'workshop')?.id ?? ''
    expect(await storage.workshops.get(id)).toMatchObject({ place: 'კლუბი', quorum: 7, isBlind: true })
    const people = await storage.workshops.participants(id)
    expect(people.map(({ code }) => code).sort()).toEqual(['2718', '3141'])
    expect([...(await storage.workshops.names(id)).values()]).toEqual(['მანანა ისევ'])
    expect((await storage.ballots.ofAssessment(id)).map(({ way }) => way).sort()).toEqual(['kiosk', 'paper'])
    expect(await storage.ballots.draft(id, 'paper')).toMatchObject({ code: '5926' })
    expect(await storage.workshops.hands(id)).toMatchObject([{ counts: { '1': 3, '2': 4 } }])
    expect(await storage.workshops.decisions(id)).toMatchObject([{ reason: 'მიზეზი', dissenters: 1 }])
    expect(await storage.workshops.priorityVotes(id)).toMatchObject([{ points: { 'OPEN-1': 5 } }])
  })
})

describe('the database of the fifth release', () => {
  it('still has its programme, what was begun from it, its selection, practice and index', async () => {
    const databaseName = freshName()
    await restoreRelease(databaseName, fifthRelease)
    const { storage } = await fakeStorage({ databaseName })
    const [programme, ...others] = await storage.programmes.list()
    expect(programme).toMatchObject({ wave: '2', members: [{ municipality: 'invented', isPilot: true }] })
    expect(programme?.figures.map(({ value }) => value)).toEqual([133, 105])
    expect(others).toEqual([])
    const programmeId = programme?.id ?? ''
    const begun = await storage.assessments.get(starterAssessmentId(programmeId, 'invented'))
    expect(begun).toMatchObject({ programmeId, mayBeFound: true })
    expect(await storage.selections.list()).toMatchObject([{ assessmentIds: [begun?.id] }])
    expect(await storage.practices.list()).toMatchObject([{ mechanismId: 'M07', since: '2024-05-01' }])
    expect(await storage.indices.list()).toMatchObject([{ zeroAt: 7, values: [{ value: 2.5 }] }])
    const inBin = (await storage.bin.list()).filter(({ kind }) => kind === 'programmes')
    expect(inBin.map(({ title }) => title)).toEqual(['წაშლილი'])
  })
})

describe('a newer database (R12)', () => {
  it('is refused by older code, and nothing in it changes, not even tables the older code misses', async () => {
    const name = freshName()
    const newer: Migration = {
      number: next.number,
      stores: { ...next.stores, updates: null },
    }
    const { storage } = await fakeStorage({ databaseName: name, migrations: [...MIGRATIONS, newer] })
    await storage.assessments.begin(newAssessment)
    storage.close()
    const before = await rawRows(name)
    await expect(fakeStorage({ databaseName: name })).rejects.toMatchObject({ failure: 'newerData' })
    expect(await rawRows(name)).toEqual(before)
    const raw = await rawDatabase(name)
    expect(raw.version).toBe(next.number * 10)
    raw.close()
  })
})

describe('an upgrade', () => {
  it('that breaks off half-way leaves the old data, and is done at the next start (R10)', async () => {
    const { storage, assessmentId, databaseName } = await begunStorage()
    storage.close()
    const broken: Migration = {
      ...next,
      upgrade: async (transaction) => {
        await transaction.table('assessments').clear()
        throw new Error('the power went out')
      },
    }
    await expect(fakeStorage({ databaseName, migrations: [...MIGRATIONS, broken] })).rejects.toMatchObject({
      failure: 'unavailable',
    })
    const whole: Migration = {
      ...next,
      upgrade: (transaction) => transaction.table('meetings').put({ id: 'made by the upgrade' }),
    }
    const { storage: upgraded } = await fakeStorage({ databaseName, migrations: [...MIGRATIONS, whole] })
    expect((await upgraded.assessments.list()).map(({ id }) => id)).toEqual([assessmentId])
    expect((await rawRows(databaseName))['meetings']).toEqual([{ id: 'made by the upgrade' }])
  })

  it('in another window closes this one, which says so and writes nothing more (R11)', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level)
    const told = vi.fn<() => void>()
    storage.onClosedByOther(told)
    const { storage: upgraded } = await fakeStorage({ databaseName, migrations: [...MIGRATIONS, next] })
    expect(told).toHaveBeenCalledTimes(1)
    await expect(storage.answers.save(sheetId, 'INF-2', level)).rejects.toMatchObject({ failure: 'closed' })
    await expect(storage.assessments.list()).rejects.toMatchObject({ failure: 'closed' })
    expect((await upgraded.answers.ofSheet(sheetId)).map(({ itemId }) => itemId)).toEqual(['INF-1'])
  })

  it('that another window does not let through is refused, with nothing lost', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const holding = await rawDatabase(databaseName)
    await expect(fakeStorage({ databaseName, migrations: [...MIGRATIONS, next] })).rejects.toMatchObject({
      failure: 'unavailable',
    })
    holding.close()
    const { storage: later } = await fakeStorage({ databaseName, migrations: [...MIGRATIONS, next] })
    expect(await later.assessments.list()).toHaveLength(1)
  })
})

describe('a table that gets another name (R14)', () => {
  /** The release that copies, and a later one that drops what was copied. */
  const copied: Migration = {
    number: next.number,
    stores: { deeds: 'id, assessmentId' },
    upgrade: async (transaction) => {
      await transaction.table('deeds').bulkPut(await transaction.table('actions').toArray())
    },
  }
  const dropped: Migration = { number: next.number + 1, stores: { actions: null } }
  /** Migrations that drop a table together with something else. */
  const hasty = (migrations: readonly Migration[]): number[] =>
    migrations
      .filter(({ stores, upgrade }) => {
        const tables = Object.values(stores)
        return tables.includes(null) && (upgrade !== undefined || tables.some((table) => table !== null))
      })
      .map(({ number }) => number)

  it.each([
    ['one release after the other', [[copied], [copied, dropped]]],
    ['both releases at once', [[copied, dropped]]],
  ])('keeps every row: %s', async (_, releases) => {
    const { storage, assessmentId, databaseName } = await begunStorage()
    const action = await storage.plans.addAction(assessmentId, newAction)
    storage.close()
    for (const release of releases) {
      const { storage: upgraded } = await fakeStorage({
        databaseName,
        migrations: [...MIGRATIONS, ...release],
      })
      upgraded.close()
      expect((await rawRows(databaseName))['deeds']).toEqual([action])
    }
    expect(await rawRows(databaseName)).not.toHaveProperty('actions')
  })

  it('is still there under its old name after the first release', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const { storage: upgraded } = await fakeStorage({ databaseName, migrations: [...MIGRATIONS, copied] })
    upgraded.close()
    expect(await rawRows(databaseName)).toHaveProperty('actions')
  })

  it('is never dropped by the migration that copies it, nor by one that does anything else', () => {
    expect(hasty(MIGRATIONS)).toEqual([])
    const atOnce: Migration = { ...copied, stores: { ...copied.stores, ...dropped.stores } }
    expect(hasty([copied, dropped, atOnce, { number: 9, stores: { actions: null, deeds: 'id' } }])).toEqual([
      atOnce.number,
      9,
    ])
  })
})

describe('two windows', () => {
  it('that answer different items lose nothing, and count their edits without using a number twice', async () => {
    const { storage: one, sheetId, databaseName } = await begunStorage()
    const { storage: two } = await fakeStorage({ databaseName })
    await Promise.all([
      one.answers.save(sheetId, 'INF-1', level),
      two.answers.save(sheetId, 'INF-2', level),
      two.answers.save(sheetId, 'INF-1', { ...level, value: 2 }),
    ])
    const answers = await one.answers.ofSheet(sheetId)
    expect(answers.map(({ itemId }) => itemId).sort()).toEqual(['INF-1', 'INF-2'])
    const { version = {} } = answers.find(({ itemId }) => itemId === 'INF-1') ?? {}
    expect(Object.values(version).reduce((sum, count) => sum + count, 0)).toBe(2)
  })

  it('of one database are one replica; two databases are two', async () => {
    const { sheetId, storage, databaseName } = await begunStorage()
    const { storage: sameDatabase } = await fakeStorage({ databaseName })
    const other = await begunStorage()
    const replicaOf = async (opened: typeof storage, id: string): Promise<string[]> =>
      Object.keys((await opened.answers.save(id, crypto.randomUUID(), level)).version)
    expect(await replicaOf(sameDatabase, sheetId)).toEqual(await replicaOf(storage, sheetId))
    expect(await replicaOf(other.storage, other.sheetId)).not.toEqual(await replicaOf(storage, sheetId))
  })
})

interface Release {
  version: number
  stores: Record<string, { keyPath: string; indexes: { name: string; keyPath: string | string[] }[] }>
  rows: Record<string, unknown[]>
}

/** Rebuilds a database as a release left it, without any of today's code. */
async function restoreRelease(name: string, { version, stores, rows }: Release): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onerror = () => reject(request.error ?? new Error('not built'))
    request.onupgradeneeded = () => {
      for (const [table, { keyPath, indexes }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(table, { keyPath })
        for (const index of indexes) store.createIndex(index.name, index.keyPath)
        for (const row of rows[table] ?? []) store.put(revived(row))
      }
    }
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
}

/** Bytes stand in the frozen file as JSON writes them: an object of positions. */
function revived(row: unknown): unknown {
  const { bytes } = row as { bytes?: Record<string, number> }
  return bytes ? { ...(row as object), bytes: Uint8Array.from(Object.values(bytes)) } : row
}
