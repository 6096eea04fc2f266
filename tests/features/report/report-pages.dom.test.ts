import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import PrintPage from '@/features/report/PrintPage.vue'
import ReportPage from '@/features/report/ReportPage.vue'
import type { ReportWorker } from '@/workers/make-report'
import type { ReportRequest } from '@/workers/report-protocol'
import { runReport } from '@/workers/run-report'
import type { OpenedStorage } from '@/storage/storage'
import { testFonts } from '../../reporting/fixture'
import { fakeStorage } from '../../support/fake-storage'
import { button, mountPage, servedContent, untilSaid } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'

const downloads: { name: string; type: string }[] = []
let mounted: VueWrapper | null = null
let started = 0
let terminated = 0
/** Whether the worker answers; a worker that does not is one still at work. */
let isWorking = true

/** The real work of the worker, without the thread that jsdom does not have. */
class SameThreadWorker {
  onmessage: ReportWorker['onmessage'] = null
  onerror: ReportWorker['onerror'] = null
  isAlive = true
  postMessage(request: ReportRequest): void {
    started += 1
    if (!isWorking) return
    void runReport(request, testFonts, (data) => {
      if (this.isAlive) this.onmessage?.call(this as never, { data } as MessageEvent)
    })
  }
  terminate(): void {
    this.isAlive = false
    terminated += 1
  }
}

beforeEach(() => {
  downloads.length = 0
  isWorking = true
  started = 0
  terminated = 0
  vi.stubGlobal('Worker', SameThreadWorker)
  let type = ''
  URL.createObjectURL = (blob) => {
    type = (blob as Blob).type
    return 'blob:test'
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push({ name: this.download, type })
  })
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function begun(note: string): Promise<{ storage: OpenedStorage; assessmentId: string }> {
  const { storage } = await fakeStorage()
  const content = servedContent(storage)
  const [entry] = (await content.index()).questionnaires
  if (!entry) throw new Error('no questionnaire is served')
  const { document } = await content.fetchQuestionnaire(entry)
  const questionnaire = { id: entry.id, version: entry.version, sha256: entry.sha256 }
  await storage.questionnaires.keep(document, questionnaire)
  const { assessment, sheet } = await storage.assessments.begin({
    ...newAssessment,
    questionnaire,
    name: 'ნინო',
  })
  await storage.answers.save(sheet.id, 'INF-1', { state: 'answered', value: 2, naReason: '', note })
  return { storage, assessmentId: assessment.id }
}

async function open(page: Component, note: string, rest: string) {
  const { storage, assessmentId } = await begun(note)
  const path = `/a/${assessmentId}/${rest}`
  const { screen } = await mountPage(page, { storage, language: 'en', path })
  mounted = screen
  await vi.waitFor(() => expect(screen.find('main h1').exists()).toBe(true))
  return screen
}

test('the PDF is made in the chosen form and language, and handed to the browser under a telling name', async () => {
  const screen = await open(ReportPage, 'ჩვეულებრივი შენიშვნა', 'report')
  await screen.get('input[value=public]').setValue()
  await screen.get('input[value=ka]').setValue()
  await button(screen, 'Make the PDF').trigger('click')
  await untilSaid(screen, 'was handed to the browser')
  expect(downloads).toEqual([{ name: 'kibe-practice-2026-public-ka.pdf', type: 'application/pdf' }])
})

test('a character that cannot be printed stops the report and is named with its number', async () => {
  const screen = await open(ReportPage, 'თევზი 🐟 აქ', 'report')
  await button(screen, 'Make the PDF').trigger('click')
  await untilSaid(screen, 'The report cannot print this character: 🐟 (U+1F41F).')
  expect(downloads).toEqual([])
})

test('a report can be stopped while it is being made, and begun again', async () => {
  isWorking = false
  const screen = await open(ReportPage, 'შენიშვნა', 'report')
  await button(screen, 'Make the PDF').trigger('click')
  await untilSaid(screen, 'The report is being made')
  await vi.waitFor(() => expect(started).toBe(1))
  expect(terminated).toBe(0)
  await button(screen, 'Cancel').trigger('click')
  expect(terminated).toBe(1)
  expect(screen.text()).not.toContain('being made')
  expect(screen.text()).not.toContain('No report was made')
  isWorking = true
  await button(screen, 'Make the PDF').trigger('click')
  await untilSaid(screen, 'was handed to the browser')
  expect(downloads).toHaveLength(1)
})

test('the print page leads to the same choice that was made', async () => {
  const screen = await open(ReportPage, 'შენიშვნა', 'report')
  await screen.get('input[value=public]').setValue()
  const link = screen.findAll('a').find((candidate) => candidate.text() === 'Open as a page')
  expect(link?.attributes('href')).toMatch(/print\?form=public&lang=en$/)
})

test('the print page holds every section under a real heading, in the language of the report', async () => {
  const screen = await open(PrintPage, 'ნუსხა დამტკიცდა', 'print?form=full&lang=ka')
  const paper = screen.get('article')
  expect(paper.attributes('lang')).toBe('ka')
  const headings = paper.findAll('h2').map((heading) => heading.text())
  const { report } = await import('@/i18n/locales/ka/report.json')
  expect(headings).toEqual([
    report.summary.heading,
    report.areas.heading,
    report.legal.heading,
    report.indicators.heading,
    report.method.heading,
  ])
  expect(screen.findAll('h1')).toHaveLength(1)
  expect(paper.text()).toContain('ნუსხა დამტკიცდა')
  expect(paper.findAll('h4')).toHaveLength(44)
  expect(paper.findAll('table').every((table) => table.find('caption').exists())).toBe(true)
})

test('the public page holds neither the note nor the name', async () => {
  const screen = await open(PrintPage, 'ნუსხა დამტკიცდა', 'print?form=public&lang=ka')
  expect(screen.get('article').text()).not.toContain('ნუსხა დამტკიცდა')
  expect(screen.get('article').text()).not.toContain('ნინო')
})
