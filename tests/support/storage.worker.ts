import type { AllRecords } from '@/domain/records/registry'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import { openStorage } from '@/storage/open-storage'
import { rawDump } from '@/storage/raw-dump'
import { testClock, testIds } from './storage-parts'

/** What a page of the tests asks of the worker. */
export type StorageJob =
  | { readonly kind: 'dump'; readonly databaseName: string }
  /** Begins to write and tells when it is in the middle of it; there it stays until it is killed. */
  | {
      readonly kind: 'save' | 'import' | 'restore' | 'upgrade'
      readonly databaseName: string
      readonly sheetId: string
      readonly records: AllRecords
      /** Number of the write that is never made. */
      readonly atWrite: number
    }

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const

/** Tells the page, and keeps the transaction from ending until all is killed. */
function stay(store: IDBObjectStore): void {
  const wait = (): void => {
    store.count().onsuccess = wait
  }
  wait()
  self.postMessage('in the middle')
}

function stayAtWrite(atWrite: number): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
  const put = IDBObjectStore.prototype.put
  let count = 0
  IDBObjectStore.prototype.put = function (...given) {
    count += 1
    if (count < atWrite) return put.apply(this, given)
    stay(this)
    // Of this one nothing is ever heard again.
    return new EventTarget() as IDBRequest<IDBValidKey>
  }
}

function neverEnding(): Migration {
  return {
    number: MIGRATIONS.length + 1,
    stores: { meetings: 'id' },
    upgrade: async (transaction) => {
      await transaction.table('assessments').clear()
      stay(transaction.idbtrans.objectStore('meetings'))
      await new Promise(() => undefined)
    },
  }
}

async function run(job: StorageJob): Promise<void> {
  const { kind, databaseName } = job
  if (kind === 'dump') {
    self.postMessage(await rawDump(databaseName))
    return
  }
  const parts = { clock: testClock(), ids: testIds, databaseName }
  if (kind === 'upgrade') await openStorage({ ...parts, migrations: [...MIGRATIONS, neverEnding()] })
  const storage = await openStorage(parts)
  if (kind !== 'save')
    for (const attachment of job.records.attachments) await storage.backup.stage(attachment)
  stayAtWrite(job.atWrite)
  if (kind === 'save') await storage.answers.save(job.sheetId, 'INF-1', { ...level, value: 2 })
  if (kind === 'import') await storage.imports.add(job.records, [], 'ფაილი.kibe')
  if (kind === 'restore') await storage.backup.replaceAll(job.records)
  self.postMessage('it ended')
}

self.addEventListener('message', ({ data }: MessageEvent<StorageJob>) => {
  run(data).catch((error: unknown) => self.postMessage(`it failed: ${String(error)}`))
})
