import { fakeStorage, loseConnection, mendFaults, rawRows } from '../support/fake-storage'
import { newWorkshop, practice } from '../support/storage-parts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { BallotDraft } from '@/domain/records/ballot'
import { MAX_PARTICIPANTS, type ParticipantDraft } from '@/domain/records/workshop'

const level = (value: number) => ({ state: 'answered', value, naReason: '', note: '' }) as const
const ballot: BallotDraft = { code: '2718', round: 1, way: 'paper', answers: { 'OPEN-1': level(3) } }
const somebody: ParticipantDraft = {
  role: 'resident',
  organisation: '',
  sex: 'female',
  ageBand: null,
  isPresent: true,
}
const decision = { by: 'discussion', reason: 'why', dissent: '', dissenters: 0, present: 9 } as const

afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

async function workshop() {
  const parts = await fakeStorage()
  const begun = await parts.storage.workshops.begin({ assessment: practice, workshop: newWorkshop })
  return { ...parts, ...parts.storage, id: begun.assessment.id, sheetId: begun.sheet.id }
}

describe('a workshop', () => {
  it('begins with its assessment and the sheet of what the group agrees on', async () => {
    const { workshops, assessments, sheets, id } = await workshop()
    expect(await assessments.get(id)).toMatchObject({ respondents: 'workshop', state: 'draft' })
    expect(await sheets.ofAssessment(id)).toMatchObject([{ kind: 'consensus', name: null }])
    expect(await workshops.get(id)).toMatchObject(newWorkshop)
  })

  it('changes only in what was entered', async () => {
    const { workshops, id } = await workshop()
    await workshops.change(id, { place: 'a club', quorum: 7 })
    expect(await workshops.get(id)).toMatchObject({ ...newWorkshop, place: 'a club', quorum: 7 })
  })

  it('of a finished assessment takes nothing more', async () => {
    const { workshops, ballots, assessments, id } = await workshop()
    const { id: participantId } = await workshops.addParticipant(id, '1000', somebody)
    await assessments.finish(id)
    const refused = { failure: 'locked' }
    await expect(workshops.change(id, { place: 'x' })).rejects.toMatchObject(refused)
    await expect(workshops.addParticipant(id, '1001', somebody)).rejects.toMatchObject(refused)
    await expect(workshops.setName(participantId, 'x')).rejects.toMatchObject(refused)
    await expect(ballots.keep(id, ballot)).rejects.toMatchObject(refused)
    await expect(workshops.setHands(id, 'OPEN-1', 1, { '2': 1 })).rejects.toMatchObject(refused)
    await expect(workshops.decide(id, 'OPEN-1', level(2), decision)).rejects.toMatchObject(refused)
    await expect(
      workshops.keepPriorityVote(id, { code: null, way: 'hands', points: {} }),
    ).rejects.toMatchObject(refused)
  })
})

describe('a participant', () => {
  it('has a code that no other has, and there are at most forty', async () => {
    const { workshops, id } = await workshop()
    for (let n = 0; n < MAX_PARTICIPANTS - 1; n += 1)
      await workshops.addParticipant(id, String(1000 + n), somebody)
    await expect(workshops.addParticipant(id, '1000', somebody)).rejects.toMatchObject({ failure: 'invalid' })
    await workshops.addParticipant(id, '9999', somebody)
    await expect(workshops.addParticipant(id, '5000', somebody)).rejects.toMatchObject({ failure: 'full' })
    expect(await workshops.participants(id)).toHaveLength(MAX_PARTICIPANTS)
  })

  it('is added once, also where the connection breaks meanwhile', async () => {
    const { workshops, id } = await workshop()
    loseConnection(1)
    await workshops.addParticipant(id, '1000', somebody)
    expect(await workshops.participants(id)).toHaveLength(1)
  })

  it('has a name apart, which can be erased for good with all others', async () => {
    const { workshops, id, databaseName } = await workshop()
    const { id: first } = await workshops.addParticipant(id, '1000', somebody)
    const { id: second } = await workshops.addParticipant(id, '1001', somebody)
    await workshops.setName(first, ' Planted Name ')
    await workshops.setName(second, 'Another Name')
    expect(await workshops.names(id)).toEqual(
      new Map([
        [first, 'Planted Name'],
        [second, 'Another Name'],
      ]),
    )
    await workshops.removeParticipant(second)
    await workshops.eraseNames(id)
    expect(await workshops.names(id)).toEqual(new Map())
    expect(JSON.stringify(await rawRows(databaseName))).not.toMatch(/Planted|Another/)
    expect(await workshops.participants(id)).toHaveLength(1)
  })

  it('whose name is emptied has none', async () => {
    const { workshops, id } = await workshop()
    const { id: participantId } = await workshops.addParticipant(id, '1000', somebody)
    await workshops.setName(participantId, 'x')
    expect(await workshops.setName(participantId, '  ')).toBeNull()
    expect(await workshops.names(id)).toEqual(new Map())
  })
})

