import { carryOver } from '../support/carried-records'
import { fakeStorage, fillDiskAtWrite, loseConnection, mendFaults } from '../support/fake-storage'
import { newWorkshop, practice } from '../support/storage-parts'
import { afterEach, describe, expect, it } from 'vitest'
import type { Ballot, BallotDraft } from '@/domain/records/ballot'
import { recordsOfEachKind } from '@/domain/records/registry'

const level = (value: number) => ({ state: 'answered', value, naReason: '', note: '' }) as const
const saying = (value: number, edits: Partial<BallotDraft> = {}): BallotDraft => ({
  ...{ code: '2718', round: 1, way: 'paper', answers: { 'OPEN-1': level(value) } },
  ...edits,
})

afterEach(mendFaults)

async function collecting() {
  const parts = await fakeStorage()
  const { storage } = parts
  const { assessment } = await storage.workshops.begin({ assessment: practice, workshop: newWorkshop })
  const { id } = assessment
  const said = async () =>
    (await storage.ballots.ofAssessment(id)).map(({ answers }) => answers['OPEN-1']?.value)
  const copies = () => storage.ballots.earlier(id)
  const collect = (value: number, edits: Partial<BallotDraft> = {}) =>
    storage.ballots.collect(id, saying(value, edits), 'paper 2718')
  async function bringBack(place = 0) {
    const copy = (await copies())[place]
    if (!copy) throw new Error('no copy')
    await storage.ballots.bringBack(copy, 'back')
  }
  return { ...parts, id, said, copies, collect, bringBack }
}

type Collecting = Awaited<ReturnType<typeof collecting>>

/** Takes a ballot as it comes in a file. */
function fromFile({ storage }: Collecting, ballot: Ballot) {
  return storage.imports.add({ ...recordsOfEachKind(() => []), ballots: [ballot] }, [], 'a.kibe')
}

describe('a ballot that takes the place of another', () => {
  it('leaves a copy of it, which can be brought back, and then the newer one is the copy', async () => {
    const { clock, collect, copies, bringBack, said } = await collecting()
    await collect(1, { way: 'kiosk' })
    expect(await copies()).toEqual([])
    clock.advance(60)
    await collect(3)
    expect(await said()).toEqual([3])
    expect(await copies()).toMatchObject([{ way: 'kiosk', handedInAt: '2026-03-01T12:00:00.000Z' }])
    clock.advance(60)
    await bringBack()
    expect(await said()).toEqual([1])
    expect(await copies()).toMatchObject([{ way: 'paper', handedInAt: '2026-03-01T12:01:00.000Z' }])
    await bringBack()
    expect(await said()).toEqual([3])
  })

  it('leaves every one of several, the newest first, and says none twice', async () => {
    const { clock, collect, copies, bringBack, said } = await collecting()
    for (const value of [0, 1, 2, 1]) {
      await collect(value)
      clock.advance(60)
    }
    const times = (await copies()).map(({ handedInAt }) => handedInAt.slice(14, 16))
    expect(times).toEqual(['02', '00'])
    await bringBack(1)
    expect(await said()).toEqual([0])
    expect(await copies()).toHaveLength(2)
  })

  it('leaves one that lay in the bin as well, and undoing puts it there again', async () => {
    const { storage, collect, copies, said, bringBack } = await collecting()
    const { id } = await collect(1)
    await storage.ballots.remove(id)
    await collect(3)
    expect(await said()).toEqual([3])
    expect(await copies()).toHaveLength(1)
    const [undoable] = await storage.imports.list()
    expect(undoable).toMatchObject({ fileName: 'paper 2718', changed: 1 })
    await storage.imports.undo(undoable?.importId ?? '')
    expect(await said()).toEqual([])
    await storage.ballots.restore(id)
    expect(await said()).toEqual([1])
    await collect(4)
    await bringBack()
    expect(await said()).toEqual([1])
  })

  it('that came as a file leaves a copy too, whatever its version claims to have seen', async () => {
    const workshop = await collecting()
    const { collect, copies, bringBack, said } = workshop
    const here = await collect(1)
    const [replica = ''] = Object.keys(here.version)
    // As nobody but a forger makes it: it claims edits that this device has never made.
    const forged = { ...here, way: 'file' as const, version: { [replica]: 900, forger: 900 } }
    await fromFile(workshop, { ...forged, answers: { 'OPEN-1': level(4) } })
    expect(await said()).toEqual([4])
    expect(await copies()).toMatchObject([{ way: 'paper' }])
    await bringBack()
    expect(await said()).toEqual([1])
    // Nor does the forged one come back by itself.
    await fromFile(workshop, { ...forged, answers: { 'OPEN-1': level(4) } })
    expect(await said()).toEqual([1])
  })

  it('and says the same leaves none', async () => {
    const { storage, collect, copies } = await collecting()
    const first = await collect(1)
    loseConnection(1)
    expect(await collect(1)).toEqual(first)
    expect([await copies(), await storage.imports.list()]).toEqual([[], []])
  })

  it('is not kept, and leaves what is there, where the copy has no room', async () => {
    const { collect, copies, said } = await collecting()
    await collect(1)
    fillDiskAtWrite(2)
    await expect(collect(3)).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect([await said(), await copies()]).toEqual([[1], []])
  })

  it('is not brought back in a finished assessment, nor from a copy that is gone', async () => {
    const { storage, id, collect, copies, said } = await collecting()
    const { id: ballot } = await collect(1)
    await collect(3)
    const [copy] = await copies()
    await expect(storage.ballots.bringBack({ id: ballot, copy: 'nothing/0' }, 'back')).rejects.toMatchObject({
      failure: 'missing',
    })
    await storage.assessments.finish(id)
    await expect(
      storage.ballots.bringBack({ id: ballot, copy: copy?.copy ?? '' }, 'back'),
    ).rejects.toMatchObject({ failure: 'locked' })
    expect(await said()).toEqual([3])
  })
})

