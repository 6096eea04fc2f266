import { liveQuery } from 'dexie'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { answerId } from '@/domain/records/answer'
import type { AllRecords } from '@/domain/records/registry'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import { newAssessment } from '../support/storage-parts'
import type { StorageJob } from '../support/storage.worker'
import { beginWindow, closeWindows, openWindow, rowsOf, settled } from '../support/windows'
import { fullRecords } from '../fixtures/records'

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const
const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }
const upgraded = [...MIGRATIONS, next]

afterEach(closeWindows)

describe('in a real browser two windows', () => {
  it('that answer at the same time lose nothing, and count every edit once', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    const items = ['INF-1', 'INF-2', 'INF-3']
    // Eight edits of each item, from both windows at once; values that differ, so that each one is a change.
    const edits = Array.from({ length: 8 }, (_, edit) => edit)
    await Promise.all(
      items.flatMap((item) =>
        edits.map((edit) =>
          (edit % 2 === 0 ? one : two).answers.save(sheetId, item, { ...level, note: `${item} ${edit}` }),
        ),
      ),
    )
    const answers = await one.answers.ofSheet(sheetId)
    expect(answers.map(({ itemId }) => itemId).sort()).toEqual(items)
    const sums = answers.map(({ version }) => Object.values(version).reduce((sum, count) => sum + count, 0))
    expect(sums).toEqual([8, 8, 8])
  })

  it('see what the other one wrote', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    await one.answers.save(sheetId, 'INF-1', { ...level, note: 'ოქმი №7' })
    expect((await two.answers.ofSheet(sheetId)).map(({ content }) => content.note)).toEqual(['ოქმი №7'])
  })
})

describe('in a real browser two windows on one answer', () => {
  it('both see what was said last, and what was said before it is kept (R15)', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    await one.answers.save(sheetId, 'INF-1', { ...level, value: 1 })
    await two.answers.save(sheetId, 'INF-1', { ...level, value: 2 })
    await one.answers.save(sheetId, 'INF-1', { ...level, value: 3 })
    for (const window of [one, two]) {
      expect((await window.answers.ofSheet(sheetId)).map(({ content }) => content.value)).toEqual([3])
      expect((await window.answers.history(sheetId, 'INF-1')).map(({ content }) => content.value)).toEqual([
        2, 1,
      ])
    }
  })

  it('that say different things at the same moment lose neither: one stands, the other is in the history (R15)', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    await Promise.all([
      one.answers.save(sheetId, 'INF-1', { ...level, value: 2 }),
      two.answers.save(sheetId, 'INF-1', { ...level, value: 4 }),
    ])
    const standing = (await one.answers.ofSheet(sheetId)).map(({ content }) => content.value)
    const before = (await one.answers.history(sheetId, 'INF-1')).map(({ content }) => content.value)
    expect([...standing, ...before].sort()).toEqual([2, 4])
    expect(await two.answers.ofSheet(sheetId)).toEqual(await one.answers.ofSheet(sheetId))
  })

  it('each write only the part that was changed there (R15)', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    await one.answers.save(sheetId, 'INF-1', level)
    await Promise.all([
      one.answers.save(sheetId, 'INF-1', { value: 4 }),
      two.answers.save(sheetId, 'INF-1', { note: 'ოქმი №7' }),
    ])
    const [answer] = await one.answers.ofSheet(sheetId)
    expect(answer?.content).toEqual({ ...level, value: 4, note: 'ოქმი №7' })
  })

  it('follow each other: a list that is shown in one changes when the other writes', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    const seen: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      const watched = liveQuery(() => one.answers.ofSheet(sheetId)).subscribe({
        next: (answers) => {
          seen.push(answers.map(({ content }) => content.value))
          if (seen.length === 1) two.answers.save(sheetId, 'INF-1', { ...level, value: 3 }).catch(reject)
          else resolve()
        },
        error: reject,
      })
      onTestFinished(() => watched.unsubscribe())
    })
    expect(seen).toEqual([[], [3]])
  })

  it('one of which takes in a file while answers are saved in the other: everything is there afterwards', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    for (const attachment of fullRecords.attachments) await one.backup.stage(attachment)
    const items = Array.from({ length: 30 }, (_, index) => `INF-${index}`)
    await Promise.all([
      one.imports.add(manyRecords(), [], 'ფაილი.kibe'),
      ...items.map((item) => two.answers.save(sheetId, item, { ...level, note: item })),
    ])
    expect((await two.answers.ofSheet(sheetId)).map(({ itemId }) => itemId).sort()).toEqual(items.sort())
    const rows = await rowsOf(name)
    expect(rows['answers']).toHaveLength(manyRecords().answers.length + items.length)
  })
})

