import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorkshopDraft } from '@/domain/records/workshop'
import { selected, type WorkshopPart } from '@/domain/sharing/selection'
import MinutesPage from '@/features/minutes/MinutesPage.vue'
import type { DocxWorker } from '@/workers/make-docx'
import type { ReportRequest } from '@/workers/report-protocol'
import { runDocx } from '@/workers/run-docx'
import { runReport } from '@/workers/run-report'
import { testFonts } from '../../reporting/fixture'
import { readPdf } from '../../reporting/read-pdf'
import { fakeStorage } from '../../support/fake-storage'
import { aWorkshop as begun, show, type Shown } from '../collect/a-workshop'

const NAME = 'Planted Name'
const NOTE = 'planted note'
const CODES = ['2718', '3141', '4592', '5926', '6535']
const downloads: { name: string; blob: Blob }[] = []
/** Whether the workers answer; one that does not is still at work. */
let areWorking = true
let shown: Shown | null = null

interface Answered {
  onmessage: ((event: MessageEvent) => void) | null
}

/** The real work of both workers, without the threads that jsdom does not have. */
class SameThreadWorker {
  onmessage: DocxWorker['onmessage'] = null
  onerror: DocxWorker['onerror'] = null
  postMessage(request: ReportRequest | Parameters<DocxWorker['postMessage']>[0]): void {
    if (!areWorking) return
    const answer = (data: unknown) => (this as Answered).onmessage?.({ data } as MessageEvent)
    if ('kind' in request) void runReport(structuredClone(request), testFonts, answer)
    else void runDocx(structuredClone(request), answer)
  }
  terminate(): void {
    this.onmessage = null
  }
}

