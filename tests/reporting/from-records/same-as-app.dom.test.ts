import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { loadReport } from '@/features/report/load-report'
import { useReportSources } from '@/features/report/use-report-sources'
import { createFormats } from '@/i18n/formats'
import { loadReportMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { livingRecords } from '@/reporting/from-records/living-records'
import { reportInputOf, type Registers } from '@/reporting/from-records/report-input'
import { reportSource } from '@/reporting/from-records/report-source'
import { reportModel } from '@/reporting/model/build-report-model'
import type { ReportModel } from '@/reporting/model/report-model'
import type { OpenedStorage } from '@/storage/storage'
import { openWindow, type Pages } from '../../features/plan/open-pages'
import { fakeStorage } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { servedContent } from '../../support/mount-page'
import { anArea, anIndicator, answered, aQuestionnaire } from '../../support/questionnaires'
import { newAction, newAssessment, newWorkshop, practice } from '../../support/storage-parts'

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', { indicators: [anIndicator('AGREED'), anIndicator('MEDIAN'), anIndicator('LEFT')] }),
  ],
})
const { id, version } = questionnaire
const identity = { id, version, sha256: fingerprint(questionnaire) }
const choice = { form: 'full', language: 'en' } as const
const evidence = { kind: 'order', number: '7', date: '2026-02-01', link: '' } as const

let pages: Pages | null = null
let inTheApp: (() => Promise<ReportModel>) | null = null
afterEach(() => {
  pages?.screen.unmount()
  pages = null
})

const Opened = defineComponent(() => {
  const sources = useReportSources()
  inTheApp = () => loadReport(sources(), choice)
  return () => h('main', h('h1', 'open'))
})

/** What the app prints of the assessment, and what is printed from the records of a backup of the same device. */
async function bothReports(
  storage: OpenedStorage,
  assessmentId: string,
): Promise<[ReportModel, ReportModel]> {
  pages = await openWindow(storage, assessmentId, 'results', heldWords(), Opened)
  const app = await vi.waitFor(() => inTheApp?.() ?? Promise.reject(new Error('not open yet')))
  const { records } = await storage.backup.readAll()
  const living = livingRecords(records)
  const assessment = living.all('assessments').find((one) => one.id === assessmentId)
  const source = assessment && reportSource(living, assessment, questionnaire, () => questionnaire)
  if (!source) throw new Error('no source')
  const content = servedContent(storage)
  const registers: Registers = {
    municipalities: await content.municipalities(),
    mechanisms: await content.mechanisms(),
  }
  // As the clock of the tests stands.
  const order = { ...choice, generatedAt: '2026-03-01T12:00:00.000Z' as never }
  const t = createTranslate('en', await loadReportMessages('en'))
  return [app, reportModel(reportInputOf(source, registers, order), t, createFormats('en'))]
}

/** A wave before, held as a workshop: three say 1 on MEDIAN, the group agrees on 4 for AGREED. */
async function workshop(storage: OpenedStorage): Promise<string> {
  const { assessment } = await storage.workshops.begin({
    assessment: { ...practice, wave: '2025', questionnaire: identity },
    workshop: { ...newWorkshop, phase: 'together' },
  })
  for (const code of ['2718', '2719', '2720'])
    await storage.ballots.keep(assessment.id, {
      ...{ code, round: 1, way: 'paper' },
      answers: { MEDIAN: answered(1), AGREED: answered(0) },
    })
  const four = { state: 'answered', value: 4, naReason: '' } as const
  const how = { by: 'discussion', reason: 'why', dissent: '', dissenters: 0, present: 3 } as const
  await storage.workshops.decide(assessment.id, 'AGREED', four, how)
  return assessment.id
}

it('a report from the records of a file is the one that the app prints, with plan, evidence and the wave before', async () => {
  const { storage } = await fakeStorage()
  await storage.questionnaires.keep(questionnaire, identity)
  const previousId = await workshop(storage)
  const { assessment, sheet } = await storage.assessments.begin({
    ...newAssessment,
    ...{ questionnaire: identity, previousId, name: 'ნინო' },
  })
  for (const [item, level] of [
    ['AGREED', 3],
    ['MEDIAN', 2],
    ['LEFT', 0],
  ] as const)
    await storage.answers.save(sheet.id, item, answered(level))
  await storage.evidence.add(sheet.id, 'AGREED', { ...evidence, title: 'Kept' }, null)
  const binned = await storage.evidence.add(sheet.id, 'MEDIAN', { ...evidence, title: 'Binned' }, null)
  await storage.evidence.remove(binned.id)
  const later = await storage.plans.addAction(assessment.id, {
    ...newAction,
    ...{ title: 'Later', order: 2, costGel: 100, moneySource: 'Grant' },
  })
  await storage.plans.addAction(assessment.id, {
    ...newAction,
    ...{ title: 'Sooner', order: 1, costGel: 100, moneySource: 'Budget' },
  })
  for (const date of ['2026-05-02', '2026-05-01'])
    await storage.plans.addUpdate(later.id, { date, status: 'underway', text: date, evidence: '', link: '' })
  await storage.plans.setDroppedProposals(assessment.id, ['LEFT'])
  const [app, file] = await bothReports(storage, assessment.id)
  expect(file).toEqual(app)
  const text = JSON.stringify(file)
  for (const said of ['Kept', 'Sooner', '2025', 'ნინო']) expect(text).toContain(said)
  expect(text).not.toContain('Binned')
})

it('a report of what was begun from a programme has beside it the wave before that is there, as the app prints it', async () => {
  const { storage } = await fakeStorage()
  await storage.questionnaires.keep(questionnaire, identity)
  const fields = { ...newAssessment, questionnaire: identity }
  const said = async (level: number, wave: string, more: object) => {
    const { assessment, sheet } = await storage.assessments.begin({ ...fields, wave, ...more })
    await storage.answers.save(sheet.id, 'AGREED', answered(level))
    return assessment.id
  }
  await said(1, 'Wave before', { period: { from: '2020-01-01', to: '2020-12-31' } })
  const programme = { id: '00000000-0000-4000-8000-000000000077' }
  const [app, file] = await bothReports(storage, await said(3, 'Now', { programme }))
  expect(file).toEqual(app)
  expect(JSON.stringify(file)).toContain('Wave before')
})

it.each([['together'], ['collecting']] as const)(
  'a report of a workshop that is %s is the one that the app prints',
  async (phase) => {
    const { storage } = await fakeStorage()
    await storage.questionnaires.keep(questionnaire, identity)
    const assessmentId = await workshop(storage)
    await storage.workshops.change(assessmentId, { phase })
    const [app, file] = await bothReports(storage, assessmentId)
    expect(file).toEqual(app)
    // In the blind round nobody sees a median.
    expect(JSON.stringify(file).includes('median of 3 answers')).toBe(phase === 'together')
  },
)
