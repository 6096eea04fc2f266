import { afterEach, describe, expect, it } from 'vitest'
import { siblingOf } from '@/domain/merge/state'
import type { ParticipantDraft, ParticipantName } from '@/domain/records/workshop'
import { recordsOfEachKind } from '@/domain/records/registry'
import type { OpenedStorage } from '@/storage/storage'
import { carryOver } from '../support/carried-records'
import { fakeStorage, loseConnection, mendFaults, putRaw, rawRows } from '../support/fake-storage'
import { newWorkshop, practice } from '../support/storage-parts'

const nobody: ParticipantDraft = { role: null, organisation: '', sex: null, ageBand: null, isPresent: true }

afterEach(mendFaults)

/** A workshop on a device of its own, in which everybody has a name. */
async function workshop(names: readonly string[] = ['Planted One', 'Planted Two']) {
  const parts = await fakeStorage()
  const begun = await parts.storage.workshops.begin({ assessment: practice, workshop: newWorkshop })
  const ids = await added(parts.storage, begun.assessment.id, names, 1000)
  return { ...parts, id: begun.assessment.id, ids, first: ids[0] ?? '', second: ids[1] ?? '' }
}

async function added(storage: OpenedStorage, id: string, names: readonly string[], code: number) {
  const ids: string[] = []
  for (const [place, name] of names.entries()) {
    const participant = await storage.workshops.addParticipant(id, String(code + 11 * place), nobody)
    await storage.workshops.setName(participant.id, name)
    ids.push(participant.id)
  }
  return ids
}

/** All that lies in the database, as text. */
async function everyRow(databaseName: string): Promise<string> {
  return JSON.stringify(await rawRows(databaseName))
}

const nameOf = (id: string, changed: Partial<ParticipantName> = {}): ParticipantName => ({
  id,
  schema: 1,
  version: { elsewhere: 1 },
  createdAt: '2026-03-01T12:00:00.000Z',
  updatedAt: '2026-03-01T12:00:00.000Z',
  deletedAt: null,
  name: 'Planted Elsewhere',
  ...changed,
})
const fileOf = (...participantNames: ParticipantName[]) => ({
  ...recordsOfEachKind(() => []),
  participantNames,
})

