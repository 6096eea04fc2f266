import { begunStorage, fakeStorage, mendFaults, putRaw, rawRows } from '../support/fake-storage'
import { importAll } from '../support/carried-records'
import { fullRecords } from '../fixtures/records'
import { loseAnswer, mendConnection } from '../support/connection-faults'
import { newAction, newAssessment, newWorkshop, practice } from '../support/storage-parts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { answerId, type AnswerContent } from '@/domain/records/answer'
import type { EvidenceDraft } from '@/domain/records/evidence'
import { KINDS, VERSIONED_KINDS } from '@/domain/records/registry'
import type { Sibling } from '@/domain/records/sibling'
import { mergeRecords } from '@/domain/merge/merge'
import { siblingOf } from '@/domain/merge/state'
import { compareVersions } from '@/domain/merge/versions'
import type { OpenedStorage } from '@/storage/storage'

const DAY = 24 * 60 * 60
const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const draft = (title: string): EvidenceDraft => ({
  kind: 'minutes',
  title,
  number: '7',
  date: null,
  link: '',
})
const file = (text: string) => ({
  name: 'ოქმი.pdf',
  mime: 'application/pdf',
  bytes: new TextEncoder().encode(text),
})
const missing = { failure: 'missing' }

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  mendConnection()
  vi.restoreAllMocks()
})

/** An assessment with something of every kind in it. */
async function filled(
  storage: OpenedStorage,
): Promise<{ id: string; sheetId: string; evidenceId: string; actionId: string }> {
  const { assessment, sheet } = await storage.workshops.begin({
    assessment: practice,
    workshop: newWorkshop,
  })
  await storage.answers.save(sheet.id, 'INF-1', level(1))
  await storage.answers.save(sheet.id, 'INF-1', level(2))
  await fillWorkshop(storage, assessment.id)
  const { id: evidenceId } = await storage.evidence.add(sheet.id, 'INF-1', draft('ოქმი'), file('ერთი'))
  await storage.plans.setDroppedProposals(assessment.id, ['INF-2'])
  const { id: actionId } = await storage.plans.addAction(assessment.id, newAction)
  const update = { date: '2026-05-01', status: 'underway', text: '', evidence: '', link: '' } as const
  await storage.plans.addUpdate(actionId, update)
  await storage.responses.add(assessment.id, 'screen', { number: null, answers: { 'INF-1': level(1) } })
  return { id: assessment.id, sheetId: sheet.id, evidenceId, actionId }
}

async function fillWorkshop({ workshops, ballots }: OpenedStorage, id: string): Promise<void> {
  const somebody = { role: null, organisation: '', sex: null, ageBand: null, isPresent: true }
  const { id: participantId } = await workshops.addParticipant(id, '2718', somebody)
  await workshops.setName(participantId, 'x')
  await ballots.keep(id, { code: '2718', round: 1, way: 'paper', answers: {} })
  await workshops.setHands(id, 'INF-1', 1, { '2': 3 })
  const decision = { by: 'unanimous', reason: '', dissent: '', dissenters: 0, present: null } as const
  await workshops.decide(id, 'INF-3', level(4), decision)
  await workshops.keepPriorityVote(id, { code: '2718', way: 'paper', points: {} })
}

/** The rows of the kinds that have a history. */
async function versionedRows(
  databaseName: string,
): Promise<Record<string, { id: string; version: object }[]>> {
  const rows = await rawRows(databaseName)
  return Object.fromEntries(
    VERSIONED_KINDS.map((kind) => [kind, rows[kind] as { id: string; version: object }[]]),
  )
}

async function tombstones(databaseName: string): Promise<string[]> {
  const siblings = (await rawRows(databaseName))['siblings'] as Sibling[]
  return siblings
    .filter(({ record }) => record === null)
    .map(({ recordKind, recordId }) => `${recordKind}/${recordId}`)
}

