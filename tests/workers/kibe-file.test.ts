import { expect, it } from 'vitest'
import {
  CARRIED_KINDS,
  recordsOfEachKind,
  type AllRecords,
  type Kind,
  type RecordTypes,
} from '@/domain/records/registry'
import { answerId } from '@/domain/records/answer'
import { countsOf } from '@/exchange/verified-backup'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { JobBroken, JobCancelled } from '@/workers/job'
import { makeBackup, readBackup } from '@/workers/kibe-file'
import type { MadeBackup, ReadBackup } from '@/workers/kibe-file-protocol'
import { kibeFileRunner } from '@/workers/run-kibe-file'
import { fullRecords, uuid } from '../fixtures/records'
import { KibeFileThread } from '../support/kibe-file-thread'

const origin = { appVersion: '1.2.3', createdAt: '2026-02-11T06:30:00Z' }
const sheetId = uuid(11)

/** More records than fit into two messages, and files large enough for the progress to have steps. */
function manyRecords(): AllRecords {
  const [first] = fullRecords.answers
  if (!first) throw new Error('no answer to copy')
  const answers = Array.from({ length: 601 }, (_, n) => {
    const itemId = `item-${String(n).padStart(3, '0')}`
    return { ...first, id: answerId(sheetId, itemId), sheetId, itemId }
  })
  return structuredClone({ ...fullRecords, answers })
}

/** In the order of the file. */
function sorted(records: AllRecords): AllRecords {
  const listOf = <K extends Kind>(kind: K): readonly RecordTypes[K][] => records[kind]
  return recordsOfEachKind((kind) => [...listOf(kind)].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

async function fileOf(records: AllRecords): Promise<Blob> {
  const backup = await makeBackup(
    records,
    origin,
    () => undefined,
    () => new KibeFileThread<MadeBackup>(),
  ).done
  if (!backup.ok) throw new Error('no backup')
  return backup.value.file
}

it('what goes into a backup comes out of it, every record of every kind, however many messages they take', async () => {
  const expected = sorted(manyRecords())
  const file = await fileOf(manyRecords())
  const read = await readBackup(
    file,
    () => undefined,
    () => new KibeFileThread<ReadBackup>(),
  ).done
  if (!read.ok) throw new Error(read.error.code)
  expect(read.value.records).toEqual(expected)
  expect(read.value.manifest).toMatchObject(origin)
})

it('a backup tells its counts, its progress from low to high, and ends the worker', async () => {
  const worker = new KibeFileThread<MadeBackup>()
  const shares: number[] = []
  const records = manyRecords()
  const counts = countsOf(records)
  const made = await makeBackup(
    records,
    origin,
    (share) => shares.push(share),
    () => worker,
  ).done
  expect(made).toMatchObject({ ok: true, value: { counts } })
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(worker.isTerminated).toBe(true)
})

it('records that would not come back are named, and there is no file', async () => {
  const records = manyRecords()
  const [first, ...others] = records.answers
  if (!first) throw new Error('no answer to spoil')
  const spoilt = { ...first, content: { ...first.content, note: 'x'.repeat(20_001) } }
  const made = await makeBackup(
    { ...records, answers: [spoilt, ...others] },
    origin,
    () => undefined,
    () => new KibeFileThread<MadeBackup>(),
  ).done
  expect(made).toMatchObject({ ok: false, error: { reason: 'refused', refusal: { code: 'invalidRecord' } } })
})

it('a refused file comes back with the code of the reader', async () => {
  const read = (bytes: BlobPart) =>
    readBackup(
      new Blob([bytes]),
      () => undefined,
      () => new KibeFileThread<ReadBackup>(),
    ).done
  expect(await read('not a backup')).toMatchObject({ ok: false, error: { code: 'notAZip' } })
  const file = writeKibeFile(fullRecords, origin)
  expect(await read(file.slice(0, -40))).toMatchObject({ ok: false, error: { code: 'damaged' } })
})

it('cancelling ends the worker, rejects as cancelled, and nothing is told afterwards', async () => {
  const worker = new KibeFileThread<MadeBackup>()
  const shares: number[] = []
  const job = makeBackup(
    manyRecords(),
    origin,
    (share) => shares.push(share),
    () => worker,
  )
  job.cancel()
  await expect(job.done).rejects.toBeInstanceOf(JobCancelled)
  expect(worker.isTerminated).toBe(true)
  expect(shares).toEqual([])
})

it('a file that can no longer be read is a breakdown with its detail', async () => {
  const answers: unknown[] = []
  const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }
  await kibeFileRunner((answer) => answers.push(answer))({ kind: 'read', file: gone as unknown as Blob })
  expect(answers).toEqual([{ kind: 'broken', detail: 'NotReadableError: gone' }])
})

it('a worker that breaks down, and a message that cannot be sent, end the job with their detail', async () => {
  const worker = new KibeFileThread<ReadBackup>()
  const broken = readBackup(
    new Blob(['x']),
    () => undefined,
    () => worker,
  )
  worker.onerror?.({ message: 'out of memory' } as ErrorEvent)
  await expect(broken.done).rejects.toEqual(new JobBroken('out of memory'))
  expect(worker.isTerminated).toBe(true)

  const uncopyable = { ...structuredClone(fullRecords), plans: [{ of: () => 1 }] } as unknown as AllRecords
  const unsent = makeBackup(
    uncopyable,
    origin,
    () => undefined,
    () => new KibeFileThread<MadeBackup>(),
  )
  await expect(unsent.done).rejects.toBeInstanceOf(JobBroken)
})

it('every kind that is carried has a place in the messages', async () => {
  const file = await fileOf(structuredClone(fullRecords))
  const read = await readBackup(
    file,
    () => undefined,
    () => new KibeFileThread<ReadBackup>(),
  ).done
  if (!read.ok) throw new Error(read.error.code)
  expect(CARRIED_KINDS.filter((kind) => read.value.records[kind].length === 0)).toEqual([])
})