describe('once names are erased, no row of any table holds one', () => {
  it('of the records, also of those in the bin, and the count says how many there were', async () => {
    const { storage, databaseName, id, second } = await workshop(['Planted One', 'Planted Two', ''])
    await storage.workshops.removeParticipant(second)
    expect(await storage.workshops.eraseNames(id)).toBe(2)
    expect(await everyRow(databaseName)).not.toContain('Planted')
    expect(await storage.workshops.eraseNames(id)).toBe(0)
  })

  it('of versions in conflict, and of names of which only those are left', async () => {
    const { storage, databaseName, id, first, second } = await workshop()
    await storage.imports.add(fileOf(nameOf(first)), [], 'a.kibe')
    const only = siblingOf('participantNames', second, {
      record: nameOf(second, { version: { b: 4 } }),
      version: { b: 4 },
      purgedAt: null,
    })
    await putRaw(databaseName, 'siblings', only)
    expect(await storage.conflicts.list()).toHaveLength(2)
    await storage.workshops.eraseNames(id)
    expect(await everyRow(databaseName)).not.toContain('Planted')
    expect(await storage.conflicts.list()).toEqual([])
  })

  it('of rows that cannot be read', async () => {
    const { storage, databaseName, id, first, second } = await workshop()
    await putRaw(databaseName, 'participantNames', { id: first, name: ['Planted', 'in pieces'] })
    const spoiled = { id: `participantNames/${second}/x`, recordKind: 7, record: { name: 'Planted beside' } }
    await putRaw(databaseName, 'siblings', spoiled)
    await putRaw(databaseName, 'participants', { id: second, assessmentId: id, code: 'spoiled' })
    await putRaw(databaseName, 'participantNames', { id: 'nobody’s', name: 'Planted Orphan' })
    await storage.workshops.eraseNames(id)
    expect(await everyRow(databaseName)).not.toContain('Planted')
  })

  it('of what undoing an import would bring back; and undoing it brings none', async () => {
    const { storage, databaseName, id, first } = await workshop()
    const [name] = (await storage.backup.readAll()).records.participantNames.filter((one) => one.id === first)
    if (!name) throw new Error('no name')
    const newer = { ...name, name: 'Planted Newer', version: { ...name.version, elsewhere: 1 } }
    const { importId } = await storage.imports.add(fileOf(newer), [], 'a.kibe')
    await storage.workshops.eraseNames(id)
    expect(await everyRow(databaseName)).not.toContain('Planted')
    await storage.imports.undo(importId ?? '')
    expect(await everyRow(databaseName)).not.toContain('Planted')
    expect((await storage.workshops.participants(id)).map((one) => one.id)).toContain(first)
  })

  it('of what undoing a restore would bring back; and neither that nor the old file brings one', async () => {
    const { storage, databaseName, id, first } = await workshop()
    const old = (await storage.backup.readAll()).records
    await storage.workshops.setName(first, 'Planted Later')
    await storage.imports.add(fileOf(nameOf(first)), [], 'a.kibe')
    await storage.backup.replaceAll(old)
    await storage.workshops.eraseNames(id)
    expect(await everyRow(databaseName)).not.toContain('Planted')
    await storage.backup.undoRestore()
    expect(await everyRow(databaseName)).not.toContain('Planted')
    await storage.imports.add(old, [], 'old.kibe')
    expect(await storage.workshops.names(id)).toEqual(new Map())
  })

  it('also where the connection breaks meanwhile, and of a finished assessment', async () => {
    const { storage, databaseName, id } = await workshop()
    await storage.assessments.finish(id)
    loseConnection(1)
    expect(await storage.workshops.eraseNames(id)).toBe(2)
    expect(await everyRow(databaseName)).not.toContain('Planted')
  })

  it('but those of another workshop stay, wherever they stand', async () => {
    const { storage, databaseName, id } = await workshop()
    const other = await storage.workshops.begin({ assessment: practice, workshop: newWorkshop })
    const [kept = ''] = await added(storage, other.assessment.id, ['Kept Name'], 5000)
    const before = (await storage.backup.readAll()).records
    await storage.imports.add(fileOf(nameOf(kept, { name: 'Kept Beside' })), [], 'a.kibe')
    await storage.backup.replaceAll(before)
    await storage.workshops.eraseNames(id)
    expect(await storage.workshops.names(other.assessment.id)).toEqual(new Map([[kept, 'Kept Name']]))
    await storage.backup.undoRestore()
    expect(await everyRow(databaseName)).toContain('Kept Beside')
    expect(await everyRow(databaseName)).not.toContain('Planted')
  })
})

describe('a name that was erased', () => {
  it('comes back from no older file, and is erased on a device that takes over what this one has', async () => {
    const here = await workshop()
    const there = await fakeStorage()
    await carryOver(here.storage, there.storage)
    await here.storage.workshops.eraseNames(here.id)
    await carryOver(there.storage, here.storage)
    expect(await here.storage.workshops.names(here.id)).toEqual(new Map())
    await carryOver(here.storage, there.storage)
    expect(await there.storage.workshops.names(here.id)).toEqual(new Map())
  })

  it('and was changed, or first typed, elsewhere meanwhile comes back only where a person chooses it', async () => {
    const here = await workshop(['Planted One', ''])
    const there = await fakeStorage()
    await carryOver(here.storage, there.storage)
    await there.storage.workshops.setName(here.first, 'Planted Elsewhere')
    await there.storage.workshops.setName(here.second, 'Planted Anew')
    await here.storage.workshops.eraseNames(here.id)
    const { records } = await there.storage.backup.readAll()
    const asked = (await here.storage.imports.preview(records)).filter((met) => met.meeting === 'inConflict')
    expect(asked.map(({ id }) => id).sort()).toEqual([here.first, here.second].sort())
    await here.storage.imports.add(records, [], 'a.kibe')
    expect(await everyRow(here.databaseName)).not.toContain('Planted')
    await here.storage.imports.add(
      records,
      [{ kind: 'participantNames', id: here.first, take: 'there' }],
      'a',
    )
    expect(await here.storage.workshops.names(here.id)).toEqual(new Map([[here.first, 'Planted Elsewhere']]))
  })

  it('can be typed again', async () => {
    const { storage, id, first } = await workshop()
    await storage.workshops.eraseNames(id)
    await storage.workshops.setName(first, 'Typed Again')
    expect(await storage.workshops.names(id)).toEqual(new Map([[first, 'Typed Again']]))
  })
})
