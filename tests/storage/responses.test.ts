import { fakeStorage, loseConnection, mendFaults, putRaw, rawRows } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ResponseDraft } from '@/domain/records/survey-response'
import { uuid } from '../fixtures/records'

const answered = { state: 'answered', value: 4, naReason: '', note: '' } as const
const draft: ResponseDraft = { number: null, answers: { 'NS-1': answered } }
const paper: ResponseDraft = { number: 17, answers: { 'NS-2': { ...answered, value: ['road', 'water'] } } }

afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

async function survey() {
  const parts = await fakeStorage()
  const { assessment } = await parts.storage.assessments.begin(newAssessment)
  return { ...parts, ...parts.storage, id: assessment.id }
}

describe('an anonymous sheet', () => {
  it('is one record once it is finished, and its draft is gone', async () => {
    const { responses, id } = await survey()
    await responses.keepDraft(id, 'screen', draft)
    await responses.add(id, 'screen', draft)
    expect(await responses.draft(id, 'screen')).toBeNull()
    expect(await responses.ofAssessment(id)).toMatchObject([{ ...draft, entry: 'screen', assessmentId: id }])
  })

  it('that is being filled in is apart from the finished ones, and from that of the other entry', async () => {
    const { responses, id } = await survey()
    await responses.keepDraft(id, 'screen', draft)
    await responses.keepDraft(id, 'paper', paper)
    expect(await responses.ofAssessment(id)).toEqual([])
    await responses.discardDraft(id, 'screen')
    expect(await responses.draft(id, 'screen')).toBeNull()
    expect(await responses.draft(id, 'paper')).toEqual(paper)
  })

  it('that is still being filled in stays on the device: no backup carries it', async () => {
    const { responses, backup, id } = await survey()
    await responses.keepDraft(id, 'screen', draft)
    await responses.add(id, 'paper', paper)
    const { records } = await backup.readAll()
    expect(records.responses).toMatchObject([paper])
    expect(JSON.stringify(records)).not.toContain('NS-1')
  })

  it('is counted with the assessment it belongs to', async () => {
    const { responses, assessments, id } = await survey()
    const other = (await assessments.begin(newAssessment)).assessment.id
    for (const number of [1, 2, 3]) await responses.add(id, 'paper', { ...paper, number })
    await responses.add(other, 'screen', draft)
    expect(await responses.counts()).toEqual(
      new Map([
        [id, 3],
        [other, 1],
      ]),
    )
  })

  it('that is deleted lies in the bin and can be brought back', async () => {
    const { responses, bin, id } = await survey()
    const { id: responseId } = await responses.add(id, 'paper', paper)
    await responses.remove(responseId)
    expect(await responses.ofAssessment(id)).toEqual([])
    expect(await bin.list()).toMatchObject([{ kind: 'responses', id: responseId }])
    await responses.restore(responseId)
    expect(await responses.ofAssessment(id)).toMatchObject([paper])
  })

  it('is stored once though the connection breaks while it is written', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const { responses, id } = await survey()
    loseConnection(1)
    await responses.add(id, 'paper', paper)
    expect(await responses.ofAssessment(id)).toMatchObject([paper])
  })
})

it('nothing of a survey that is deleted for good stays, not even what was being filled in', async () => {
  const { responses, assessments, bin, databaseName, id } = await survey()
  await responses.add(id, 'paper', paper)
  await responses.keepDraft(id, 'screen', draft)
  await assessments.remove(id)
  await bin.purge({ kind: 'assessments', id })
  const rows = await rawRows(databaseName)
  expect([...(rows['responses'] ?? []), ...(rows['responseDrafts'] ?? [])]).toEqual([])
})

describe('what cannot be stored', () => {
  it('of a finished survey is refused, and so is every change of it', async () => {
    const { responses, assessments, bin, id } = await survey()
    const { id: responseId } = await responses.add(id, 'paper', paper)
    await assessments.finish(id)
    await expect(responses.add(id, 'paper', paper)).rejects.toMatchObject({ failure: 'locked' })
    await expect(responses.keepDraft(id, 'paper', paper)).rejects.toMatchObject({ failure: 'locked' })
    await expect(responses.remove(responseId)).rejects.toMatchObject({ failure: 'locked' })
    await assessments.reopen(id)
    await responses.remove(responseId)
    await assessments.finish(id)
    const lying = { kind: 'responses', id: responseId } as const
    await expect(bin.restore(lying)).rejects.toMatchObject({ failure: 'locked' })
    await assessments.reopen(id)
    await bin.restore(lying)
    expect(await responses.ofAssessment(id)).toHaveLength(1)
  })

  it('of a survey that is gone is refused', async () => {
    const { responses } = await survey()
    await expect(responses.add(uuid(5), 'screen', draft)).rejects.toMatchObject({ failure: 'missing' })
  })

  it('because it has not the form of a sheet is refused, and the draft stays', async () => {
    const { responses, id } = await survey()
    await responses.keepDraft(id, 'paper', paper)
    await expect(responses.add(id, 'paper', { ...paper, number: 0 })).rejects.toMatchObject({
      failure: 'invalid',
    })
    expect(await responses.draft(id, 'paper')).toEqual(paper)
    expect(await responses.ofAssessment(id)).toEqual([])
  })

  it('because somebody else has written into the drafts is not taken for a draft', async () => {
    const { responses, databaseName, id } = await survey()
    await putRaw(databaseName, 'responseDrafts', { id: `${id}/screen`, answers: 'none' })
    await expect(responses.draft(id, 'screen')).rejects.toMatchObject({ failure: 'invalid' })
  })
})

it('finishing stamps what the anonymous sheets say', async () => {
  const stamps: (string | null | undefined)[] = []
  for (const number of [1, 2]) {
    const { responses, assessments, id } = await survey()
    await responses.add(id, 'paper', { ...paper, number })
    stamps.push((await assessments.finish(id)).log[0]?.fingerprint)
  }
  expect(stamps[0]).not.toBe(stamps[1])
})
