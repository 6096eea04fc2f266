import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import { rawDump } from '@/storage/raw-dump'
import type { StorageJob } from '../support/storage.worker'
import { beginWindow, closeWindows, openWindow, putRows, rowsOf } from '../support/windows'

const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }
const MEGABYTE = 1_000_000

afterEach(closeWindows)

interface Dump {
  databaseVersion: number
  tables: Record<string, [key: string, row: { bytes: Bytes }][]>
}

interface Bytes {
  base64: string
}

/** Random bytes. */
function noise(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

async function decoded({ base64 }: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`data:application/octet-stream;base64,${base64}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function namesKnown(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name)
}

describe('in a real browser the emergency dump', () => {
  it('holds tens of megabytes of files byte for byte', async () => {
    const { name } = await beginWindow()
    const sizes = [12 * MEGABYTE, 7 * MEGABYTE + 1, 12 * MEGABYTE + 2]
    const rows = sizes.map((size, index) => ({ id: `file-${index}`, bytes: noise(size) }))
    for (const row of rows) await putRows(name, 'attachments', [row])
    // A safety copy holds whole rows of others.
    await putRows(name, 'safetyCopies', [{ kind: 'attachments/0', rows: rows.slice(0, 1) }])
    const shares: number[] = []
    const dump = await rawDump(name, (share) => shares.push(share))
    const { tables } = JSON.parse(await dump.text()) as Dump
    const found = tables['attachments'] ?? []
    const hashes = found.map(async ([key, row]) => [key, await sha256(await decoded(row.bytes))])
    expect(await Promise.all(hashes)).toEqual(
      await Promise.all(rows.map(async ({ id, bytes }) => [id, await sha256(bytes)])),
    )
    expect(shares.at(-1)).toBe(1)
  })

  it('can be made beside the page, in a worker', async () => {
    const { name, assessmentId } = await beginWindow()
    const worker = new Worker(new URL('../support/storage.worker.ts', import.meta.url), { type: 'module' })
    onTestFinished(() => worker.terminate())
    const made = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)))
    const job: StorageJob = { kind: 'dump', databaseName: name }
    worker.postMessage(job)
    const dump = JSON.parse(await ((await made) as Blob).text()) as Dump
    expect(dump.tables['assessments']?.map(([key]) => key)).toEqual([assessmentId])
  })

  it('of a database that a newer Kibe wrote is complete, and changes nothing in it (R12)', async () => {
    const name = `test-${crypto.randomUUID()}`
    const newer = await openWindow(name, [...MIGRATIONS, next])
    newer.close()
    await putRows(name, 'meetings', [{ id: 'of tomorrow' }])
    const before = await rowsOf(name)
    await expect(openWindow(name)).rejects.toMatchObject({ failure: 'newerData' })
    const dump = JSON.parse(await (await rawDump(name)).text()) as Dump
    expect(dump.databaseVersion).toBe(next.number * 10)
    expect(dump.tables['meetings']).toEqual([['of tomorrow', { id: 'of tomorrow' }]])
    expect(await rowsOf(name)).toEqual(before)
  })

  it('names a folder that was chosen, but cannot hold it', async () => {
    const { name, storage } = await beginWindow()
    await storage.folder.set(await navigator.storage.getDirectory())
    const { tables } = JSON.parse(await (await rawDump(name)).text()) as { tables: Record<string, unknown> }
    expect(tables['handles']).toEqual([
      ['backups', { key: 'backups', handle: { text: '[object FileSystemDirectoryHandle]' } }],
    ])
  })

  it.each([true, false])(
    'makes no database where there is none (the browser lists its databases: %s)',
    async (can) => {
      const name = `test-${crypto.randomUUID()}`
      if (!can) {
        Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true })
        onTestFinished(() => void Reflect.deleteProperty(indexedDB, 'databases'))
      }
      await expect(rawDump(name)).rejects.toMatchObject({ failure: 'missing' })
      Reflect.deleteProperty(indexedDB, 'databases')
      expect(await namesKnown()).not.toContain(name)
      // Nor does anything of it stand in the way of the next start.
      expect(await (await openWindow(name)).assessments.list()).toEqual([])
    },
  )

  it('makes way for a newer version that comes meanwhile', async () => {
    const { name, storage } = await beginWindow()
    storage.close()
    await putRows(name, 'attachments', [{ id: 'file', bytes: noise(MEGABYTE) }])
    const dumping = rawDump(name)
    const upgraded = await openWindow(name, [...MIGRATIONS, next])
    expect(await upgraded.assessments.list()).toHaveLength(1)
    const dump = JSON.parse(await (await dumping).text()) as Dump
    expect(dump.tables['assessments']).toHaveLength(1)
  })
})

it('in a real browser rows are dumped as they lie there, whatever they are', async () => {
  const { name, storage } = await beginWindow()
  storage.close()
  const odd = {
    id: 'odd',
    when: new Date(0),
    many: new Map([[1, 2]]),
    huge: 10n,
    half: 'a\uD83D',
    nothing: null,
  }
  await putRows(name, 'actions', [odd])
  const { tables } = JSON.parse(await (await rawDump(name)).text()) as { tables: Record<string, unknown> }
  expect(tables['actions']).toEqual([
    [
      'odd',
      {
        id: 'odd',
        when: { text: String(new Date(0)) },
        many: { text: '[object Map]' },
        huge: { text: '10' },
        half: 'a\uD83D',
        nothing: null,
      },
    ],
  ])
})
