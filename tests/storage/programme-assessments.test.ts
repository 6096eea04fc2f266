import { begunStorage, fakeStorage, mendFaults } from '../support/fake-storage'
import { carryOver, importAll } from '../support/carried-records'
import { loseAnswer, mendConnection } from '../support/connection-faults'
import { newProgramme } from '../support/comparison-drafts'
import { newAssessment, newWorkshop, practice } from '../support/storage-parts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { starterAssessmentId } from '@/domain/records/derived-id'
import type { EvidenceDraft } from '@/domain/records/evidence'
import { recordsOfEachKind } from '@/domain/records/registry'
import type { OpenedStorage } from '@/storage/storage'
import { fullRecords } from '../fixtures/records'

const there = { failure: 'there' }
const programme = { id: '00000000-0000-4000-8000-000000000077' }
const fromStarter = { ...newAssessment, municipality: 'invented', programme }
const id = starterAssessmentId(programme.id, 'invented')
const draft: EvidenceDraft = { kind: 'minutes', title: 'ოქმი', number: '', date: null, link: '' }

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  mendConnection()
  vi.restoreAllMocks()
})

describe('what a municipality begins from a programme', () => {
  it('has the id that follows from both, and names the programme', async () => {
    const { storage } = await fakeStorage()
    const { assessment, sheet } = await storage.assessments.begin(fromStarter)
    expect(assessment).toMatchObject({ id, programmeId: programme.id, state: 'draft', respondents: 'self' })
    expect(assessment).not.toHaveProperty('programme')
    expect(await storage.sheets.ofAssessment(id)).toEqual([sheet])
    const { assessment: other } = await storage.assessments.begin(newAssessment)
    expect(other.programmeId).toBeNull()
  })

  it.each<[string, (storage: OpenedStorage) => Promise<unknown>]>([
    ['while it is there', () => Promise.resolve()],
    ['from the bin', (storage) => storage.assessments.remove(id)],
    ['once it is finished', (storage) => storage.assessments.finish(id)],
  ])('is not begun a second time: %s', async (_, next) => {
    const { storage } = await fakeStorage()
    await storage.assessments.begin(fromStarter)
    await next(storage)
    const before = await storage.backup.readAll()
    await expect(storage.assessments.begin({ ...fromStarter, name: 'ნინო' })).rejects.toMatchObject(there)
    const workshop = {
      assessment: { ...practice, municipality: 'invented', programme },
      workshop: newWorkshop,
    }
    await expect(storage.workshops.begin(workshop)).rejects.toMatchObject(there)
    expect(await storage.backup.readAll()).toEqual(before)
  })

  it('is begun by another municipality, and again by the same once it was deleted for good', async () => {
    const { storage } = await fakeStorage()
    await storage.assessments.begin(fromStarter)
    await storage.assessments.begin({ ...fromStarter, municipality: 'another' })
    await storage.assessments.remove(id)
    await storage.bin.purge({ kind: 'assessments', id })
    const { assessment } = await storage.assessments.begin(fromStarter)
    expect(assessment.id).toBe(id)
    expect(await storage.assessments.list()).toHaveLength(2)
  })

  it('may be a workshop, which has the same id', async () => {
    const { storage } = await fakeStorage()
    const assessment = { ...practice, municipality: 'invented', programme }
    const made = await storage.workshops.begin({ assessment, workshop: newWorkshop })
    expect(made.assessment).toMatchObject({ id, programmeId: programme.id, respondents: 'workshop' })
    expect([made.workshop.id, made.sheet.assessmentId]).toEqual([id, id])
  })

  it.each(['assessments', 'workshops'] as const)(
    'is begun once when the connection is lost before that is said (%s)',
    async (kind) => {
      const { storage } = await fakeStorage()
      const assessment = { ...practice, municipality: 'invented', programme }
      loseAnswer()
      const { sheet } = await (kind === 'assessments'
        ? storage.assessments.begin(fromStarter)
        : storage.workshops.begin({ assessment, workshop: newWorkshop }))
      expect(await storage.sheets.ofAssessment(id)).toEqual([sheet])
      expect((await storage.assessments.get(id))?.version).toEqual(sheet.version)
    },
  )

  it('on two devices is one assessment with the sheets of both, about which nobody is asked', async () => {
    const [{ storage: one }, { storage: two }] = [await fakeStorage(), await fakeStorage()]
    await one.assessments.begin({ ...fromStarter, name: 'ნინო' })
    await two.assessments.begin({ ...fromStarter, name: 'მანანა' })
    await carryOver(two, one)
    expect(await one.assessments.list()).toHaveLength(1)
    expect(await one.sheets.ofAssessment(id)).toHaveLength(2)
    expect(await one.conflicts.list()).toEqual([])
  })
})

