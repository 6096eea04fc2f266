import { fakeStorage, mendFaults, putRaw, rawRows } from '../support/fake-storage'
import { carryOver } from '../support/carried-records'
import { loseAnswer, mendConnection } from '../support/connection-faults'
import { newIndex, newPractice, newProgramme, newSelection } from '../support/comparison-drafts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComparisonStores } from '@/storage/comparison-store'
import type { OpenedStorage } from '@/storage/storage'

type Kind = keyof ComparisonStores
interface AnyStore {
  list(): Promise<{ id: string }[]>
  get(id: string): Promise<{ id: string } | null>
  add(draft: object): Promise<{ id: string }>
  change(id: string, edit: object): Promise<{ id: string }>
  remove(id: string): Promise<void>
  restore(id: string): Promise<void>
}
/** Of each kind: what is entered, a change, and what is refused. */
const KINDS: readonly (readonly [Kind, object, object, object])[] = [
  [
    'programmes',
    newProgramme,
    { donor: 'დონორი' },
    { members: [...newProgramme.members, ...newProgramme.members] },
  ],
  ['selections', newSelection, { assessmentIds: [] }, { assessmentIds: ['x'] }],
  ['practices', newPractice, { since: '2024-05-01' }, { what: '' }],
  ['indices', newIndex, { values: [] }, { zeroAt: 1 }],
]
const store = (storage: OpenedStorage, kind: Kind) => storage[kind] as unknown as AnyStore
const invalid = { failure: 'invalid' }
const missing = { failure: 'missing' }

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  mendConnection()
  vi.restoreAllMocks()
})

describe.each(KINDS)('of %s one', (kind, draft, edit, wrong) => {
  it('is kept as it was entered, and listed, the oldest first', async () => {
    const { storage, clock } = await fakeStorage()
    const records = store(storage, kind)
    const first = await records.add(draft)
    clock.advance(1)
    const second = await records.add(draft)
    expect(first).toMatchObject({ ...draft, deletedAt: null })
    expect(await records.get(first.id)).toEqual(first)
    expect(await records.list()).toEqual([first, second])
    expect(await records.get(crypto.randomUUID())).toBeNull()
  })

  it('is changed in what is given, as one more edit, and in nothing else', async () => {
    const { storage } = await fakeStorage()
    const records = store(storage, kind)
    const { id } = await records.add(draft)
    const changed = await records.change(id, edit)
    expect(changed).toMatchObject({ ...draft, ...edit })
    expect(Object.values((changed as unknown as { version: object }).version)).toEqual([2])
    expect(await records.list()).toEqual([changed])
  })

  it('of a wrong form is refused, and what was there stays', async () => {
    const { storage } = await fakeStorage()
    const records = store(storage, kind)
    const added = await records.add(draft)
    await expect(records.add({ ...draft, ...wrong })).rejects.toMatchObject(invalid)
    await expect(records.add({ ...draft, more: 1 })).rejects.toMatchObject(invalid)
    await expect(records.change(added.id, wrong)).rejects.toMatchObject(invalid)
    expect(await records.list()).toEqual([added])
  })

  it('goes into the bin under its name, comes back from there, and is deleted for good after 30 days', async () => {
    const { storage, clock } = await fakeStorage()
    const records = store(storage, kind)
    const added = await records.add(draft)
    await records.remove(added.id)
    expect([await records.list(), await records.get(added.id)]).toEqual([[], null])
    await expect(records.change(added.id, edit)).rejects.toMatchObject(missing)
    const called = (draft as { title?: string }).title ?? (draft as { name?: string }).name
    expect(await storage.bin.list()).toMatchObject([{ kind, id: added.id, title: called, assessment: null }])
    await storage.bin.restore({ kind, id: added.id })
    expect(await records.get(added.id)).toMatchObject(draft)
    await records.remove(added.id)
    await records.restore(added.id)
    expect(await records.list()).toHaveLength(1)
    await records.remove(added.id)
    await storage.bin.purgeExpired()
    for (let day = 0; day < 31; day += 1) {
      clock.advance(24 * 60 * 60)
      await storage.bin.purgeExpired()
    }
    expect(await storage.bin.list()).toEqual([])
    await expect(records.restore(added.id)).rejects.toMatchObject(missing)
  })

  it('reaches another device whole, and a change made on both is asked about', async () => {
    const [{ storage: here }, { storage: there }] = [await fakeStorage(), await fakeStorage()]
    const added = await store(here, kind).add(draft)
    await carryOver(here, there)
    expect(await store(there, kind).list()).toEqual([added])
    const name = kind === 'practices' ? 'title' : 'name'
    await store(here, kind).change(added.id, { [name]: 'ერთი' })
    await store(there, kind).change(added.id, { [name]: 'ორი' })
    await carryOver(there, here)
    expect(await here.conflicts.list()).toMatchObject([{ kind, id: added.id, assessment: null }])
  })

  it('is added and changed once when the connection is lost before that is said', async () => {
    const { storage } = await fakeStorage()
    const records = store(storage, kind)
    loseAnswer()
    const { id } = await records.add(draft)
    loseAnswer()
    const changed = await records.change(id, edit)
    expect(await records.list()).toEqual([changed])
    expect(Object.values((changed as unknown as { version: object }).version)).toEqual([2])
  })

  it('that cannot be read is left out of the list, named as damaged, and not written over', async () => {
    const { storage, databaseName } = await fakeStorage()
    const records = store(storage, kind)
    const added = await records.add(draft)
    await putRaw(databaseName, kind, { ...added, ...wrong })
    const before = await rawRows(databaseName)
    expect(await records.list()).toEqual([])
    expect(await storage.damaged()).toEqual([{ kind, id: added.id }])
    await expect(records.change(added.id, edit)).rejects.toMatchObject({ failure: 'damaged' })
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('counts as work that is in no backup yet', async () => {
    const { storage } = await fakeStorage()
    await store(storage, kind).add(draft)
    expect((await storage.amount(null)).changedSince).toBe(1)
  })
})

it('the questionnaire of a programme never changes, and the very same one may be said again', async () => {
  const { storage } = await fakeStorage()
  const { id, questionnaire } = await storage.programmes.add(newProgramme)
  const other = { ...questionnaire, version: '2.0.0' }
  await expect(storage.programmes.change(id, { questionnaire: other })).rejects.toMatchObject(invalid)
  const edit = { questionnaire: { ...questionnaire }, name: 'სხვა' }
  expect(await storage.programmes.change(id, edit)).toMatchObject(edit)
})
