import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { WorkshopDraft } from '@/domain/records/workshop'
import { selected, type WorkshopPart } from '@/domain/sharing/selection'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { loadReport } from '@/features/report/load-report'
import { useReportSources } from '@/features/report/use-report-sources'
import ResultsPage from '@/features/results/ResultsPage.vue'
import { usePreviousSheet } from '@/parts/use-previous-sheet'
import type { ReportModel } from '@/reporting/model/report-model'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { anArea, anIndicator, answered, aQuestionnaire } from '../../support/questionnaires'
import { newAssessment, newWorkshop, practice } from '../../support/storage-parts'
import { openWindow, until, type Pages } from '../plan/open-pages'

// jsdom cannot draw: the canvas stays empty, and its table is what is tested.
vi.mock('vue-chartjs', () => ({ Radar: { render: () => null }, Bar: { render: () => null } }))

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [anIndicator('AGREED'), anIndicator('MEDIAN'), anIndicator('TWO'), anIndicator('ALSO')],
    }),
  ],
})

/** Three people. The group agrees on 4; of 1, 1, 4 the lower median is 1; two answer TWO; all say 1 on ALSO. */
const BALLOTS = [
  { AGREED: 0, MEDIAN: 4, TWO: 3, ALSO: 1 },
  { AGREED: 0, MEDIAN: 1, TWO: 3, ALSO: 1 },
  { AGREED: 0, MEDIAN: 1, ALSO: 1 },
]
const DECISION = { by: 'discussion', reason: 'why', dissent: '', dissenters: 0, present: 3 } as const

let pages: Pages | null = null
let report: () => Promise<ReportModel> = () => Promise.reject(new Error('not open'))
let before: ReturnType<typeof usePreviousSheet> | null = null
afterEach(() => {
  pages?.screen.unmount()
  pages = null
})

const Opened = defineComponent(() => {
  const sources = useReportSources()
  report = () => loadReport(sources(), { form: 'full', language: 'en' })
  before = usePreviousSheet()
  return () => h(ResultsPage)
})

const { id, version } = questionnaire
const identity = { id, version, sha256: fingerprint(questionnaire) }

/** Three have handed in, and the group has decided on AGREED. */
async function held(rules: Partial<WorkshopDraft>) {
  const { storage } = await fakeStorage()
  await storage.questionnaires.keep(questionnaire, identity)
  const { assessment } = await storage.workshops.begin({
    assessment: { ...practice, questionnaire: identity },
    workshop: { ...newWorkshop, ...rules },
  })
  for (const [place, said] of BALLOTS.entries())
    await handIn(storage, assessment.id, String(2718 + place), said)
  const four = { state: 'answered', value: 4, naReason: '' } as const
  await storage.workshops.decide(assessment.id, 'AGREED', four, DECISION)
  return { storage, assessment }
}

async function handIn(
  storage: OpenedStorage,
  assessmentId: string,
  code: string,
  said: Record<string, number>,
) {
  const answers = Object.fromEntries(Object.entries(said).map(([item, level]) => [item, answered(level)]))
  await storage.ballots.keep(assessmentId, { code, round: 1, way: 'paper', answers })
}

async function open(rules: Partial<WorkshopDraft>, place = 'results') {
  const { storage, assessment } = await held(rules)
  pages = await openWindow(storage, assessment.id, place, heldWords(), Opened)
  return pages
}

/** The same results on another device, which has been given this part, and on which these had handed in themselves. */
async function openElsewhere(part: WorkshopPart, own: readonly Record<string, number>[] = []) {
  const led = await held({ phase: 'together' })
  const { records } = await led.storage.backup.readAll()
  const file = selected(records, {
    assessments: [{ id: led.assessment.id, sheets: 'all', withPlan: true, workshop: part }],
    ...{ questionnaires: [], withNames: false, withNotes: true, withAttachments: true },
  })
  const { storage } = await fakeStorage()
  await storage.imports.add(file, [], 'shared.kibe')
  for (const [place, said] of own.entries())
    await handIn(storage, led.assessment.id, String(3141 + place), said)
  pages = await openWindow(storage, led.assessment.id, 'results', heldWords(), Opened)
  return pages
}
const lineOf = ({ screen }: Pages, title: string) =>
  screen
    .findAll('li')
    .filter((line) => line.find('a').exists() && line.text().includes(title))
    .map((line) => line.text())

