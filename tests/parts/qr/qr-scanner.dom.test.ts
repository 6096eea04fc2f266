import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '@/domain/shared/result'
import { createScreenTexts } from '@/i18n/plugin'
import en from '@/i18n/locales/en/qr.json'
import QrScanner from '@/parts/qr/QrScanner.vue'
import { cameraKey, type CameraProblem } from '@/platform/camera'
import type { QrReading, QrSeen } from '@/platform/qr'
import { aBallot } from '../../exchange/qr/a-ballot'

const { plugin } = await createScreenTexts('en', ['qr'])
const words = en.qr
type Opened = Result<MediaStream, CameraProblem>

/** A camera's stream of one track, which knows whether it was stopped. */
function aStream(): { stream: MediaStream; track: EventTarget & { isOn: boolean } } {
  const track = Object.assign(new EventTarget(), {
    isOn: true,
    stop() {
      this.isOn = false
    },
  })
  const tracks = () => [track]
  return { stream: { getTracks: tracks, getVideoTracks: tracks } as unknown as MediaStream, track }
}

/** A reader that sees these things, one in each picture, and afterwards nothing. */
function readingOf(seen: readonly (QrSeen | Error)[]): QrReading & { isStopped: boolean } {
  const left = [...seen]
  return {
    isStopped: false,
    read() {
      const next = left.shift() ?? { kind: 'nothing' }
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
    },
    stop() {
      this.isStopped = true
    },
  }
}

let screen: VueWrapper
function scanner(open: () => Promise<Opened>, reading: QrReading = readingOf([])): VueWrapper {
  const provide = { [cameraKey as symbol]: { open } }
  screen = mount(QrScanner, { props: { start: () => reading }, global: { plugins: [plugin], provide } })
  return screen
}
const opens = (stream: MediaStream) => (): Promise<Opened> => Promise.resolve({ ok: true, value: stream })

async function untilSaid(text: string): Promise<void> {
  await vi.waitFor(() => expect(screen.text()).toContain(text))
}

function setVisibility(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  // jsdom plays no videos and draws no pictures.
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640)
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(480)
  const context = { drawImage: () => undefined, getImageData: () => ({}) as ImageData }
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
})
afterEach(() => {
  screen.unmount()
  vi.restoreAllMocks()
})

describe('the camera of the scanner', () => {
  it.each(['notSecure', 'none', 'denied', 'inUse', 'failed'] as const)(
    'says in words that it is %s, and can be tried again',
    async (error) => {
      const { stream } = aStream()
      const open = vi.fn<() => Promise<Opened>>().mockResolvedValueOnce({ ok: false, error })
      scanner(open.mockImplementation(opens(stream)))
      await flushPromises()
      expect(screen.get('[role=alert]').text()).toContain(words.camera[error])
      await screen.get('button').trigger('click')
      await flushPromises()
      expect(screen.find('[role=alert]').exists()).toBe(false)
      expect((screen.get('video').element as HTMLVideoElement).srcObject).toBe(stream)
    },
  )

  it('is off, and the reader ended, when the scanner is left', async () => {
    const { stream, track } = aStream()
    const reading = readingOf([])
    scanner(opens(stream), reading)
    await flushPromises()
    expect(track.isOn).toBe(true)
    screen.unmount()
    expect([track.isOn, reading.isStopped]).toEqual([false, true])
  })

  it('is off when the scanner was left before the person allowed it', async () => {
    const { stream, track } = aStream()
    let allow: (opened: Opened) => void = () => undefined
    scanner(() => new Promise((resolve) => (allow = resolve)))
    screen.unmount()
    allow({ ok: true, value: stream })
    await flushPromises()
    expect(track.isOn).toBe(false)
  })

  it('is off while the window is out of sight, and on again afterwards', async () => {
    const [first, second] = [aStream(), aStream()]
    const streams = [first.stream, second.stream]
    scanner(() => opens(streams.shift() ?? second.stream)())
    await flushPromises()
    setVisibility('hidden')
    expect(first.track.isOn).toBe(false)
    setVisibility('visible')
    await flushPromises()
    expect((screen.get('video').element as HTMLVideoElement).srcObject).toBe(second.stream)
    expect(second.track.isOn).toBe(true)
  })

  it('that is unplugged is said to give no picture', async () => {
    const { stream, track } = aStream()
    scanner(opens(stream))
    await flushPromises()
    track.dispatchEvent(new Event('ended'))
    await flushPromises()
    expect(screen.text()).toContain(words.camera.failed)
  })
})

