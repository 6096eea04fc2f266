import { expect, it } from 'vitest'
import type { Outside } from '@/domain/comparison/outside'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { livingRecords } from '@/reporting/from-records/living-records'
import { outsideIn } from '@/reporting/from-records/outside-source'
import type { OpenedStorage } from '@/storage/storage'
import { newIndex } from '../../support/comparison-drafts'
import { fakeStorage } from '../../support/fake-storage'
import { anArea, anIndicator, anItem, answered, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { newAssessment } from '../../support/storage-parts'

const scale = anItem('scale', 'S', { min: 1, max: 5, label: inBoth('How good?') })
const areas = [
  anArea('area-1', { indicators: [anIndicator('LADDER'), anIndicator('MARK', { items: [scale] })] }),
]
const survey = aQuestionnaire({ areas, id: 'survey', kind: 'survey' })
/** Asks the same, but of the municipality itself. */
const benchmark = aQuestionnaire({ areas })
const KNOWN = new Map<string, Questionnaire>([survey, benchmark].map((one) => [fingerprint(one), one]))

/** A round among the residents of a municipality, each with a mark; null is one who gave none. */
async function held(
  storage: OpenedStorage,
  municipality: string,
  year: string,
  marks: readonly (number | null)[],
  of: Questionnaire = survey,
): Promise<string> {
  const identity = { id: of.id, version: of.version, sha256: fingerprint(of) }
  await storage.questionnaires.keep(of, identity)
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const fields = { ...newAssessment, municipality, period, questionnaire: identity }
  const { assessment } = await storage.assessments.begin(fields)
  for (const mark of marks)
    await storage.responses.add(assessment.id, 'paper', {
      ...{ number: null },
      answers: mark === null ? {} : { S: { ...answered(mark), note: '' } },
    })
  return assessment.id
}

async function saidIn(storage: OpenedStorage, ...codes: readonly string[]): Promise<Outside[]> {
  const { records } = await storage.backup.readAll()
  return outsideIn(livingRecords(records), (sha256) => KNOWN.get(sha256) ?? null, new Set(codes))
}

it('residents say the mean of the marks they gave, with how many gave one', async () => {
  const { storage } = await fakeStorage()
  await held(storage, 'a', '2025', [1, 3, 3, 4, 5, 5, null])
  await held(storage, 'elsewhere', '2025', [5, 5, 5, 5, 5])
  const said = await saidIn(storage, 'a', 'b')
  expect(said).toMatchObject([{ id: 'survey/S', name: inBoth('How good?'), isSurvey: true, date: null }])
  // 21 ÷ 6 = 3.5; (3.5 − 1) ÷ 4 = 0.625.
  expect(said[0]?.figures.get('a')).toMatchObject({ value: 3.5, scale: [1, 5], share: 0.625, n: 6 })
})

it('of fewer than five residents nothing is told, whatever else they answered', async () => {
  const { storage } = await fakeStorage()
  await held(storage, 'a', '2025', [1, 2, 3, 4, null, null])
  expect(await saidIn(storage, 'a')).toEqual([])
  await held(storage, 'b', '2025', [1, 2, 3, 4, 5])
  const [said] = await saidIn(storage, 'a', 'b')
  expect([...(said?.figures.keys() ?? [])]).toEqual(['b'])
})

it('the last round counts in which enough answered, whichever was entered last, and none that lies in the bin', async () => {
  const { storage } = await fakeStorage()
  const valueNow = async () => (await saidIn(storage, 'a'))[0]?.figures.get('a')?.value
  await held(storage, 'a', '2024', [2, 2, 2, 2, 2])
  await held(storage, 'a', '2023', [1, 1, 1, 1, 1])
  await held(storage, 'a', '2026', [5, 5])
  expect(await valueNow()).toBe(2)
  const latest = await held(storage, 'a', '2025', [4, 4, 4, 4, 4])
  expect(await valueNow()).toBe(4)
  await storage.assessments.remove(latest)
  expect(await valueNow()).toBe(2)
})

it('what is no survey, and what cannot be read, says nothing', async () => {
  const { storage } = await fakeStorage()
  await held(storage, 'a', '2025', [5, 5, 5, 5, 5], benchmark)
  const unreadable = aQuestionnaire({ areas, id: 'unreadable', kind: 'survey' })
  await held(storage, 'a', '2025', [5, 5, 5, 5, 5], unreadable)
  expect(await saidIn(storage, 'a')).toEqual([])
})

it('an index says its figure with source and date, before the surveys, and only one that speaks of the municipalities', async () => {
  const { storage } = await fakeStorage()
  await held(storage, 'a', '2025', [3, 3, 3, 3, 3])
  const ends = { zeroAt: 10, fullAt: 0, source: 'An institute', date: '2025-11-30' }
  const about = (name: string, municipality: string) =>
    storage.indices.add({ ...newIndex, ...ends, name, values: [{ municipality, value: 2.5 }] })
  await about('Of others', 'z')
  await about('Of a', 'a')
  const said = await saidIn(storage, 'a')
  expect(said).toMatchObject([
    { name: { und: 'Of a' }, source: 'An institute', date: '2025-11-30', isSurvey: false },
    { isSurvey: true },
  ])
  // 10 stands for nothing, 0 for everything: (2.5 − 10) ÷ (0 − 10).
  expect(said[0]?.figures.get('a')).toMatchObject({ value: 2.5, scale: [10, 0], share: 0.75, n: null })
})
