import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { createApp, type App } from 'vue'
import ProjectorPage from '@/features/projector/ProjectorPage.vue'
import { createScreenTexts } from '@/i18n/plugin'
import type { Shown, Slide } from '@/parts/projector/slide'
import { screenTextsKey } from '@/parts/screen-language'
import { browserClock } from '@/platform/browser-clock'
import { clockKey } from '@/platform/clock'
import '@/ui/tokens.css'
import '@/ui/base.css'

const CHANNEL = 'one-of-the-tests'
const said = (text: string) => ({ text, lang: 'ka' })
const LONG =
  'შეხვედრები ერთზე მეტ დასახლებაში გაიმართა და სულ მცირე ათი დღით ადრე, რამდენიმე არხით გამოცხადდა; შეკითხვები ოქმში აისახა.'

const indicator: Slide = {
  kind: 'indicator',
  area: said('ანგარიშვალდებულება და უკუკავშირი'),
  title: said('მერის საჯარო ანგარიში'),
  question: said('რამდენად ხელმისაწვდომია მერის ანგარიში მოსახლეობისთვის?'),
  position: { place: 3, of: 12 },
  rungs: [1, 4, 6, 6, 0].map((count, level) => ({
    label: String(level),
    step: level,
    text: said(LONG),
    count,
    before: level === 2 ? 3 : null,
    isAgreed: level === 2,
  })),
  answered: 17,
  median: '2',
  spread: 3,
  agreement: 0.4,
  isTooFew: false,
  asksForDiscussion: true,
  isSecondVote: false,
  isAgreed: true,
  timer: { state: 'paused', left: 260 },
}
const role = (name: 'member' | 'unknown') => ({ role: name, counts: [1, 0, 2, 3, 1], median: '2' })
const line = { title: said('მერის საჯარო ანგარიში'), label: '3', step: 3 }
const slides: Slide[] = [
  indicator,
  { kind: 'welcome', place: said('სავარჯიშო მუნიციპალიტეტი'), wave: '2026' },
  {
    kind: 'roles',
    title: said('მერის საჯარო ანგარიში'),
    levels: [0, 1, 2, 3, 4].map((step) => ({ label: String(step), step })),
    roles: [role('member'), role('unknown')],
  },
  { kind: 'agreed', lines: [line, line], page: { place: 1, of: 2 } },
  { kind: 'priorities', lines: [{ text: said('სკვერი'), points: 7, isChosen: true }] },
  { kind: 'call', link: `https://kibe.example/#/join/points/${'aB3_'.repeat(240)}`, most: 5 },
  { kind: 'end', agreed: 30, of: 44 },
]

let app: App | null = null
let facilitator: BroadcastChannel | null = null
afterEach(() => {
  app?.unmount()
  facilitator?.close()
  document.documentElement.style.colorScheme = ''
})

/** The projector's page alone: neither storage nor router is there to be asked. */
async function open() {
  const heard: unknown[] = []
  facilitator = new BroadcastChannel(`kibe/projector/${CHANNEL}`)
  facilitator.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data)
  const texts = await createScreenTexts('ka')
  const place = document.body.appendChild(document.createElement('div'))
  app = createApp(ProjectorPage, { channel: CHANNEL })
    .use(texts.plugin)
    .provide(clockKey, browserClock)
    .provide(screenTextsKey, texts)
  app.mount(place)
  const send = (shown: unknown) => facilitator?.postMessage({ type: 'slide', shown })
  async function show(slide: Slide): Promise<void> {
    const shown: Shown = { language: 'en', slide }
    send(shown)
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLElement>('.projector')?.dataset['slide']).toBe(slide.kind),
    )
  }
  return { heard, send, show }
}

/** Everything that holds text of its own. */
function textElements(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('.projector *')]
  return all.filter(
    (element) =>
      !element.closest('.visually-hidden') &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  )
}

describe('the projector', () => {
  it.each([
    [1280, 720],
    [1920, 1080],
  ])('has no text below a twenty-fifth of the height, on any slide, at %i × %i', async (width, height) => {
    await page.viewport(width, height)
    const { show } = await open()
    for (const slide of slides) {
      await show(slide)
      const elements = textElements()
      expect(elements.length).toBeGreaterThan(1)
      const small = elements.filter(
        (one) => parseFloat(getComputedStyle(one).fontSize) < 0.04 * height - 0.01,
      )
      expect(small.map((one) => one.textContent)).toEqual([])
    }
  })

  it('shows all levels with their counts without having to scroll', async () => {
    await page.viewport(1280, 720)
    const { show } = await open()
    await show(indicator)
    const ladder = document.querySelector('.projector ol')
    await vi.waitFor(() => expect(ladder?.scrollHeight).toBeLessThanOrEqual((ladder?.clientHeight ?? 0) + 1))
    expect([...document.querySelectorAll('.projector .count')].map((each) => each.textContent)).toEqual([
      '1',
      '4',
      '6',
      '6',
      '0',
    ])
    const rungs = [...document.querySelectorAll('.projector li')]
    expect(rungs.filter((rung) => rung.scrollHeight > rung.clientHeight + 1)).toEqual([])
    expect(document.querySelector('footer')?.getBoundingClientRect().bottom).toBeLessThanOrEqual(720)
  })

  it.each([
    ['light', 1280, 720],
    ['dark', 1280, 720],
    ['light', 1024, 768],
  ])(
    'shows a code that phones read from the last row, dark on light: %s, %i × %i',
    async (theme, width, height) => {
      document.documentElement.style.colorScheme = theme
      await page.viewport(width, height)
      const { show } = await open()
      for (const slide of slides) if (slide.kind === 'call') await show(slide)
      const canvas = document.querySelector('canvas')
      const { height: side = 0, top = -1, bottom = Infinity } = canvas?.getBoundingClientRect() ?? {}
      expect(side).toBeGreaterThanOrEqual(0.7 * height)
      expect(top).toBeGreaterThan(0)
      expect(bottom).toBeLessThanOrEqual(height)
      const context = canvas?.getContext('2d')
      // Eight pixels for a module: the quiet zone has four of them, and the first finder begins behind it.
      expect([...(context?.getImageData(4, 4, 1, 1).data ?? [])]).toEqual([255, 255, 255, 255])
      expect([...(context?.getImageData(36, 36, 1, 1).data ?? [])]).toEqual([0, 0, 0, 255])
    },
  )

  it('asks for its slide when it opens, and sends nothing but what keys ask for', async () => {
    const { heard, show } = await open()
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'ask' }]))
    await show(indicator)
    for (const key of ['ArrowRight', ' ', 'ArrowLeft', 'Enter', 'x'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    const intents = ['next', 'next', 'previous', 'timer'].map((intent) => ({ type: 'key', intent }))
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'ask' }, ...intents]))
  })

  it('shows nothing that is not exactly a slide, and keeps what it shows', async () => {
    const { send, show } = await open()
    await show(indicator)
    send({ language: 'en', slide: { ...indicator, title: said('INTRUDER'), names: ['Planted Name'] } })
    send({ language: 'en', slide: { kind: 'end', agreed: -1, of: 44 } })
    send({ language: 'xx', slide: slides[1] })
    send('<img src=x onerror=alert(1)>')
    // Messages come in their order: once this one is there, the others have been looked at.
    await show({ kind: 'welcome', place: said('<b>last</b>'), wave: '2026' })
    const html = document.querySelector('.projector')?.innerHTML ?? ''
    expect(html).toContain('&lt;b&gt;last&lt;/b&gt;')
    expect(html).not.toContain('INTRUDER')
    expect(html).not.toContain('Planted Name')
  })
})