describe('what the scanner has read', () => {
  it('is shown as progress with the codes that are missing, numbered as on the other screen', async () => {
    const progress = { kind: 'progress', series: 'a', have: 2, count: 4, missing: [0, 3] } as const
    scanner(opens(aStream().stream), readingOf([progress]))
    await untilSaid('Read: 2 of 4')
    expect(screen.text()).toContain('Still missing: 1, 4')
    expect(screen.findAll('li.missing').map((code) => code.text())).toEqual(['1', '4'])
    expect(screen.get('progress').attributes()).toMatchObject({ value: '2', max: '4' })
  })

  it('is handed on once for every ballot, though its codes run on', async () => {
    const ballots = [aBallot(), aBallot('4108')]
    const seen = ballots.flatMap((ballot): QrSeen[] => [{ kind: 'ballot', ballot }, { kind: 'again' }])
    scanner(opens(aStream().stream), readingOf(seen))
    await vi.waitFor(() => expect(screen.emitted('ballot')).toEqual(ballots.map((ballot) => [ballot])))
    await untilSaid(words.scan.ballot)
  })

  it.each(['damaged', 'tooLarge', 'newer', 'invalid'] as const)(
    'is refused in words when it is %s, and nothing is handed on',
    async (reason) => {
      scanner(opens(aStream().stream), readingOf([{ kind: 'refused', reason }]))
      await untilSaid(words.refused[reason])
      expect(screen.emitted('ballot')).toBeUndefined()
    },
  )

  it.each(['foreign', 'newer', 'again'] as const)(
    'is explained when it is a code that is %s',
    async (kind) => {
      scanner(opens(aStream().stream), readingOf([{ kind, text: 'https://example.org' }]))
      await untilSaid(words.scan[kind])
      expect(screen.emitted('ballot')).toBeUndefined()
    },
  )

  it.each([
    ['what another code says', { kind: 'foreign', text: 'KR1:[]' } as const, 'KR1:[]'],
    ['nothing of a ballot', { kind: 'again' } as const, ''],
  ])('is told once as a text where texts are wanted: %s', async (_, seen, text) => {
    scanner(opens(aStream().stream), readingOf([seen, seen]))
    await screen.setProps({ takesText: true })
    await vi.waitFor(() => expect(screen.emitted('text')).toEqual([[text, expect.any(Function)]]))
    expect(screen.text()).not.toContain(words.scan[seen.kind])
  })

  it('is told once more as a text where it was held up once more, and at once where nothing came of it', async () => {
    const [code, nothing] = [{ kind: 'foreign', text: 'KP1:[]' }, { kind: 'nothing' }] as const
    const reading = readingOf([code, nothing, code, nothing, nothing, code, nothing, code])
    const read = vi.spyOn(reading, 'read')
    // Half a second passes with every picture.
    vi.spyOn(performance, 'now').mockImplementation(() => 500 * read.mock.calls.length)
    const seenAt: number[] = []
    scanner(opens(aStream().stream), reading)
    const onText = (_: string, failed: () => void) => {
      seenAt.push(read.mock.calls.length)
      if (seenAt.length === 2) failed()
    }
    await screen.setProps({ takesText: true, onText })
    await vi.waitFor(() => expect(read.mock.calls.length).toBeGreaterThan(8))
    expect(seenAt).toEqual([1, 6, 8])
  })

  it('stays on the screen while the camera sees nothing, or half a code', async () => {
    const progress = { kind: 'progress', series: 'a', have: 1, count: 2, missing: [1] } as const
    const reading = readingOf([progress, { kind: 'nothing' }, { kind: 'torn' }])
    const read = vi.spyOn(reading, 'read')
    scanner(opens(aStream().stream), reading)
    await vi.waitFor(() => expect(read.mock.calls.length).toBeGreaterThan(4))
    expect(screen.text()).toContain('Read: 1 of 2')
  })

  it('ends with a sentence when the reader breaks down', async () => {
    scanner(opens(aStream().stream), readingOf([new Error('no memory')]))
    await untilSaid(words.scan.broken)
    expect(screen.find('video').exists()).toBe(false)
  })
})
