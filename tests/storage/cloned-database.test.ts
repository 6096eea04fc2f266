import { begunStorage, fakeStorage, freshName, putRaw, rawRows } from '../support/fake-storage'
import { carryOver } from '../support/carried-records'
import { describe, expect, it } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import { isConflict } from '@/domain/merge/conflict'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })

/** The same database once more, as in a browser profile that was copied, or put back from a copy of the whole disk. */
async function cloneOf(databaseName: string): Promise<string> {
  const name = freshName()
  const { storage } = await fakeStorage({ databaseName: name })
  storage.close()
  for (const [table, rows] of Object.entries(await rawRows(databaseName))) {
    for (const row of rows) await putRaw(name, table, row)
  }
  return name
}

describe('a database of which there is a copy', () => {
  it('counts its edits apart from those of the copy: what both change is a conflict, and nothing is lost', async () => {
    const { storage: first, databaseName, sheetId } = await begunStorage()
    await first.answers.save(sheetId, 'INF-1', level(1))
    first.close()
    const clone = await cloneOf(databaseName)
    const { storage: here } = await fakeStorage({ databaseName })
    const { storage: there } = await fakeStorage({ databaseName: clone })
    await here.answers.save(sheetId, 'INF-1', level(2))
    await there.answers.save(sheetId, 'INF-1', level(3))
    await there.answers.save(sheetId, 'INF-1', level(4))
    await carryOver(there, here)
    const [conflict] = await here.conflicts.list()
    expect(conflict && isConflict(conflict.state)).toBe(true)
  })

  it('counts as one replica for as long as it is open, in however many windows', async () => {
    const { storage: first, databaseName, sheetId } = await begunStorage()
    const { storage: second } = await fakeStorage({ databaseName })
    await first.answers.save(sheetId, 'INF-1', level(1))
    await second.answers.save(sheetId, 'INF-1', level(2))
    const after = await first.answers.save(sheetId, 'INF-1', level(3))
    const again = await second.answers.save(sheetId, 'INF-1', level(4))
    expect(Object.values(again.version).reduce((sum, count) => sum + count, 0)).toBe(4)
    expect(Object.keys(again.version)).toEqual(Object.keys(after.version))
    expect(Object.keys(again.version).length).toBeLessThanOrEqual(2)
  })
})
