import { liveQuery } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { mergeRecords } from '@/domain/merge/merge'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import type { AllRecords, CarriedRecords } from '@/domain/records/registry'
import { browserClock } from '@/platform/browser-clock'
import { browserIds } from '@/platform/browser-ids'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'
import { JobCancelled, type Job } from '@/workers/job'
import {
  backupIntoFolder,
  dumpEverything,
  importFiles,
  makeBackup,
  openFiles,
  openFolder,
  restoreFile,
  type OnProgress,
} from '@/workers/kibe-file'
import type { ChosenFile, KibeFileStage } from '@/workers/kibe-file-protocol'
import { origin } from '../exchange/hand-made'
import { fullRecords } from '../fixtures/records'
import { browserRows, deleteBrowserDatabase, withoutStaged, type Rows } from '../support/browser-rows'
import { carried, restoreAll } from '../support/carried-records'
import { chosen, chosenFileOf, recordEntries, unheard } from '../support/kibe-file-device'
import { manyRecords } from '../support/many-records'

/** The database that the worker opens. */
const NAME = 'kibe'
const many: AllRecords = manyRecords(
  40,
  44,
  Array.from({ length: 8 }, (_, n) => attachment(n)),
)

beforeEach(() => deleteBrowserDatabase(NAME))
afterEach(() => deleteBrowserDatabase(NAME))

function attachment(n: number): AllRecords['attachments'][number] {
  const [first] = fullRecords.attachments
  if (!first) throw new Error('the fixture has one')
  const bytes = new Uint8Array(100_000).fill(n + 1)
  return { ...first, id: sha256Of(bytes), size: bytes.length, bytes }
}

async function openHere(): Promise<OpenedStorage> {
  return openStorage({ clock: browserClock, ids: browserIds })
}

/** Works with the store as a page does, and closes it. */
async function withStore<T>(work: (storage: OpenedStorage) => Promise<T>): Promise<T> {
  const storage = await openHere()
  try {
    return await work(storage)
  } finally {
    storage.close()
  }
}

/** What is stored, of attachments the heads, in the order of a file. */
function stored(): Promise<CarriedRecords> {
  return withStore(async (storage) => (await storage.backup.readAll()).records)
}

describe('a real worker', () => {
  it('takes over a file, byte for byte, and makes the same one again', async () => {
    const file = await chosenFileOf(fullRecords)
    expect(await importFiles({ files: [file], choices: [] }, unheard).done).toMatchObject({ ok: true })
    const made = await makeBackup({ origin, passphrase: null }, unheard).done
    if (!made.ok) throw new Error(made.error.reason)
    expect(await recordEntries(made.value.file)).toEqual(await recordEntries(file.file))
    const dump = await dumpEverything(unheard).done
    expect(dump.ok && (await dump.value.text())).toContain('გვერდის გახსნა')
  })

  it('refuses a file that is no backup', async () => {
    const opened = await openFiles([chosen('not a backup at all')], unheard, unheard).done
    expect(opened).toMatchObject({ ok: true, value: { refused: [{ refusal: { code: 'notAZip' } }] } })
  })

  it('writes into a folder that the page has chosen, and finds the backup there again', async () => {
    await withStore((storage) => restoreAll(storage, fullRecords))
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle(crypto.randomUUID(), { create: true })
    onTestFinished(() => root.removeEntry(folder.name, { recursive: true }))
    const written = await backupIntoFolder({ folder, origin }, unheard).done
    expect(written).toMatchObject({
      ok: true,
      value: { fileName: expect.stringMatching(/^kibe-2026-03-01T12-00-00Z-[0-9a-f]{8}\.kibe$/) as string },
    })
    const found = await openFolder(folder, unheard).done
    if (!found.ok) throw new Error(found.error.reason)
    await deleteBrowserDatabase(NAME)
    await restoreFile(found.value.backup, unheard).done
    expect(await stored()).toEqual(carried(fullRecords))
  })

  it('is seen by a page that shows what is stored', async () => {
    const storage = await openHere()
    const seen: number[] = []
    const showing = liveQuery(() => storage.assessments.list()).subscribe((list) => seen.push(list.length))
    onTestFinished(() => {
      showing.unsubscribe()
      storage.close()
    })
    await expect.poll(() => seen).toEqual([0])
    await importFiles({ files: [await chosenFileOf(many)], choices: [] }, unheard).done
    await expect.poll(() => seen.at(-1)).toBe(40)
  })
})

interface Taking {
  readonly start: (file: ChosenFile, onProgress: OnProgress) => Job<unknown>
  /** What is stored once it is done. */
  readonly after: CarriedRecords
  readonly undo: (storage: OpenedStorage) => Promise<unknown>
}

const takings: Record<'import' | 'restore', Taking> = {
  import: {
    start: (file, onProgress) => importFiles({ files: [file], choices: [] }, onProgress),
    after: mergeRecords(carried(fullRecords), carried(many)),
    undo: async (storage) => {
      const [last] = await storage.imports.list()
      return storage.imports.undo(last?.importId ?? '')
    },
  },
  restore: {
    start: restoreFile,
    after: carried(many),
    undo: (storage) => storage.backup.undoRestore(),
  },
}

/** Starts, and cancels so many milliseconds after a stage has begun; whether that came before the end. */
async function cancelledAt(
  { start }: Taking,
  file: ChosenFile,
  stage: KibeFileStage,
  delay: number,
): Promise<boolean> {
  const told = Promise.withResolvers<undefined>()
  const job = start(file, (progress) => {
    if (progress.stage === stage) told.resolve(undefined)
  })
  const end = job.done.then(
    () => false,
    (error: unknown) => {
      if (error instanceof JobCancelled) return true
      throw error
    },
  )
  await told.promise
  await new Promise((resolve) => setTimeout(resolve, delay))
  job.cancel()
  return end
}

describe.each(['import', 'restore'] as const)('a cancelled %s', (name) => {
  const taking = takings[name]

  async function oldStore(): Promise<Rows> {
    await deleteBrowserDatabase(NAME)
    await withStore((storage) => restoreAll(storage, fullRecords))
    return browserRows(NAME)
  }

  it('while files are taken over has changed nothing', async () => {
    const before = await oldStore()
    expect(await cancelledAt(taking, await chosenFileOf(many), 'files', 0)).toBe(true)
    expect(withoutStaged(await browserRows(NAME), before)).toEqual(before)
  })

  it('at any moment of writing leaves all as it was, or has done all, so that it can be undone', async () => {
    const file = await chosenFileOf(many)
    let untouched = 0
    for (let delay = 0; ; delay += 8 + delay) {
      const before = await oldStore()
      const wasCancelled = await cancelledAt(taking, file, 'records', delay)
      const now = await browserRows(NAME)
      const isOld = same(withoutStaged(now, before), before)
      const isNew = same(await stored(), taking.after)
      expect([isOld, isNew]).toContain(true)
      if (isNew) await withStore(taking.undo)
      expect(await stored()).toEqual(carried(fullRecords))
      untouched += isOld ? 1 : 0
      if (!wasCancelled) break
    }
    expect(untouched).toBeGreaterThan(2)
  })
})

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
