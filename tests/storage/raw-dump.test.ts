import {
  begunStorage,
  failOpening,
  fakeStorage,
  freshName,
  mendFaults,
  putRaw,
  rawRows,
} from '../support/fake-storage'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { loseRow, mendConnection } from '../support/connection-faults'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import { rawDump } from '@/storage/raw-dump'
import { fullRecords } from '../fixtures/records'
import packageJson from '../../package.json'

const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  mendConnection()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

interface Dump {
  kind: string
  appVersion: string
  databaseName: string
  databaseVersion: number
  tables: Record<string, [key: unknown, row: unknown][]>
}

async function dumped(name: string): Promise<Dump> {
  return JSON.parse(await (await rawDump(name)).text()) as Dump
}

/** The rows with bytes as the dump writes them. */
function asDumped(rows: unknown): unknown {
  return JSON.parse(
    JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    ),
  )
}

function rowsIn({ tables }: Dump): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(([, row]) => row)]))
}

/** Every record of the fixture, and rows that are none. */
async function filledDatabase(): Promise<string> {
  const { storage, databaseName } = await fakeStorage()
  for (const [kind, rows] of Object.entries(fullRecords)) {
    for (const row of rows) await putRaw(databaseName, kind, row)
  }
  await putRaw(databaseName, 'answers', { id: 'bad', content: ['ნახევარი \uD83D', 1e21, null, {}] })
  await storage.settings.set('language', 'ka')
  storage.close()
  return databaseName
}

const namesKnown = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name)

describe('the emergency dump', () => {
  it('holds every row of every table as it lies there, also what is no record', async () => {
    const name = await filledDatabase()
    const dump = await dumped(name)
    expect(dump).toMatchObject({
      kind: 'kibe-raw-dump',
      appVersion: packageJson.version,
      databaseName: name,
      databaseVersion: MIGRATIONS.length * 10,
    })
    const rows = await rawRows(name)
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(['attachments', 'settings', 'replica']))
    expect(rowsIn(dump)).toEqual(asDumped(rows))
    expect(dump.tables['settings']).toEqual([['language', { key: 'language', value: 'ka' }]])
  })

  it('holds every row, however many pages of keys it takes, and tells how far it is', async () => {
    const { databaseName } = await fakeStorage()
    for (let n = 0; n < 1001; n += 1)
      await putRaw(databaseName, 'actions', { id: String(n).padStart(4, '0') })
    const shares: number[] = []
    const text = await (await rawDump(databaseName, (share) => shares.push(share))).text()
    expect(rowsIn(JSON.parse(text) as Dump)['actions']).toEqual((await rawRows(databaseName))['actions'])
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('writes bytes and what JSON cannot say so that it can be read back', async () => {
    const { databaseName } = await fakeStorage()
    const bytes = Uint8Array.from({ length: 100_001 }, (_, n) => (n * 7) % 256)
    const held = {
      whole: bytes.buffer,
      part: bytes.subarray(3, 5),
      none: new Uint8Array(0),
      never: Number.NaN,
    }
    await putRaw(databaseName, 'settings', { key: 'odd', value: held })
    const base64 = (part: Uint8Array) => ({ base64: Buffer.from(part).toString('base64') })
    expect((await dumped(databaseName)).tables['settings']).toEqual([
      [
        'odd',
        {
          key: 'odd',
          value: {
            whole: base64(bytes),
            part: base64(bytes.subarray(3, 5)),
            none: { base64: '' },
            never: { text: 'NaN' },
          },
        },
      ],
    ])
  })

  it('of a database that a newer Kibe wrote is complete, and changes nothing in it (R12)', async () => {
    const { storage, databaseName } = await fakeStorage({ migrations: [...MIGRATIONS, next] })
    await storage.settings.set('language', 'en')
    storage.close()
    await putRaw(databaseName, 'meetings', { id: 'of tomorrow', people: 12 })
    const before = await rawRows(databaseName)
    await expect(fakeStorage({ databaseName })).rejects.toMatchObject({ failure: 'newerData' })
    const dump = await dumped(databaseName)
    expect(dump.databaseVersion).toBe(next.number * 10)
    expect(dump.tables['meetings']).toEqual([['of tomorrow', { id: 'of tomorrow', people: 12 }]])
    expect(rowsIn(dump)).toEqual(before)
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('can be had after an upgrade that failed (R10)', async () => {
    const { storage, assessmentId, databaseName } = await begunStorage()
    storage.close()
    const broken = { ...next, upgrade: () => Promise.reject(new Error('no')) }
    await expect(fakeStorage({ databaseName, migrations: [...MIGRATIONS, broken] })).rejects.toMatchObject({
      failure: 'unavailable',
    })
    const dump = await dumped(databaseName)
    expect(dump.databaseVersion).toBe(MIGRATIONS.length * 10)
    expect(dump.tables['assessments']?.map(([key]) => key)).toEqual([assessmentId])
  })

  it('names a row that the browser cannot give out any more, and holds all others', async () => {
    const { databaseName } = await fakeStorage()
    for (const id of ['a', 'b', 'c']) await putRaw(databaseName, 'actions', { id })
    loseRow('b')
    expect((await dumped(databaseName)).tables['actions']).toEqual([
      ['a', { id: 'a' }],
      ['b', { unread: 'DataError: Failed to read large IndexedDB value' }],
      ['c', { id: 'c' }],
    ])
  })
})

describe('where there is nothing to dump', () => {
  it.each(['as it is', 'without a list of databases, as in older Firefox'])(
    'a dump is refused as missing and makes no database, in a browser %s',
    async (browser) => {
      const name = freshName()
      if (browser !== 'as it is') {
        Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true })
        onTestFinished(() => void Reflect.deleteProperty(indexedDB, 'databases'))
      }
      await expect(rawDump(name)).rejects.toMatchObject({ failure: 'missing' })
      Reflect.deleteProperty(indexedDB, 'databases')
      expect(await namesKnown()).not.toContain(name)
    },
  )

  it('a database without tables is dumped as empty', async () => {
    const name = freshName()
    const request = indexedDB.open(name, 7)
    await new Promise((resolve) => (request.onsuccess = resolve))
    request.result.close()
    expect(await dumped(name)).toMatchObject({ databaseVersion: 7, tables: {} })
  })

  it('a browser without storage, or that cannot open it, is refused as unavailable', async () => {
    const { databaseName } = await begunStorage()
    failOpening(1)
    await expect(rawDump(databaseName)).rejects.toMatchObject({ failure: 'unavailable' })
    vi.spyOn(globalThis, 'indexedDB', 'get').mockReturnValue(undefined as never)
    await expect(rawDump(databaseName)).rejects.toMatchObject({ failure: 'unavailable' })
  })

  it('a browser that never answers is refused as unavailable after a while', async () => {
    const { databaseName } = await begunStorage()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asked = vi.spyOn(indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest)
    const dumping = rawDump(databaseName)
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    vi.advanceTimersByTime(30_000)
    await expect(dumping).rejects.toMatchObject({ failure: 'unavailable' })
  })
})