describe('the bin', () => {
  it('lists what was deleted, the last first, with its title, its assessment and its last day', async () => {
    const { storage, clock } = await fakeStorage()
    const kept = await filled(storage)
    const removed = await storage.assessments.begin({ ...newAssessment, wave: '2027' })
    await storage.evidence.remove(kept.evidenceId)
    clock.advance(1)
    await storage.assessments.remove(removed.assessment.id)
    clock.advance(1)
    await storage.plans.removeAction(kept.actionId)
    const entries = await storage.bin.list()
    expect(entries.map(({ kind, id, title, assessment }) => [kind, id, title, assessment?.wave])).toEqual([
      ['actions', kept.actionId, 'გვერდი', '2026'],
      ['assessments', removed.assessment.id, '', '2027'],
      ['evidence', kept.evidenceId, 'ოქმი', '2026'],
    ])
    expect(entries[2]).toMatchObject({
      deletedAt: '2026-03-01T12:00:00.000Z',
      expiresAt: '2026-03-31T12:00:00.000Z',
    })
  })

  it('lists nothing that lies in an assessment which is itself in the bin, until that comes back', async () => {
    const { storage } = await fakeStorage()
    const { id, evidenceId, actionId } = await filled(storage)
    await storage.evidence.remove(evidenceId)
    await storage.plans.removeAction(actionId)
    await storage.assessments.remove(id)
    expect((await storage.bin.list()).map((entry) => entry.id)).toEqual([id])
    await storage.bin.restore({ kind: 'assessments', id })
    expect((await storage.bin.list()).map((entry) => entry.id).sort()).toEqual([evidenceId, actionId].sort())
  })

  it('gives back each kind as it was', async () => {
    const { storage } = await fakeStorage()
    const { id, sheetId, evidenceId, actionId } = await filled(storage)
    await storage.evidence.remove(evidenceId)
    await storage.plans.removeAction(actionId)
    await storage.bin.restore({ kind: 'evidence', id: evidenceId })
    await storage.bin.restore({ kind: 'actions', id: actionId })
    await storage.assessments.remove(id)
    await storage.bin.restore({ kind: 'assessments', id })
    expect((await storage.evidence.ofSheet(sheetId)).map(({ title }) => title)).toEqual(['ოქმი'])
    expect((await storage.plans.actions(id)).map(({ title }) => title)).toEqual(['გვერდი'])
    expect((await storage.answers.ofSheet(sheetId)).map(({ content }) => content)).toEqual([
      level(2),
      level(4),
    ])
    expect(await storage.bin.list()).toEqual([])
  })

  it('gives nothing back to a finished assessment, nor to one that lies in the bin itself', async () => {
    const { storage } = await fakeStorage()
    const { id, evidenceId, actionId } = await filled(storage)
    await storage.evidence.remove(evidenceId)
    await storage.plans.removeAction(actionId)
    await storage.assessments.finish(id)
    await expect(storage.bin.restore({ kind: 'evidence', id: evidenceId })).rejects.toMatchObject({
      failure: 'locked',
    })
    await storage.assessments.remove(id)
    await expect(storage.bin.restore({ kind: 'evidence', id: evidenceId })).rejects.toMatchObject(missing)
    await expect(storage.bin.restore({ kind: 'actions', id: actionId })).rejects.toMatchObject(missing)
  })
})

