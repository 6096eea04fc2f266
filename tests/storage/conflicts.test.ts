import { killAtWrite, loseAnswer, mendConnection } from '../support/connection-faults'
import { carryOver } from '../support/carried-records'
import {
  begunStorage,
  fakeStorage,
  fillDiskAtWrite,
  mendFaults,
  putRaw,
  rawRows,
} from '../support/fake-storage'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import type { EvidenceDraft } from '@/domain/records/evidence'
import { siblingOf } from '@/domain/merge/state'
import { recordsOfEachKind } from '@/domain/records/registry'
import type { OpenConflict } from '@/storage/keeping'
import type { OpenedStorage } from '@/storage/storage'
import { fullRecords, uuid } from '../fixtures/records'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const draft = (title: string): EvidenceDraft => ({ kind: 'minutes', title, number: '', date: null, link: '' })

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  mendConnection()
  vi.restoreAllMocks()
})

interface Devices {
  readonly here: OpenedStorage
  readonly there: OpenedStorage
  readonly sheetId: string
  readonly assessmentId: string
  readonly databaseName: string
}

/** Two devices that know the same assessment; `prepare` is done before the second one learns of it. */
async function twoDevices(
  prepare: (storage: OpenedStorage, sheetId: string) => Promise<unknown>,
): Promise<Devices> {
  const { storage: here, sheetId, assessmentId, databaseName } = await begunStorage()
  const { storage: there } = await fakeStorage()
  await prepare(here, sheetId)
  await carryOver(here, there)
  return { here, there, sheetId, assessmentId, databaseName }
}

/** Two devices that answered the same item differently, after one of them has taken over the other one's file. */
async function answeredApart(): Promise<Devices & { conflict: OpenConflict }> {
  const devices = await twoDevices((storage, sheetId) => storage.answers.save(sheetId, 'INF-1', level(0)))
  await devices.here.answers.save(devices.sheetId, 'INF-1', level(1))
  await devices.there.answers.save(devices.sheetId, 'INF-1', level(3))
  await carryOver(devices.there, devices.here)
  return { ...devices, conflict: await onlyConflict(devices.here) }
}

async function onlyConflict(storage: OpenedStorage): Promise<OpenConflict> {
  const open = await storage.conflicts.list()
  const [conflict] = open
  if (!conflict || open.length > 1) throw new Error(`${open.length} conflicts`)
  return conflict
}

async function valueOf(storage: OpenedStorage, sheetId: string): Promise<unknown> {
  const [answer] = await storage.answers.ofSheet(sheetId)
  return answer?.content.value
}

async function historyOf(storage: OpenedStorage, sheetId: string): Promise<unknown[]> {
  return (await storage.answers.history(sheetId, 'INF-1')).map(({ content }) => content.value)
}

describe('records that were edited on two devices', () => {
  it('are listed with all versions and the assessment they belong to', async () => {
    const { here, conflict, sheetId, assessmentId } = await answeredApart()
    const { state, assessment, ...key } = conflict
    expect(key).toEqual({ kind: 'answers', id: `${sheetId}/INF-1` })
    expect(assessment).toEqual(await here.assessments.get(assessmentId))
    const values = [state.main, ...state.siblings.map(({ record }) => record)].map(
      (record) => (record as { content: AnswerContent }).content.value,
    )
    expect(values.sort()).toEqual([1, 3])
  })

  it('are listed all, however many they are', async () => {
    const { storage } = await fakeStorage()
    const [, assessment] = fullRecords.assessments
    if (!assessment) throw new Error('no assessment')
    const versions = Array.from({ length: 260 }, (_, n) => {
      const record = { ...assessment, id: uuid(3000 + n), wave: 'here' }
      const other = { ...record, version: { [uuid(905)]: 1 }, wave: 'there' }
      const said = { record: other, version: other.version, purgedAt: null }
      return { record, sibling: siblingOf('assessments', record.id, said) }
    })
    await storage.backup.replaceAll({
      ...recordsOfEachKind(() => []),
      assessments: [assessment, ...versions.map(({ record }) => record)],
      sheets: fullRecords.sheets,
      answers: fullRecords.answers,
      siblings: [...fullRecords.siblings, ...versions.map(({ sibling }) => sibling)],
    })
    const open = await storage.conflicts.list()
    const [answer] = fullRecords.siblings
    const ids = [...versions.map(({ record }) => record.id), answer?.recordId]
    expect(open.map(({ id }) => id)).toEqual(ids)
    expect(open.at(-1)?.assessment).toEqual(assessment)
  })

  it('are not in conflict where both say the same', async () => {
    const { here, there, sheetId } = await twoDevices((storage, id) =>
      storage.answers.save(id, 'INF-1', level(0)),
    )
    for (const device of [here, there]) await device.answers.save(sheetId, 'INF-1', level(2))
    await carryOver(there, here)
    expect((await here.backup.readAll()).records.siblings).not.toEqual([])
    expect(await here.conflicts.list()).toEqual([])
  })

  it('are not those that were deleted for good everywhere', async () => {
    const { here, assessmentId } = await twoDevices((storage, id) =>
      storage.answers.save(id, 'INF-1', level(0)),
    )
    await here.assessments.remove(assessmentId)
    await here.bin.purge({ kind: 'assessments', id: assessmentId })
    expect((await here.backup.readAll()).records.siblings).not.toEqual([])
    expect(await here.conflicts.list()).toEqual([])
  })

  it('are listed without an assessment where that is not here, and left out where they cannot be read', async () => {
    const { here, conflict, sheetId, databaseName } = await answeredApart()
    await putRaw(databaseName, 'sheets', { id: sheetId, name: 7 })
    expect(await here.conflicts.list()).toEqual([{ ...conflict, assessment: null }])
    await putRaw(databaseName, 'answers', { id: conflict.id })
    expect(await here.conflicts.list()).toEqual([])
  })
})

