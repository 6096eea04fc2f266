import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import BlankForm from '@/features/library/BlankForm.vue'
import type { ReportWorker } from '@/workers/make-report'
import type { ReportRequest } from '@/workers/report-protocol'
import { runReport } from '@/workers/run-report'
import { testFonts } from '../../reporting/fixture'
import { readPdf, type ReadPdf } from '../../reporting/read-pdf'
import { fakeStorage } from '../../support/fake-storage'
import { button, mountPage, untilSaid } from '../../support/mount-page'
import { anArea, anIndicator, aQuestionnaire, inBoth } from '../../support/questionnaires'

const downloads: { name: string; blob: Blob }[] = []
let mounted: VueWrapper | null = null
let terminated = 0
/** Whether the worker answers; a worker that does not is one still at work. */
let isWorking = true
let loadFonts = testFonts

/** The real work of the worker, without the thread that jsdom does not have. */
class SameThreadWorker {
  onmessage: ReportWorker['onmessage'] = null
  onerror: ReportWorker['onerror'] = null
  postMessage(request: ReportRequest): void {
    if (!isWorking) return
    void runReport(structuredClone(request), loadFonts, (data) => {
      this.onmessage?.call(this as never, { data } as MessageEvent)
    })
  }
  terminate(): void {
    terminated += 1
  }
}

beforeEach(() => {
  downloads.length = 0
  isWorking = true
  loadFonts = testFonts
  terminated = 0
  vi.stubGlobal('Worker', SameThreadWorker)
  let last = new Blob()
  URL.createObjectURL = (blob) => {
    last = blob as Blob
    return 'blob:test'
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push({ name: this.download, blob: last })
  })
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** What was downloaded; jsdom's files have no `arrayBuffer`. */
async function readDownload(): Promise<ReadPdf> {
  const [file] = downloads
  if (!file) throw new Error('nothing was downloaded')
  const reader = new FileReader()
  const read = new Promise((resolve) => (reader.onload = resolve))
  reader.readAsArrayBuffer(file.blob)
  await read
  return readPdf(new Uint8Array(reader.result as ArrayBuffer).slice().buffer)
}

async function open(questionnaire: Questionnaire, sha256: string | null = null): Promise<VueWrapper> {
  const { storage } = await fakeStorage()
  const page = defineComponent({ render: () => h('main', [h(BlankForm, { questionnaire, sha256 })]) })
  const { screen } = await mountPage(page, { storage, language: 'en' })
  mounted = screen
  return screen
}

const MAKE = 'Download the blank form (PDF)'
const twoQuestions = aQuestionnaire({
  areas: [anArea('a', { indicators: [anIndicator('SHORT', { subsets: ['rapid'] }), anIndicator('LONG')] })],
})

test('the form is made in the chosen languages and handed to the browser under a telling name', async () => {
  const screen = await open(twoQuestions, 'abcdef0123456789')
  await screen.get('input[value=ka]').setValue()
  await screen.get('select').setValue('en')
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'The file kibe-test-questionnaire-1.0.0-form-ka-en.pdf')
  expect(downloads.map(({ name }) => name)).toEqual(['kibe-test-questionnaire-1.0.0-form-ka-en.pdf'])
  const pdf = await readDownload()
  const wanted = [
    'Question of SHORT? (ქა)',
    'Question of SHORT?',
    'Question of LONG?',
    'Question of LONG? (ქა)',
  ]
  expect(wanted.filter((text) => !pdf.has(text))).toEqual([])
  expect(pdf.everything).toContain('abcdef01')
})

test('begins with the language of the screen and a single one, and the first is never its own second', async () => {
  const screen = await open(twoQuestions)
  expect(screen.get<HTMLInputElement>('input[value=en]').element.checked).toBe(true)
  const offered = () => screen.findAll('option').map((option) => option.text())
  expect(offered()).toEqual(['None', 'ქართული'])
  await screen.get('select').setValue('ka')
  await screen.get('input[value=ka]').setValue()
  expect(offered()).toEqual(['None', 'English'])
  expect(screen.get('select').element.value).toBe('')
})

test('only the questions of the chosen set are on the form', async () => {
  const screen = await open(twoQuestions)
  await screen.get('input[value=rapid]').setValue()
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'was handed to the browser')
  const pdf = await readDownload()
  expect(pdf.has('Question of SHORT?')).toBe(true)
  expect(pdf.has('Question of LONG?')).toBe(false)
})

test('the kind of municipality is asked where questions depend on it, and nowhere else', async () => {
  const legend = 'For whom'
  expect((await open(twoQuestions)).text()).not.toContain(legend)
  mounted?.unmount()
  const indicators = [anIndicator('CITY', { appliesTo: ['city'] }), anIndicator('ALL')]
  const screen = await open(aQuestionnaire({ areas: [anArea('a', { indicators })] }))
  expect(screen.text()).toContain(legend)
  await screen.get('input[value=community]').setValue()
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'was handed to the browser')
  const pdf = await readDownload()
  expect([pdf.has('Question of CITY?'), pdf.has('Question of ALL?')]).toEqual([false, true])
})

test('languages and sets are offered only where there is a choice', async () => {
  const screen = await open(
    aQuestionnaire({ languages: ['ka'], title: { ka: 'სათაური' }, subsets: [], review: { ka: 'reviewed' } }),
  )
  expect(screen.findAll('input, select')).toHaveLength(0)
  expect(button(screen, MAKE).attributes('disabled')).toBeUndefined()
})

test('a character that cannot be printed stops the form and is named with its number', async () => {
  const screen = await open(aQuestionnaire({ title: inBoth('Fish 🐟') }))
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'The form cannot print this character of the questionnaire: 🐟 (U+1F41F).')
  expect(downloads).toEqual([])
})

test('fonts that cannot be read are said in words, and the form can be tried again', async () => {
  loadFonts = () => Promise.reject(new TypeError('Failed to fetch'))
  const screen = await open(twoQuestions)
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'The fonts of the form could not be loaded.')
  loadFonts = testFonts
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'was handed to the browser')
  expect(screen.text()).not.toContain('No form was made')
})

test('a form can be stopped while it is being made, and leaving the page stops it too', async () => {
  isWorking = false
  const screen = await open(twoQuestions)
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'The form is being made')
  await vi.waitFor(() => expect(button(screen, MAKE).attributes('disabled')).toBeDefined())
  await button(screen, 'Cancel').trigger('click')
  await vi.waitFor(() => expect(terminated).toBe(1))
  expect(screen.text()).not.toContain('being made')
  await button(screen, MAKE).trigger('click')
  await untilSaid(screen, 'The form is being made')
  screen.unmount()
  mounted = null
  await vi.waitFor(() => expect(terminated).toBe(2))
  expect(downloads).toEqual([])
})
