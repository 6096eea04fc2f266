import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ComparisonRequest, ComparisonResult } from '@/workers/comparison-protocol'
import type { JobAnswer } from '@/workers/job'
import { button, untilSaid } from '../../support/mount-page'
import { keptHere, openCompare } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

/** A worker that does nothing until it is told what to answer. */
class HeldWorker {
  static all: HeldWorker[] = []
  onmessage: ((event: MessageEvent<JobAnswer<never, ComparisonResult>>) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  isTerminated = false
  asked: ComparisonRequest | null = null
  constructor() {
    HeldWorker.all.push(this)
  }
  postMessage(asked: ComparisonRequest): void {
    this.asked = asked
  }
  terminate(): void {
    this.isTerminated = true
  }
  answer(result: ComparisonResult): void {
    this.onmessage?.({ data: { kind: 'done', result } } as MessageEvent)
  }
}

async function open(path = '/compare') {
  HeldWorker.all = []
  vi.stubGlobal('Worker', HeldWorker)
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:here', revokeObjectURL: () => undefined }),
  )
  const storage = await keptHere({ Norvale: [4, 4, 4, 4], Sutherby: [2, 2, 2, 2], Westmere: [1, 1, 1, 1] })
  const { screen } = await openCompare(storage, path)
  mounted = screen
  await untilSaid(screen, 'Report and tables')
  return screen
}
async function begun(): Promise<HeldWorker & { asked: ComparisonRequest }> {
  return vi.waitFor(() => {
    const worker = HeldWorker.all.at(-1)
    if (!worker?.asked) throw new Error('no worker was asked')
    return worker as HeldWorker & { asked: ComparisonRequest }
  })
}

describe('handing out a comparison', () => {
  it('asks for what stands on the page, and names the file when it is made', async () => {
    const screen = await open('/compare?ranking=yes')
    await button(screen, 'Tables as a spreadsheet').trigger('click')
    const worker = await begun()
    expect(worker.asked).toMatchObject({
      format: 'xlsx',
      wave: '2026',
      before: null,
      isRanked: true,
      shuffled: null,
    })
    expect(worker.asked.assessmentIds).toHaveLength(3)
    worker.answer({ ok: true, value: new Blob(['x']) })
    await untilSaid(screen, 'Made: kibe-comparison-test-questionnaire-2026.xlsx')
  })

  it('asks for letters in the place of names where these are hidden, and says so in the name of the file', async () => {
    const screen = await open('/compare?anonymous=yes')
    await button(screen, 'Tables as text').trigger('click')
    const worker = await begun()
    expect([...(worker.asked.shuffled ?? [])].sort()).toEqual(['test-0', 'test-1', 'test-2'])
    worker.answer({ ok: true, value: new Blob(['x']) })
    await untilSaid(screen, 'Made: kibe-comparison-test-questionnaire-2026-anonymous-csv.zip')
  })

  it('can be stopped, and then something else can be made', async () => {
    const screen = await open()
    await button(screen, 'Report in Georgian and English').trigger('click')
    const worker = await begun()
    expect(screen.find('progress').exists()).toBe(true)
    await button(screen, 'Stop').trigger('click')
    expect(worker.isTerminated).toBe(true)
    expect(screen.find('progress').exists()).toBe(false)
    expect(button(screen, 'Data for programs').attributes('disabled')).toBeUndefined()
  })

  it('names the letters that no report can print', async () => {
    const screen = await open()
    await button(screen, 'Report in Georgian and English').trigger('click')
    const worker = await begun()
    const problem = { code: 'uncoveredCharacters', characters: ['☃'] } as const
    worker.answer({ ok: false, error: { reason: 'report', problem } })
    await untilSaid(screen, '☃')
    expect(screen.get('[role=alert]').text()).toContain('cannot be printed')
  })

  it('says why there is no file', async () => {
    const screen = await open()
    await button(screen, 'Data for programs').trigger('click')
    const worker = await begun()
    worker.answer({ ok: false, error: { reason: 'nothingCompared' } })
    await untilSaid(screen, 'What was chosen can no longer be compared')
    expect(screen.get('[role=alert]').text()).not.toBe('')
  })
})