describe('a choice made while a file is added', () => {
  it.each([
    ['here', 1, 3],
    ['there', 3, 1],
  ] as const)(
    'of what is %s keeps the other in the history, until the import is undone',
    async (take, value, lost) => {
      const { here, there, sheetId } = await twoDevices((storage, sheet) =>
        storage.answers.save(sheet, 'INF-1', level(0)),
      )
      await here.answers.save(sheetId, 'INF-1', level(1))
      await there.answers.save(sheetId, 'INF-1', level(3))
      const { records } = await there.backup.readAll()
      const id = `${sheetId}/INF-1`
      const { importId } = await here.imports.add(records, [{ kind: 'answers', id, take }], 'file')
      expect(await valueOf(here, sheetId)).toBe(value)
      expect(await historyOf(here, sheetId)).toContain(lost)
      await here.imports.undo(importId ?? '')
      expect(await valueOf(here, sheetId)).toBe(1)
      expect(await historyOf(here, sheetId)).toEqual([0])
    },
  )
})

describe('a choice', () => {
  it.each(['shown', 'beside'])(
    'of the version %s ends the conflict on every device, whatever was chosen is kept, and the other in the history',
    async (which) => {
      const { here, there, conflict, sheetId } = await answeredApart()
      const [sibling] = conflict.state.siblings
      const chosen = which === 'shown' ? conflict.state.main : sibling?.record
      const value = (chosen as { content: AnswerContent }).content.value
      await here.conflicts.choose(conflict, which === 'shown' ? null : (sibling?.id ?? ''))
      await carryOver(here, there)
      for (const device of [here, there]) {
        expect(await valueOf(device, sheetId)).toBe(value)
        expect(await device.conflicts.list()).toEqual([])
        expect((await historyOf(device, sheetId)).sort()).toEqual([0, 0, value === 1 ? 3 : 1].sort())
      }
      await carryOver(there, here)
      expect(await valueOf(here, sheetId)).toBe(value)
    },
  )

  it('of what another window has decided meanwhile is refused as missing, and changes nothing', async () => {
    const { here, conflict, databaseName } = await answeredApart()
    const { storage: window } = await fakeStorage({ databaseName })
    const siblingId = conflict.state.siblings[0]?.id ?? ''
    await window.conflicts.choose(conflict, null)
    const before = await rawRows(databaseName)
    await expect(here.conflicts.choose(conflict, siblingId)).rejects.toMatchObject({ failure: 'missing' })
    await here.conflicts.choose(conflict, null)
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it.each(['answers', 'evidence'] as const)(
    'on %s of a finished assessment is refused as locked, and possible once it is reopened',
    async (kind) => {
      const { here, there, sheetId, assessmentId } = await twoDevices(async (storage, id) => {
        await storage.answers.save(id, 'INF-1', level(0))
        await storage.evidence.add(id, 'INF-1', draft('ოქმი'), null)
      })
      for (const [device, value] of [[here, 1] as const, [there, 3] as const]) {
        if (kind === 'answers') await device.answers.save(sheetId, 'INF-1', level(value))
        else {
          const [evidence] = await device.evidence.ofSheet(sheetId)
          await device.evidence.change(evidence?.id ?? '', draft(`ოქმი ${value}`))
        }
      }
      await carryOver(there, here)
      await here.assessments.finish(assessmentId)
      const conflict = await onlyConflict(here)
      await expect(here.conflicts.choose(conflict, null)).rejects.toMatchObject({ failure: 'locked' })
      expect(await here.conflicts.list()).toEqual([conflict])
      await here.assessments.reopen(assessmentId)
      await here.conflicts.choose(conflict, null)
      expect(await here.conflicts.list()).toEqual([])
    },
  )

  it('of a record that cannot be read is refused as damaged', async () => {
    const { here, conflict, databaseName } = await answeredApart()
    await putRaw(databaseName, 'answers', { id: conflict.id })
    await expect(here.conflicts.choose(conflict, null)).rejects.toMatchObject({ failure: 'damaged' })
  })

  it('is possible where what the record belongs to is not here', async () => {
    const { here, conflict, sheetId, databaseName } = await answeredApart()
    await putRaw(databaseName, 'sheets', { id: sheetId, name: 7 })
    await here.conflicts.choose(conflict, null)
    expect(await here.conflicts.list()).toEqual([])
  })

  it.each([1, 2])('that fails at write %i for want of space changes nothing', async (nth) => {
    const { here, conflict, databaseName } = await answeredApart()
    const before = await rawRows(databaseName)
    fillDiskAtWrite(nth)
    await expect(here.conflicts.choose(conflict, null)).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it.each([
    ['in the middle', () => killAtWrite(2, 1, 'AbortError')],
    ['before it was said that it was stored', () => loseAnswer()],
  ])('whose connection dies %s is done once', async (_, die) => {
    const { here, conflict, sheetId } = await answeredApart()
    die()
    await here.conflicts.choose(conflict, conflict.state.siblings[0]?.id ?? '')
    expect(await here.conflicts.list()).toEqual([])
    expect(await historyOf(here, sheetId)).toHaveLength(3)
  })
})

describe('what one device deleted for good and another one edited', () => {
  async function deletedThere(): Promise<Devices> {
    const devices = await twoDevices(async (storage, id) => {
      await storage.answers.save(id, 'INF-1', level(0))
      const bytes = new TextEncoder().encode('ოქმი')
      await storage.evidence.add(id, 'INF-1', draft('ოქმი'), { name: 'a.pdf', mime: '', bytes })
    })
    const { here, there, assessmentId, sheetId } = devices
    await there.assessments.remove(assessmentId)
    await there.bin.purge({ kind: 'assessments', id: assessmentId })
    await here.assessments.finish(assessmentId)
    await here.assessments.reopen(assessmentId)
    await here.answers.save(sheetId, 'INF-2', level(2))
    await carryOver(there, here)
    return devices
  }

  it('is kept and asked about', async () => {
    const { here, assessmentId } = await deletedThere()
    expect(await onlyConflict(here)).toMatchObject({ kind: 'assessments', id: assessmentId })
    expect(await here.assessments.get(assessmentId)).not.toBeNull()
  })

  it('is kept with all that was in it, also what the other device never saw', async () => {
    const { here, sheetId, assessmentId } = await deletedThere()
    await here.conflicts.choose({ kind: 'assessments', id: assessmentId }, null)
    expect((await here.sheets.ofAssessment(assessmentId)).map(({ id }) => id)).toEqual([sheetId])
    expect((await here.answers.ofSheet(sheetId)).map(({ itemId }) => itemId)).toEqual(['INF-1', 'INF-2'])
    expect(await here.evidence.ofSheet(sheetId)).toHaveLength(1)
  })

  it('is gone with all that belongs to it, and its files, once deleting is chosen', async () => {
    const { here, databaseName } = await deletedThere()
    const conflict = await onlyConflict(here)
    await here.conflicts.choose(conflict, conflict.state.siblings[0]?.id ?? '')
    expect(await here.conflicts.list()).toEqual([])
    const { assessments, sheets, answers, evidence } = await rawRows(databaseName)
    expect({ assessments, sheets, answers, evidence }).toEqual({
      assessments: [],
      sheets: [],
      answers: [],
      evidence: [],
    })
  })
})