describe('a ballot', () => {
  it('is one record of a participant and round, and a newer one takes its place', async () => {
    const { ballots, clock, id } = await workshop()
    const first = await ballots.keep(id, ballot)
    clock.advance(60)
    const newer = await ballots.keep(id, { ...ballot, way: 'kiosk', answers: { 'OPEN-1': level(1) } })
    expect(newer.id).toBe(first.id)
    expect(await ballots.ofAssessment(id)).toMatchObject([
      { code: '2718', way: 'kiosk', handedInAt: newer.updatedAt, answers: { 'OPEN-1': { value: 1 } } },
    ])
    await ballots.keep(id, { ...ballot, round: 2 })
    expect(await ballots.ofAssessment(id)).toHaveLength(2)
  })

  it('that says what was said before is no other ballot', async () => {
    const { ballots, clock, id } = await workshop()
    const first = await ballots.keep(id, ballot)
    clock.advance(60)
    expect(await ballots.keep(id, ballot)).toEqual(first)
  })

  it('that is filled in stays on the device, and is gone once it is handed in', async () => {
    const { ballots, backup, id } = await workshop()
    await ballots.keepDraft(id, 'paper', { code: '2718', answers: { 'OPEN-2': level(4) } })
    expect((await backup.readAll()).records.ballots).toEqual([])
    expect(await ballots.draft(id, 'kiosk')).toBeNull()
    expect(await ballots.draft(id, 'paper')).toMatchObject({ code: '2718' })
    await ballots.keep(id, ballot)
    expect(await ballots.draft(id, 'paper')).toBeNull()
  })

  it('is kept also while its code is still being typed, and never with what is no code', async () => {
    const { ballots, id } = await workshop()
    const draft = { code: '27', answers: { 'OPEN-2': level(4) } }
    await ballots.keepDraft(id, 'paper', draft)
    expect(await ballots.draft(id, 'paper')).toEqual(draft)
    const refused = { failure: 'invalid' }
    await expect(ballots.keepDraft(id, 'paper', { ...draft, code: 'x' })).rejects.toMatchObject(refused)
    await expect(ballots.keep(id, { ...ballot, code: '27' })).rejects.toMatchObject(refused)
  })

  it('can be deleted and brought back', async () => {
    const { ballots, bin, id } = await workshop()
    const { id: ballotId } = await ballots.keep(id, ballot)
    await ballots.remove(ballotId)
    expect(await ballots.ofAssessment(id)).toEqual([])
    expect(await bin.list()).toMatchObject([{ kind: 'ballots', id: ballotId }])
    await ballots.restore(ballotId)
    expect(await ballots.ofAssessment(id)).toHaveLength(1)
  })
})

describe('what the group says', () => {
  it('is counted by hands once for each item and round, until that is taken back', async () => {
    const { workshops, clock, id } = await workshop()
    await workshops.setHands(id, 'OPEN-1', 1, { '2': 4, '3': 5 })
    await workshops.setHands(id, 'OPEN-1', 1, { '2': 9 })
    clock.advance(1)
    await workshops.setHands(id, 'OPEN-1', 2, { '3': 9 })
    expect(await workshops.hands(id)).toMatchObject([
      { itemId: 'OPEN-1', round: 1, counts: { '2': 9 } },
      { round: 2 },
    ])
    await workshops.setHands(id, 'OPEN-1', 1, null)
    expect(await workshops.hands(id)).toMatchObject([{ round: 2 }])
  })

  it('is decided in its sheet and in the record of the decision at once', async () => {
    const { workshops, answers, id, sheetId } = await workshop()
    await workshops.decide(id, 'OPEN-1', level(3), decision)
    await workshops.decide(id, 'OPEN-1', level(2), { ...decision, dissent: 'no', dissenters: 2 })
    expect(await answers.ofSheet(sheetId)).toMatchObject([{ itemId: 'OPEN-1', content: { value: 2 } }])
    expect(await workshops.decisions(id)).toMatchObject([{ itemId: 'OPEN-1', dissent: 'no', dissenters: 2 }])
    await workshops.undecide(id, 'OPEN-1')
    expect(await answers.ofSheet(sheetId)).toMatchObject([{ content: { state: 'unanswered', value: null } }])
    expect(await workshops.decisions(id)).toEqual([])
  })

  it('is chosen with points, once for each participant', async () => {
    const { workshops, id } = await workshop()
    await workshops.keepPriorityVote(id, { code: '2718', way: 'paper', points: { 'OPEN-1': 5 } })
    const { id: voteId } = await workshops.keepPriorityVote(id, {
      code: '2718',
      way: 'paper',
      points: { 'OPEN-1': 2, 'OPEN-2': 3 },
    })
    await workshops.keepPriorityVote(id, { code: null, way: 'hands', points: { 'OPEN-1': 40 } })
    expect(await workshops.priorityVotes(id)).toHaveLength(2)
    await workshops.removePriorityVote(voteId)
    expect(await workshops.priorityVotes(id)).toMatchObject([{ code: null }])
  })
})
