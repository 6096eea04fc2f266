import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, type SetupContext } from 'vue'
import type { Readiness } from '@/domain/workshop/readiness'
import { sayReport } from '@/exchange/invitation/ready-report'
import ReadySection from '@/features/workshop/ReadySection.vue'
import { useWorkshop } from '@/features/workshop/use-workshop'
import { aWorkshop, show, type Shown } from '../collect/a-workshop'

const Page = defineComponent({
  setup() {
    const state = useWorkshop()
    return () => [
      h('h1', 'Preparation'),
      h(ReadySection, { participants: state.value.value?.participants ?? [] }),
    ]
  },
})
/** What the camera reads next, and what it was told that nothing came of; the scanner itself has tests of its own. */
const camera = { text: '', failed: [] as string[] }
vi.mock('@/parts/qr/QrScanner.vue', () => ({
  default: (_: unknown, { emit }: SetupContext<['text']>) => {
    const look = ({ text } = camera) => emit('text', text, () => camera.failed.push(text))
    return h('button', { onClick: () => look() }, 'the camera')
  },
}))
const ready: Readiness = { app: 'yes', parts: 'yes', questionnaire: 'yes', kept: 'yes', space: 'yes' }

let shown: Shown | null = null
afterEach(() => {
  shown?.screen.unmount()
  shown = null
  camera.failed.length = 0
})

async function opened(codes: readonly string[] = ['2718', '3141']) {
  const facilitator = await aWorkshop(codes)
  const { assessmentId, storage } = facilitator
  const sha256 = (await storage.assessments.get(assessmentId))?.questionnaire.sha256 ?? ''
  const digitsOf = (code: string, readiness: Readiness, id = assessmentId) =>
    sayReport({ assessmentId: id, sha256, code, readiness })
  const page = await show(Page, facilitator, 'prepare')
  shown = page
  const report = async (digits: string) => {
    await page.type('Digits of a report', digits)
    await page.screen.get('form').trigger('submit')
  }
  const lineOf = (code: string) =>
    page.screen
      .findAll('li')
      .find((line) => line.text().startsWith(code))
      ?.text()
  return { ...facilitator, ...page, digitsOf, report, lineOf }
}

describe('the devices of participants', () => {
  it('are listed by code: ready, not ready and why, or not heard of', async () => {
    const { until, report, digitsOf, lineOf, text } = await opened(['1618', '2718', '3141'])
    await until('Ready: 0 of 3')
    await report(digitsOf('2718', { ...ready, kept: 'no' }))
    await until('The report of 2718 has been added.')
    await report(digitsOf('3141', { ...ready, app: 'no', space: 'unknown' }))
    await until('The report of 3141 has been added.')
    expect(text()).toContain('Ready: 1 of 3')
    expect(lineOf('1618')).toContain('No report')
    expect(lineOf('2718')).toMatch(/Ready.*Missing: lasting storage/)
    expect(lineOf('3141')).toMatch(/Not ready.*Missing: opening without internet.*Not known: free space/)
  })

  it('are known by their newest report, and on this device only', async () => {
    const { until, report, digitsOf, storage } = await opened()
    await until('Ready: 0 of 2')
    await report(digitsOf('2718', { ...ready, app: 'no' }))
    await until('Missing: opening without internet')
    await report(digitsOf('2718', ready))
    await until('Ready: 1 of 2')
    const { records } = await storage.backup.readAll()
    expect(JSON.stringify(records)).not.toContain('readiness')
  })

  it.each([
    ['of another workshop', 'These digits do not fit', 'other'],
    ['of a code that nobody has', 'None of the participants has the code 9753.', '9753'],
    ['that is none', 'This is not a report', '12 34'],
  ])('a report %s is refused in words, and what was typed stays', async (_, sentence, what) => {
    const { until, report, digitsOf, field, storage, assessmentId } = await opened()
    await until('Ready: 0 of 2')
    const other = '0b5a60ff-1111-4222-8333-444455556666'
    const digits =
      what === 'other' ? digitsOf('2718', ready, other) : what === '9753' ? digitsOf(what, ready) : what
    await report(digits)
    await until(sentence)
    expect(field('Digits of a report').value).toBe(digits)
    expect(await storage.settings.get(`readyReports/${assessmentId}`)).toBeUndefined()
  })

  it('that could not be stored can be held up to the camera once more', async () => {
    const { until, press, digitsOf, storage } = await opened()
    await until('Ready: 0 of 2')
    await press('Scan')
    camera.text = digitsOf('2718', ready)
    vi.spyOn(storage.settings, 'set').mockRejectedValueOnce(new Error('no room'))
    await press('the camera')
    await until('could not be stored')
    await vi.waitFor(() => expect(camera.failed).toEqual([camera.text]))
    await press('the camera')
    await until('The report of 2718 has been added.')
    expect(camera.failed).toEqual([camera.text])
  })

  it('what is stored of them and cannot be read counts as not heard of', async () => {
    const { until, storage, assessmentId, lineOf } = await opened()
    await storage.settings.set(`readyReports/${assessmentId}`, { '2718': { readiness: 'yes' } })
    await until('Ready: 0 of 2')
    expect(lineOf('2718')).toContain('No report')
  })

  it('are asked for only once there are participants', async () => {
    const { until, screen } = await opened([])
    await until('Enter the participants first.')
    await vi.waitFor(() => expect(screen.find('form').exists()).toBe(false))
  })
})