describe('deleting for good', () => {
  it('an assessment takes all that belongs to it, leaves a tombstone of each, and touches nothing else', async () => {
    const { storage, databaseName } = await fakeStorage()
    const other = await filled(storage)
    const before = await versionedRows(databaseName)
    const { id } = await filled(storage)
    await storage.assessments.remove(id)
    const all = await versionedRows(databaseName)
    await storage.bin.purge({ kind: 'assessments', id })
    expect(await versionedRows(databaseName)).toEqual(before)
    const gone = VERSIONED_KINDS.flatMap((kind) => {
      const kept = new Set(before[kind]?.map((row) => row.id))
      return (all[kind] ?? []).filter((row) => !kept.has(row.id)).map((row) => `${kind}/${row.id}`)
    })
    const below = VERSIONED_KINDS.filter((kind) => KINDS[kind].parent !== null)
    expect(new Set(gone.map((key) => key.split('/')[0]))).toEqual(new Set(['assessments', ...below]))
    expect((await tombstones(databaseName)).sort()).toEqual(gone.sort())
    expect((await storage.assessments.list()).map((assessment) => assessment.id)).toEqual([other.id])
    expect(await storage.damaged()).toEqual([])
  })

  it('leaves tombstones that have seen every edit, also those of versions that stood beside', async () => {
    const { storage, sheetId, assessmentId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    const answer = await storage.answers.save(sheetId, 'INF-1', level(2))
    const elsewhere = { [crypto.randomUUID()]: 1 }
    const version = { ...answer.version, ...elsewhere }
    const beside = { ...answer, content: level(3), version: elsewhere }
    const sibling = siblingOf('answers', answer.id, { record: beside, version: elsewhere, purgedAt: null })
    // Its id begins as that of the other one does.
    const namesake = { ...beside, id: answerId(sheetId, 'INF-1/a'), itemId: 'INF-1/a' }
    const other = siblingOf('answers', namesake.id, { record: namesake, version: elsewhere, purgedAt: null })
    await putRaw(databaseName, 'siblings', sibling)
    await putRaw(databaseName, 'siblings', other)
    await storage.assessments.remove(assessmentId)
    await storage.bin.purge({ kind: 'assessments', id: assessmentId })
    const siblings = (await rawRows(databaseName))['siblings'] as Sibling[]
    const ofAnswer = siblings.filter(({ recordId }) => recordId === answer.id)
    expect(ofAnswer.map(({ record }) => record)).toEqual([null])
    expect(compareVersions(version, ofAnswer[0]?.version ?? {})).toBe('before')
    expect(siblings).toContainEqual(other)
  })

  it('an action takes its updates, evidence only itself', async () => {
    const { storage, databaseName } = await fakeStorage()
    const { id, evidenceId, actionId } = await filled(storage)
    const before = await versionedRows(databaseName)
    await storage.evidence.remove(evidenceId)
    await storage.plans.removeAction(actionId)
    await storage.bin.purge({ kind: 'actions', id: actionId })
    await storage.bin.purge({ kind: 'evidence', id: evidenceId })
    expect(await versionedRows(databaseName)).toEqual({ ...before, actions: [], updates: [], evidence: [] })
    expect((await storage.assessments.list()).map((assessment) => assessment.id)).toEqual([id])
  })

  it('keeps the questionnaire', async () => {
    const { storage, assessmentId } = await begunStorage()
    const document = { id: 'participation' }
    const sha256 = fingerprint(document)
    await storage.questionnaires.keep(document, { id: 'participation', version: '1.0.0', sha256 })
    await storage.assessments.remove(assessmentId)
    await storage.bin.purge({ kind: 'assessments', id: assessmentId })
    expect(await storage.questionnaires.list()).toHaveLength(1)
  })

  it('what is not in the bin is refused as missing, and nothing changes', async () => {
    const { storage, databaseName } = await fakeStorage()
    const { id } = await filled(storage)
    const before = await rawRows(databaseName)
    await expect(storage.bin.purge({ kind: 'assessments', id })).rejects.toMatchObject(missing)
    await expect(storage.bin.purge({ kind: 'evidence', id: crypto.randomUUID() })).rejects.toMatchObject(
      missing,
    )
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('leaves a row that cannot be read as it is, and takes what belongs to it (R21)', async () => {
    const { storage, databaseName } = await fakeStorage()
    const { id, sheetId } = await filled(storage)
    const bad = { id: sheetId, assessmentId: id, role: 'a role of tomorrow' }
    await putRaw(databaseName, 'sheets', bad)
    await storage.assessments.remove(id)
    await storage.bin.purge({ kind: 'assessments', id })
    const empty = Object.fromEntries(VERSIONED_KINDS.map((kind) => [kind, []]))
    expect(await versionedRows(databaseName)).toEqual({ ...empty, sheets: [bad] })
    expect(await storage.damaged()).toEqual([{ kind: 'sheets', id: sheetId }])
    expect(await tombstones(databaseName)).not.toContain(`sheets/${sheetId}`)
  })

  it('what cannot be read itself is refused as damaged', async () => {
    const { storage, databaseName } = await fakeStorage()
    const id = crypto.randomUUID()
    await putRaw(databaseName, 'evidence', { id, sheetId: id, deletedAt: '2026-01-01T00:00:00Z' })
    await expect(storage.bin.purge({ kind: 'evidence', id })).rejects.toMatchObject({ failure: 'damaged' })
    expect((await rawRows(databaseName))['evidence']).toHaveLength(1)
  })

  it('that was stored while the connection died before saying so is said once it was repeated', async () => {
    const { storage, clock, assessmentId, databaseName } = await begunStorage()
    await storage.assessments.remove(assessmentId)
    loseAnswer()
    await storage.bin.purge({ kind: 'assessments', id: assessmentId })
    expect(await tombstones(databaseName)).toHaveLength(2)
    clock.advance(1)
    await expect(storage.bin.purge({ kind: 'assessments', id: assessmentId })).rejects.toMatchObject(missing)
  })

  it('finds what a kind belongs to before it in the list of kinds', () => {
    const parents = VERSIONED_KINDS.map((kind) => KINDS[kind].parent?.kind)
    const before = VERSIONED_KINDS.map((_, index) => VERSIONED_KINDS.slice(0, index) as string[])
    expect(parents.filter((parent, index) => parent && !before[index]?.includes(parent))).toEqual([])
  })

  it('lets no older file bring anything of it back', async () => {
    const { storage } = await fakeStorage()
    const { id } = await filled(storage)
    const older = (await storage.backup.readAll()).records
    await storage.assessments.remove(id)
    await storage.bin.purge({ kind: 'assessments', id })
    const merged = mergeRecords((await storage.backup.readAll()).records, older)
    expect(VERSIONED_KINDS.map((kind) => merged[kind].length)).toEqual(VERSIONED_KINDS.map(() => 0))
    expect(merged.siblings.every(({ record }) => record === null)).toBe(true)
  })

  it('releases a file once nothing names it any more', async () => {
    const { storage, databaseName } = await fakeStorage()
    const [one, two] = [await filled(storage), await filled(storage)]
    await storage.assessments.remove(one.id)
    await storage.bin.purge({ kind: 'assessments', id: one.id })
    expect((await rawRows(databaseName))['attachments']).toHaveLength(1)
    await storage.evidence.remove(two.evidenceId)
    expect((await rawRows(databaseName))['attachments']).toHaveLength(1)
    await storage.bin.purge({ kind: 'evidence', id: two.evidenceId })
    expect((await rawRows(databaseName))['attachments']).toEqual([])
  })
})

describe('what has been in the bin for 30 days', () => {
  it('is deleted for good on that day and not before, each with what belongs to it', async () => {
    const { storage, clock, databaseName } = await fakeStorage()
    const { id, evidenceId, actionId } = await filled(storage)
    const other = await filled(storage)
    await storage.evidence.remove(evidenceId)
    await storage.assessments.remove(id)
    clock.advance(1)
    await storage.plans.removeAction(other.actionId)
    clock.advance(30 * DAY - 2)
    expect(await storage.bin.purgeExpired()).toBe(0)
    clock.advance(1)
    expect(await storage.bin.purgeExpired()).toBe(1)
    expect((await storage.bin.list()).map((entry) => entry.id)).toEqual([other.actionId])
    expect(await tombstones(databaseName)).toContain(`actions/${actionId}`)
    clock.advance(1)
    expect(await storage.bin.purgeExpired()).toBe(1)
    expect(await storage.bin.purgeExpired()).toBe(0)
  })

  it('is deleted for good also inside an assessment that was deleted later', async () => {
    const { storage, clock, databaseName } = await fakeStorage()
    const { id, evidenceId } = await filled(storage)
    await storage.evidence.remove(evidenceId)
    clock.advance(20 * DAY)
    await storage.assessments.remove(id)
    clock.advance(10 * DAY)
    expect(await storage.bin.purgeExpired()).toBe(1)
    expect(await tombstones(databaseName)).toEqual([`evidence/${evidenceId}`])
  })

  it('stays when the clock was set back, and when it was deleted at a time that lies ahead', async () => {
    const { storage, clock } = await fakeStorage()
    const { evidenceId, actionId } = await filled(storage)
    await storage.evidence.remove(evidenceId)
    clock.advance(-400 * DAY)
    await storage.plans.removeAction(actionId)
    clock.advance(40 * DAY)
    expect(await storage.bin.purgeExpired()).toBe(1)
    expect((await storage.bin.list()).map(({ id }) => id)).toEqual([evidenceId])
  })

  it('lies there since the restore that brought it, so that an old backup can be looked through', async () => {
    const { storage, clock, databaseName } = await fakeStorage()
    const { evidenceId } = await filled(storage)
    await storage.evidence.remove(evidenceId)
    clock.advance(29 * DAY)
    const takenAt = clock.now()
    await putRaw(databaseName, 'safetyCopies', { kind: 'actions/0', takenAt, rows: [] })
    clock.advance(29 * DAY)
    expect(await storage.bin.purgeExpired()).toBe(0)
    expect((await storage.bin.list()).map(({ expiresAt }) => expiresAt)).toEqual(['2026-04-29T12:00:00.000Z'])
    clock.advance(1 * DAY)
    expect(await storage.bin.purgeExpired()).toBe(1)
    expect((await rawRows(databaseName))['safetyCopies']).toEqual([])
  })

  it('takes with it the imports of that time, which cannot be undone any more', async () => {
    const { storage, clock, databaseName } = await fakeStorage()
    await importAll(storage, fullRecords)
    clock.advance(30 * DAY)
    await storage.bin.purgeExpired()
    expect(await storage.imports.list()).toHaveLength(1)
    clock.advance(1)
    await storage.bin.purgeExpired()
    expect(await storage.imports.list()).toEqual([])
    expect((await rawRows(databaseName))['journals']).toEqual([])
  })
})
