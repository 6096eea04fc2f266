import { readFileSync } from 'node:fs'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { BallotDraft } from '@/domain/records/ballot'
import { fakeStorage } from '../../support/fake-storage'
import { newWorkshop, practice } from '../../support/storage-parts'
import { level, type Device } from './device'

const questionnaire = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as {
  id: string
  version: string
}
const { id, version } = questionnaire
/** The questionnaire of the workshop. */
export const identity = { id, version, sha256: fingerprint(questionnaire) }

/** How a value was agreed on, without a word of why. */
export const agreed = { by: 'discussion', reason: '', dissent: '', dissenters: 0, present: 2 } as const

/** A device that runs a workshop: two people with names, of whom one has handed in, and one decision of the group. */
export async function workshopDevice(): Promise<Device & { readonly people: readonly string[] }> {
  const { storage, databaseName } = await fakeStorage()
  await storage.questionnaires.keep(questionnaire, identity)
  const rules = { ...newWorkshop, phase: 'together', recipients: 'planted@recipient' } as const
  const assessment = { ...practice, questionnaire: identity }
  const begun = await storage.workshops.begin({ assessment, workshop: rules })
  const [assessmentId, sheetId] = [begun.assessment.id, begun.sheet.id]
  const people: string[] = []
  for (const code of ['2718', '3141']) {
    const draft = { role: 'resident', organisation: '', sex: null, ageBand: null, isPresent: true } as const
    const participant = await storage.workshops.addParticipant(assessmentId, code, draft)
    await storage.workshops.setName(participant.id, `Planted ${code}`)
    people.push(participant.id)
  }
  const answers: BallotDraft['answers'] = { 'INF-1': level(4, 'planted note'), 'INF-2': level(1) }
  await storage.ballots.keep(assessmentId, { code: '2718', round: 1, way: 'paper', answers })
  await storage.workshops.setHands(assessmentId, 'INF-3', 1, { '2': 7 })
  const why = { ...agreed, reason: 'the group’s reason' }
  await storage.workshops.decide(assessmentId, 'INF-1', level(3), why)
  return { storage, databaseName, assessmentId, sheetId, people }
}