describe('the agreement to be found by others', () => {
  it('is given and taken back, also of a finished assessment, and is nothing that it was', async () => {
    const { storage, assessmentId } = await begunStorage()
    const { fingerprint } = (await storage.assessments.finish(assessmentId)).log[0] ?? {}
    const agreed = await storage.assessments.setMayBeFound(assessmentId, true)
    expect(agreed).toMatchObject({ mayBeFound: true, state: 'final', log: [{ fingerprint }] })
    expect(await storage.assessments.get(assessmentId)).toEqual(agreed)
    const taken = await storage.assessments.setMayBeFound(assessmentId, false)
    expect(taken).not.toHaveProperty('mayBeFound')
    expect(await storage.assessments.get(assessmentId)).toStrictEqual(taken)
  })

  it('given twice is one edit', async () => {
    const { storage, assessmentId } = await begunStorage()
    const once = await storage.assessments.setMayBeFound(assessmentId, true)
    expect(await storage.assessments.setMayBeFound(assessmentId, true)).toEqual(once)
  })

  it('reaches another device, and is taken back there, too', async () => {
    const [{ storage: here, assessmentId }, { storage: other }] = [await begunStorage(), await fakeStorage()]
    await carryOver(here, other)
    await here.assessments.setMayBeFound(assessmentId, true)
    await carryOver(here, other)
    expect((await other.assessments.get(assessmentId))?.mayBeFound).toBe(true)
    await here.assessments.setMayBeFound(assessmentId, false)
    await carryOver(here, other)
    expect(await other.assessments.get(assessmentId)).not.toHaveProperty('mayBeFound')
    expect(await other.conflicts.list()).toEqual([])
  })

  it('stays with the assessment that it was given for: a copy has none', async () => {
    const { storage, assessmentId } = await begunStorage()
    await storage.assessments.setMayBeFound(assessmentId, true)
    const { questionnaire, subset } = practice
    const copy = { questionnaire, subset, answers: [], evidence: [] }
    const { assessment } = await storage.assessments.copyInto(assessmentId, copy)
    expect(assessment).not.toHaveProperty('mayBeFound')
  })
})

it('the evidence of all sheets is read by sheet, without what lies in the bin', async () => {
  const { storage, sheetId } = await begunStorage()
  const { sheet: other } = await storage.assessments.begin(newAssessment)
  await storage.assessments.begin(newAssessment)
  const first = await storage.evidence.add(sheetId, 'INF-1', draft, null)
  const second = await storage.evidence.add(sheetId, 'INF-2', draft, null)
  const third = await storage.evidence.add(other.id, 'INF-1', draft, null)
  const removed = await storage.evidence.add(other.id, 'INF-1', draft, null)
  await storage.evidence.remove(removed.id)
  const all = await storage.evidence.bySheet()
  const ids = [...all].map(([sheet, list]) => [sheet, list.map((one) => one.id).sort()])
  expect(new Map(ids as [string, string[]][])).toEqual(
    new Map([
      [sheetId, [first.id, second.id].sort()],
      [other.id, [third.id]],
    ]),
  )
})

describe('the questionnaire of a programme', () => {
  const [stored] = fullRecords.questionnaires
  if (!stored) throw new Error('the fixture has none')
  const { id: sha256, questionnaireId, questionnaireVersion, document } = stored
  const identity = { id: questionnaireId, version: questionnaireVersion, sha256 }

  it('is not taken away while the programme is here, also in the bin', async () => {
    const { storage } = await fakeStorage()
    await storage.questionnaires.keep(document, identity)
    const kept = await storage.programmes.add({ ...newProgramme, questionnaire: identity })
    expect(await storage.questionnaires.remove(sha256)).toBeNull()
    await storage.programmes.remove(kept.id)
    expect(await storage.questionnaires.remove(sha256)).toBeNull()
    await storage.bin.purge({ kind: 'programmes', id: kept.id })
    expect(await storage.questionnaires.remove(sha256)).toMatchObject({ id: sha256 })
  })

  it('comes with a starter file, and goes with it when the import is undone', async () => {
    const { storage } = await fakeStorage()
    const [one] = fullRecords.programmes.map((record) => ({ ...record, deletedAt: null }))
    const file = { ...recordsOfEachKind(() => []), programmes: one ? [one] : [], questionnaires: [stored] }
    const { importId } = await importAll(storage, file)
    expect((await storage.programmes.list()).map(({ id: each }) => each)).toEqual([one?.id])
    expect(await storage.questionnaires.remove(sha256)).toBeNull()
    expect(await storage.imports.undo(importId ?? '')).toEqual([])
    expect(await storage.programmes.list()).toEqual([])
    expect(await storage.questionnaires.list()).toEqual([])
  })
})