describe('in a real browser a window that is killed', () => {
  it.each([
    ['save', 1],
    ['save', 2],
    ['import', 1],
    ['import', 9],
    ['restore', 3],
    ['restore', 40],
    ['upgrade', 0],
  ] as const)('in the middle of: %s, at write %i, leaves all as it was (R9, R10)', async (kind, atWrite) => {
    const { name, storage, sheetId } = await beginWindow()
    await storage.answers.save(sheetId, 'INF-1', level)
    for (const attachment of fullRecords.attachments) await storage.backup.stage(attachment)
    storage.close()
    const before = await rowsOf(name)
    const worker = new Worker(new URL('../support/storage.worker.ts', import.meta.url), { type: 'module' })
    onTestFinished(() => worker.terminate())
    const told = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)))
    const job: StorageJob = { kind, databaseName: name, sheetId, records: manyRecords(), atWrite }
    worker.postMessage(job)
    expect(await told).toBe('in the middle')
    worker.terminate()
    expect(withoutMarks(await rowsOf(name))).toEqual(withoutMarks(before))
    const again = await openWindow(name)
    expect((await again.answers.ofSheet(sheetId)).map(({ content }) => content)).toEqual([level])
  })
})

/** Enough records for several pages. */
function manyRecords(): AllRecords {
  const [answer] = fullRecords.answers
  if (!answer) throw new Error('nothing to copy')
  const more = Array.from({ length: 600 }, (_, n) => {
    const itemId = `MORE-${n}`
    return { ...answer, id: answerId(answer.sheetId, itemId), itemId }
  })
  return { ...fullRecords, answers: [...fullRecords.answers, ...more] }
}

/** When a file was staged is told anew each time. */
function withoutMarks(rows: Record<string, unknown[]>): Record<string, unknown[]> {
  return { ...rows, journals: [] }
}

describe('in a real browser a newer version', () => {
  it('takes the database away from the older window, which says so and writes nothing more (R11)', async () => {
    const { name, storage: older, sheetId } = await beginWindow()
    await older.answers.save(sheetId, 'INF-1', level)
    let told = 0
    older.onClosedByOther(() => (told += 1))
    const newer = await openWindow(name, upgraded)
    expect(told).toBe(1)
    await expect(older.answers.save(sheetId, 'INF-2', level)).rejects.toMatchObject({ failure: 'closed' })
    await expect(older.assessments.list()).rejects.toMatchObject({ failure: 'closed' })
    expect((await newer.answers.ofSheet(sheetId)).map(({ itemId }) => itemId)).toEqual(['INF-1'])
  })

  it('that finds a window which does not let go is refused, with nothing lost', async () => {
    const { name, storage } = await beginWindow()
    storage.close()
    const holding = await settled(indexedDB.open(name))
    onTestFinished(() => holding.close())
    await expect(openWindow(name, upgraded)).rejects.toMatchObject({ failure: 'unavailable' })
    holding.close()
    expect(await (await openWindow(name, upgraded)).assessments.list()).toHaveLength(1)
  })

  it('of the data is refused by older code, and nothing in it changes (R12)', async () => {
    const name = `test-${crypto.randomUUID()}`
    const newer = await openWindow(name, upgraded)
    await newer.assessments.begin(newAssessment)
    newer.close()
    const before = await rowsOf(name)
    await expect(openWindow(name)).rejects.toMatchObject({ failure: 'newerData' })
    expect(await rowsOf(name)).toEqual(before)
    expect(Object.keys(before)).toContain('meetings')
  })

  it('whose upgrade breaks off leaves the old data, and is done at the next start (R10)', async () => {
    const { name, storage } = await beginWindow()
    storage.close()
    const before = await rowsOf(name)
    const broken: Migration = {
      ...next,
      upgrade: async (transaction) => {
        await transaction.table('assessments').clear()
        throw new Error('the power went out')
      },
    }
    await expect(openWindow(name, [...MIGRATIONS, broken])).rejects.toMatchObject({ failure: 'unavailable' })
    expect(await rowsOf(name)).toEqual(before)
    expect(await (await openWindow(name, upgraded)).assessments.list()).toHaveLength(1)
  })
})
