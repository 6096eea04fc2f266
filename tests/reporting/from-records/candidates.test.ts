import { expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { candidatesOf as inTheApp, readGathered } from '@/parts/comparison/load-candidates'
import { candidatesOf } from '@/reporting/from-records/candidates'
import { livingRecords } from '@/reporting/from-records/living-records'
import { fakeStorage } from '../../support/fake-storage'
import { servedContent } from '../../support/mount-page'
import { anArea, anIndicator, answered, aQuestionnaire } from '../../support/questionnaires'
import { newAssessment, newWorkshop, practice } from '../../support/storage-parts'

const areas = [anArea('area-1', { indicators: [anIndicator('AGREED'), anIndicator('MEDIAN')] })]
const benchmark = aQuestionnaire({ areas })
const survey = aQuestionnaire({ areas, id: 'survey', kind: 'survey' })
const identityOf = ({ id, version }: typeof benchmark, document = benchmark) => ({
  ...{ id, version },
  sha256: fingerprint(document),
})

it('the assessments of a file are compared as the app compares those on a device, workshops by their medians', async () => {
  const { storage } = await fakeStorage()
  const [identity, ofSurvey] = [identityOf(benchmark), identityOf(survey, survey)]
  await storage.questionnaires.keep(benchmark, identity)
  await storage.questionnaires.keep(survey, ofSurvey)
  const { assessment, sheet } = await storage.assessments.begin({ ...newAssessment, questionnaire: identity })
  await storage.answers.save(sheet.id, 'AGREED', answered(3))
  await storage.assessments.begin({ ...newAssessment, questionnaire: ofSurvey })
  const held = await storage.workshops.begin({
    assessment: { ...practice, wave: '2027', questionnaire: identity },
    workshop: { ...newWorkshop, phase: 'together' },
  })
  for (const code of ['2718', '2719', '2720'])
    await storage.ballots.keep(held.assessment.id, {
      ...{ code, round: 1, way: 'paper' },
      answers: { MEDIAN: answered(1) },
    })
  const { municipality, municipalityKind, period, subset } = practice
  const invited = {
    ...{ id: crypto.randomUUID(), municipality, municipalityKind, period, subset },
    ...{ wave: '2028', questionnaire: identity },
  }
  const joined = await storage.workshops.join(invited, '3141')
  await storage.answers.save(joined.id, 'AGREED', answered(4))
  const content = servedContent(storage)
  const app = await inTheApp((await readGathered(storage, content)).stored, new AbortController().signal)
  const { records } = await storage.backup.readAll()
  const questionnaires = new Map<string, typeof benchmark>([
    [identity.sha256, benchmark],
    [ofSurvey.sha256, survey],
  ])
  const questionnaireOf = (sha256: string) => questionnaires.get(sha256) ?? null
  const register = await content.municipalities()
  const found = candidatesOf(livingRecords(records), questionnaireOf, register)
  const byId = (a: (typeof app)[number], b: (typeof app)[number]) =>
    a.assessment.id < b.assessment.id ? -1 : 1
  expect([...found.candidates].sort(byId)).toEqual([...app].sort(byId))
  const voices = new Map(found.candidates.map((one) => [one.assessment.id, [one.voice, one.people]]))
  expect(voices.get(assessment.id)).toEqual(['self', null])
  expect(voices.get(held.assessment.id)).toEqual(['median', 3])
  // What one participant says is not what the municipality says.
  const ofParticipant = found.candidates.find((one) => one.assessment.id === joined.assessmentId)
  expect(ofParticipant?.answers.size).toBe(0)
  expect(found.unscored.map(({ questionnaire }) => questionnaire.id)).toEqual(['survey'])
  expect(candidatesOf(livingRecords(records), () => null, register).unreadable).toHaveLength(4)
})
