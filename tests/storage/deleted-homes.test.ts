import { carryOver } from '../support/carried-records'
import { begunStorage, fakeStorage, rawRows } from '../support/fake-storage'
import { describe, expect, it } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import type { CarriedRecords } from '@/domain/records/registry'
import type { OpenedStorage } from '@/storage/storage'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })

interface Devices {
  readonly here: OpenedStorage
  readonly there: OpenedStorage
  readonly databaseName: string
  readonly sheetId: string
  readonly assessmentId: string
}

/** Two devices with one assessment, which `there` has deleted for good while `here` answered one more item of it. */
async function deletedThere(): Promise<Devices> {
  const { storage: here, sheetId, assessmentId, databaseName } = await begunStorage()
  const { storage: there } = await fakeStorage()
  await here.answers.save(sheetId, 'INF-1', level(1))
  await carryOver(here, there)
  await here.answers.save(sheetId, 'INF-2', level(2))
  await there.assessments.remove(assessmentId)
  await there.bin.purge({ kind: 'assessments', id: assessmentId })
  return { here, there, sheetId, assessmentId, databaseName }
}

async function recordsOf(storage: OpenedStorage): Promise<CarriedRecords> {
  return (await storage.backup.readAll()).records
}

async function itemsShown(storage: OpenedStorage, { assessmentId, sheetId }: Devices): Promise<string[]> {
  const sheets = await storage.sheets.ofAssessment(assessmentId)
  const answers = await storage.answers.ofSheet(sheetId)
  const isShown = (await storage.assessments.get(assessmentId)) !== null && sheets.length === 1
  return isShown ? answers.map(({ itemId }) => itemId) : []
}

describe('an assessment that one device deleted for good while another one added to it', () => {
  it('is asked about, also where the file knows nothing of what was added', async () => {
    const devices = await deletedThere()
    const preview = await devices.here.imports.preview(await recordsOf(devices.there))
    const asked = preview.filter(({ meeting }) => meeting === 'inConflict')
    expect(asked.map(({ kind, id }) => ({ kind, id }))).toEqual([
      { kind: 'assessments', id: devices.assessmentId },
      { kind: 'sheets', id: devices.sheetId },
    ])
  })

  it.each([
    ['the deletion comes to what was added', 'here', 'there'],
    ['what was added comes to the deletion', 'there', 'here'],
  ] as const)('stays whole on both devices while nobody has chosen: %s', async (_, first, second) => {
    const devices = await deletedThere()
    await carryOver(devices[second], devices[first])
    expect(await itemsShown(devices[first], devices)).toEqual(['INF-1', 'INF-2'])
    await carryOver(devices[first], devices[second])
    expect(await itemsShown(devices[second], devices)).toEqual(['INF-1', 'INF-2'])
    expect(await devices[second].conflicts.list()).toEqual([])
    expect(await recordsOf(devices[second])).toEqual(await recordsOf(devices[first]))
  })

  it('is gone with what was added once deleting is chosen, until that import is undone', async () => {
    const devices = await deletedThere()
    const { here, there, assessmentId, databaseName } = devices
    const before = await recordsOf(here)
    const choice = { kind: 'assessments', id: assessmentId, take: 'there' } as const
    const { importId } = await here.imports.add(await recordsOf(there), [choice], 'a.kibe')
    const { assessments, sheets, answers } = await rawRows(databaseName)
    expect([assessments, sheets, answers]).toEqual([[], [], []])
    expect(await here.imports.undo(importId ?? '')).toEqual([])
    expect(await recordsOf(here)).toEqual(before)
  })

  it('is gone once both have deleted it, without asking', async () => {
    const devices = await deletedThere()
    const { here, there, assessmentId } = devices
    await here.assessments.remove(assessmentId)
    await here.bin.purge({ kind: 'assessments', id: assessmentId })
    await carryOver(there, here)
    expect(await itemsShown(here, devices)).toEqual([])
    expect(await here.conflicts.list()).toEqual([])
    expect(await recordsOf(here)).toMatchObject({ assessments: [], sheets: [], answers: [] })
  })

  it('is kept by an import that is repeated without writing anything more', async () => {
    const { here, there } = await deletedThere()
    await carryOver(there, here)
    const { importId } = await carryOver(there, here)
    expect(importId).toBeNull()
  })
})

/** Two devices with one answered assessment, which `there` has deleted for good while `here` finished it. */
async function finishedHere(): Promise<Devices> {
  const { storage: here, sheetId, assessmentId, databaseName } = await begunStorage()
  const { storage: there } = await fakeStorage()
  await here.answers.save(sheetId, 'INF-1', level(1))
  await carryOver(here, there)
  await here.assessments.finish(assessmentId)
  await there.assessments.remove(assessmentId)
  await there.bin.purge({ kind: 'assessments', id: assessmentId })
  return { here, there, sheetId, assessmentId, databaseName }
}

describe('an assessment that one device deleted for good while another one changed nothing but the assessment itself', () => {
  it.each([
    ['the deletion comes to the change', 'here', 'there'],
    ['the change comes to the deletion', 'there', 'here'],
  ] as const)('keeps what is in it while nobody has chosen: %s', async (_, first, second) => {
    const devices = await finishedHere()
    await carryOver(devices[second], devices[first])
    expect(await itemsShown(devices[first], devices)).toEqual(['INF-1'])
    await carryOver(devices[first], devices[second])
    expect(await itemsShown(devices[second], devices)).toEqual(['INF-1'])
    expect(await recordsOf(devices[second])).toEqual(await recordsOf(devices[first]))
  })

  it('keeps what is in it once keeping is chosen, and says that what is here stays', async () => {
    const devices = await finishedHere()
    const { here, there, assessmentId } = devices
    const choice = { kind: 'assessments', id: assessmentId, take: 'here' } as const
    const { plan } = await here.imports.add(await recordsOf(there), [choice], 'a.kibe')
    expect(await itemsShown(here, devices)).toEqual(['INF-1'])
    expect(plan.filter(({ kind }) => kind === 'answers').map(({ meeting }) => meeting)).toEqual(['newerHere'])
  })

  it('goes with all that is in it once deleting is chosen', async () => {
    const devices = await finishedHere()
    const { here, there, assessmentId } = devices
    const choice = { kind: 'assessments', id: assessmentId, take: 'there' } as const
    await here.imports.add(await recordsOf(there), [choice], 'a.kibe')
    expect(await recordsOf(here)).toMatchObject({ assessments: [], sheets: [], answers: [] })
  })
})