beforeEach(() => {
  downloads.length = 0
  areWorking = true
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
  shown?.screen.unmount()
  shown = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A workshop of five who all say 3 to the first question; the group has decided on it. */
async function aWorkshop(rules: Partial<WorkshopDraft> = {}) {
  const workshop = await begun(CODES, { phase: 'together', ...rules } as never)
  const { storage, assessmentId } = workshop
  const [first] = await storage.workshops.participants(assessmentId)
  await storage.workshops.setName(first?.id ?? '', NAME)
  for (const code of CODES) {
    const said = { state: 'answered', value: 3, naReason: '', note: NOTE } as const
    await storage.ballots.keep(assessmentId, { code, round: 1, way: 'paper', answers: { 'a-level': said } })
  }
  const decision = { by: 'discussion', reason: 'the board shows it', dissent: '', dissenters: 0 } as const
  const content = { state: 'answered', value: 3, naReason: '' } as const
  await storage.workshops.decide(assessmentId, 'a-level', content, { ...decision, present: 5 })
  return workshop
}

async function open(rules: Partial<WorkshopDraft> = {}) {
  const workshop = await aWorkshop(rules)
  shown = await show(MinutesPage, workshop, 'minutes')
  await shown.until('The minutes say who was present')
  return { ...workshop, ...shown }
}

/** The file that was handed to the browser; jsdom's files have no `arrayBuffer`. */
async function downloaded(ending: string): Promise<ArrayBuffer> {
  const file = await vi.waitFor(() => {
    const found = downloads.find(({ name }) => name.endsWith(ending))
    if (!found) throw new Error(`no ${ending} among ${downloads.map(({ name }) => name).join(', ')}`)
    return found
  }, 20_000)
  const reader = new FileReader()
  const read = new Promise((resolve) => (reader.onload = resolve))
  reader.readAsArrayBuffer(file.blob)
  await read
  return new Uint8Array(reader.result as ArrayBuffer).slice().buffer
}
const documentIn = (bytes: ArrayBuffer) =>
  strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array())

describe('the page of the minutes', () => {
  it('stores place, date, recipients and the day of delivery as they are entered', async () => {
    const { storage, assessmentId, type, field } = await open()
    await type('Place', 'village club')
    await type('Delivered on', '2026-12-08')
    field('Delivered on').dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(
      async () =>
        expect(await storage.workshops.get(assessmentId)).toMatchObject({
          place: 'village club',
          deliveredOn: '2026-12-08',
        }),
      10_000,
    )
  })

  it('says in words what is missing, with the way to each question without a decision', async () => {
    const { storage, assessmentId, text, until, screen } = await open()
    expect(text()).toContain('The place is not given.')
    expect(text()).toContain('There is no decision on 2 questions.')
    const ways = screen.findAll('details a').map((link) => link.attributes('href'))
    expect(ways).toHaveLength(2)
    await storage.workshops.change(assessmentId, { phase: 'closed', place: 'village club' })
    await vi.waitFor(() => expect(text()).not.toContain('The place is not given.'), 10_000)
    await until('The recipients are not given.')
    expect(text()).not.toContain('is not closed')
  })

  it('makes both files with decisions and reasons, and nobody’s name, code or note', async () => {
    const { press, until } = await open({ namesFor: 'facilitator' })
    await press('Make the PDF')
    const pdf = await readPdf(await downloaded('.pdf'))
    await until('was handed to the browser')
    await press('Make a Word file')
    const docx = documentIn(await downloaded('.docx'))
    expect(pdf.everything).toContain('theboardshowsit')
    expect(docx).toContain('the board shows it')
    for (const secret of [NAME, NOTE, ...CODES]) {
      expect(pdf.everything).not.toContain(secret.replaceAll(' ', ''))
      expect(docx).not.toContain(`>${secret}<`)
    }
  })

  it('lists names only where they are ticked, and cannot be ticked where the rules forbid them', async () => {
    const { press, field, until, storage, assessmentId, screen } = await open({ namesFor: 'facilitator' })
    expect(field('With the names').checked).toBe(false)
    expect(screen.html()).not.toContain(NAME)
    field('With the names').click()
    await press('Make a Word file')
    expect(documentIn(await downloaded('.docx'))).toContain(NAME)
    await storage.workshops.change(assessmentId, { namesFor: 'nobody' })
    await until('by the rules nobody may see them')
    expect(screen.find('input[type=checkbox]').exists()).toBe(false)
    downloads.length = 0
    await press('Make a Word file')
    expect(documentIn(await downloaded('.docx'))).not.toContain(NAME)
  })

  it('offers no file while the blind round is open', async () => {
    const { text, screen } = await open({ phase: 'collecting', isBlind: true })
    expect(text()).toContain('Answers are still being collected, and the round is blind.')
    expect(screen.findAll('button')).toHaveLength(0)
  })

  async function openElsewhere(part: WorkshopPart) {
    const { storage: led, assessmentId } = await aWorkshop()
    const { storage } = await fakeStorage()
    const { records } = await led.backup.readAll()
    const file = selected(records, {
      assessments: [{ id: assessmentId, sheets: 'all', withPlan: true, workshop: part }],
      ...{ questionnaires: [], withNames: false, withNotes: true, withAttachments: true },
    })
    await storage.imports.add(file, [], 'shared.kibe')
    shown = await show(MinutesPage, { storage, assessmentId }, 'minutes')
    return shown
  }

  it('makes none where only the results of the workshop are, and says where they are made', async () => {
    const { until, text, screen } = await openElsewhere('outcome')
    await until('Only the results of the workshop are here')
    expect(text()).toContain('on the device that led it')
    expect(screen.findAll('button')).toHaveLength(0)
  })

  it('makes them on another device that was given the whole workshop', async () => {
    const { until, text } = await openElsewhere('everything')
    await until('Make the PDF')
    expect(text()).not.toContain('Only the results')
  })

  it('can be stopped while a file is being made', async () => {
    const { press, until, text } = await open()
    areWorking = false
    await press('Make the PDF')
    await until('The minutes are being made')
    await press('Cancel')
    expect(text()).not.toContain('being made')
    expect(downloads).toEqual([])
  })

  it('says what the PDF cannot print, and that nothing was changed', async () => {
    const { press, until } = await open({ place: 'க' })
    await press('Make the PDF')
    await until('No minutes were made.')
    await until('க (U+0B95)')
    expect(downloads).toEqual([])
  })
})