describe('the results of a group that has not agreed on everything', () => {
  it('rest on what it agreed on, and on the lower median of three or more where it did not', async () => {
    const opened = await open({ phase: 'together' })
    // Agreed 4, medians 1 and 1: (1 + 0.25 + 0.25) ÷ 3 = 0.5, three of four. Agreed alone is one of four.
    const text = opened.text()
    expect(text).toContain('Consensus for 1 of 4 indicators. For 2 more the lower median')
    expect(text).toContain('What was agreed alone covers 25%: too little for a score of its own.')
    expect(text).toContain('1 indicator has too few answers and stays open.')
    expect(text).toContain('level 1: median of 3 answers, no consensus')
    expect(text).toContain('2 answers: too few, no consensus')
  })

  it('mark each median wherever its indicator stands, and no consensus', async () => {
    const opened = await open({ phase: 'together' })
    const [medians, agreed] = [lineOf(opened, 'MEDIAN'), lineOf(opened, 'AGREED')]
    expect(medians.length).toBeGreaterThan(0)
    for (const line of medians) expect(line).toContain('median of 3 answers, no consensus')
    expect(agreed.length).toBeGreaterThan(0)
    for (const line of agreed) expect(line).not.toContain('median')
  })

  it('are the same in the report, and marked there', async () => {
    await open({ phase: 'together' })
    const model = await report()
    expect(model.summary.sentences).toContain('The group agreed on 1 of 4 indicators.')
    const blocks = model.indicators.areas.flatMap(({ indicators }) => indicators)
    const figures = blocks.map(({ id, level, facts }) => [
      id,
      level?.figure ?? null,
      facts.find(({ label }) => label === 'Consensus')?.text ?? null,
    ])
    expect(figures).toEqual([
      ['AGREED', '4', null],
      ['MEDIAN', '1', 'median of 3 answers, no consensus'],
      ['TWO', null, null],
      ['ALSO', '1', 'median of 3 answers, no consensus'],
    ])
  })

  it('propose actions from medians, marked as such', async () => {
    const opened = await open({ phase: 'together' }, 'plan')
    const text = await until(
      () => opened.text(),
      (said) => said.includes('median of 3 answers, no consensus'),
    )
    expect(text).toContain('Title of MEDIAN')
  })
})

describe('in the blind round', () => {
  it('the results and the report know no median, only what the group agreed on', async () => {
    const opened = await open({ phase: 'collecting', isBlind: true })
    expect(opened.text()).toContain('Consensus for 1 of 4 indicators.')
    const model = await report()
    for (const text of [opened.text(), JSON.stringify(model)])
      expect(text).not.toMatch(/median of|lower median/)
    const blocks = model.indicators.areas.flatMap(({ indicators }) => indicators)
    expect(blocks.map(({ level }) => level?.figure ?? null)).toEqual(['4', null, null, null])
  })

  it('the plan proposes nothing from what was said', async () => {
    const opened = await open({ phase: 'collecting', isBlind: true }, 'plan')
    await until(
      () => opened.text(),
      (text) => text.includes('Proposals (0)'),
    )
    expect(opened.text()).not.toContain('Title of MEDIAN')
  })

  it('closing it shows them at once', async () => {
    const opened = await open({ phase: 'collecting', isBlind: true })
    await opened.storage.workshops.change(opened.assessmentId, { phase: 'together' })
    const text = await until(
      () => opened.text(),
      (said) => said.includes('median of 3 answers, no consensus'),
    )
    expect(text).toContain('For 2 more the lower median')
  })
})

describe('on a device that was given the group’s results alone', () => {
  it.each([
    ['of nobody who took part', []],
    ['of three who handed in on it', BALLOTS.map((said) => ({ ...said, MEDIAN: 3 }))],
  ])('(%s) they tell what was agreed, make no median, and say where the medians stand', async (_, own) => {
    const opened = await openElsewhere('outcome', own)
    const text = opened.text()
    expect(text).toContain('Consensus for 1 of 4 indicators.')
    expect(text).toContain('the medians stand on the device that led the workshop')
    expect(text).not.toMatch(/too few answers and|kept beside it|median of/)
    const model = await report()
    expect(model.summary.sentences.join(' ')).toContain('no median is counted')
    const blocks = model.indicators.areas.flatMap(({ indicators }) => indicators)
    expect(blocks.map(({ level }) => level?.figure ?? null)).toEqual(['4', null, null, null])
  })

  it('the whole workshop shows the same as where it was led', async () => {
    const opened = await openElsewhere('everything')
    expect(opened.text()).toContain('For 2 more the lower median')
    expect(opened.text()).not.toContain('the device that led')
  })
})

describe('in the wave after', () => {
  it('what counted before is read by the same rule on the screen and in the report, medians too', async () => {
    const { storage, assessment } = await held({ phase: 'together' })
    const next = await storage.assessments.begin({
      ...newAssessment,
      ...{ questionnaire: identity, wave: '2027', previousId: assessment.id },
    })
    pages = await openWindow(storage, next.assessment.id, 'results', heldWords(), Opened)
    const answers = await until(
      () => before?.value?.answers ?? new Map(),
      (known) => known.size > 0,
    )
    expect(
      [...(questionnaire.areas[0]?.indicators ?? [])].map(({ id: item }) => answers.get(item)?.value ?? null),
    ).toEqual([4, 1, null, 1])
    const blocks = (await report()).indicators.areas.flatMap(({ indicators }) => indicators)
    const told = blocks.map(({ facts }) => facts.find(({ label }) => label.includes('2026'))?.text ?? null)
    expect(told.map((text) => text?.[0] ?? null)).toEqual(['4', '1', null, '1'])
    const isMarked = told.map((text) => text?.endsWith('(median of 3 answers, no consensus)') ?? false)
    expect(isMarked).toEqual([false, true, false, true])
  })
})