describe('two ballots under one code', () => {
  async function twoDevices() {
    const here = await collecting()
    const { storage: there } = await fakeStorage()
    await carryOver(here.storage, there)
    await there.ballots.keep(here.id, saying(4, { way: 'file' }))
    await here.collect(1)
    await carryOver(there, here.storage)
    const [conflict] = await here.storage.conflicts.list()
    if (!conflict) throw new Error('no conflict')
    return { ...here, conflict, siblingId: conflict.state.siblings[0]?.id ?? '' }
  }

  it.each(['shown', 'beside'])(
    'leave the other to be brought back once the one %s is chosen',
    async (which) => {
      const { storage, conflict, siblingId, said, copies, bringBack } = await twoDevices()
      const both = [conflict.state.main, conflict.state.siblings[0]?.record] as unknown as Ballot[]
      const values = both.map(({ answers }) => answers['OPEN-1']?.value)
      await storage.conflicts.choose(conflict, which === 'shown' ? null : siblingId)
      const [chosen, other] = which === 'shown' ? values : [...values].reverse()
      expect(await said()).toEqual([chosen])
      expect(await copies()).toHaveLength(1)
      await bringBack()
      expect(await said()).toEqual([other])
    },
  )

  it('are named in words among what can be undone once one is chosen', async () => {
    const { storage, conflict, siblingId } = await twoDevices()
    await storage.conflicts.choose(conflict, siblingId, 'Ballot 2718, one of two')
    expect(await storage.imports.list()).toContainEqual(
      expect.objectContaining({ fileName: 'Ballot 2718, one of two', changed: 1 }),
    )
  })

  it('are not chosen from in a finished assessment', async () => {
    const { storage, id, conflict, siblingId } = await twoDevices()
    await storage.assessments.finish(id)
    await expect(storage.conflicts.choose(conflict, siblingId)).rejects.toMatchObject({ failure: 'locked' })
    await storage.assessments.reopen(id)
    await storage.conflicts.choose(conflict, siblingId)
    expect(await storage.conflicts.list()).toEqual([])
  })
})

describe('two counts or decisions on one item', () => {
  const level2 = { state: 'answered', value: 2, naReason: '' } as const
  const decision = { by: 'discussion', reason: '', dissent: '', dissenters: 0, present: null } as const
  it.each(['hands', 'decisions'] as const)(
    'of %s are not chosen from in a finished assessment',
    async (kind) => {
      const { storage: here, id } = await collecting()
      const { storage: there } = await fakeStorage()
      await carryOver(here, there)
      for (const [device, said] of [[here, 'a'] as const, [there, 'b'] as const]) {
        const counts = { [said === 'a' ? '1' : '3']: 4 }
        if (kind === 'hands') await device.workshops.setHands(id, 'OPEN-1', 1, counts)
        else await device.workshops.decide(id, 'OPEN-1', level2, { ...decision, reason: said })
      }
      await carryOver(there, here)
      const conflict = (await here.conflicts.list()).find((one) => one.kind === kind)
      if (!conflict) throw new Error('no conflict')
      await here.assessments.finish(id)
      await expect(here.conflicts.choose(conflict, null)).rejects.toMatchObject({ failure: 'locked' })
      await here.assessments.reopen(id)
      await here.conflicts.choose(conflict, null)
    },
  )
})
