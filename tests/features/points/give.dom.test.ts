import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { readPointsSlip } from '@/exchange/points/points-slip'
import GivePointsPage from '@/features/points/GivePointsPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { show, type Shown } from '../collect/a-workshop'
import { aPhone, aRound, BENCH, placeOf } from './some-points'

/** What the camera reads next; the scanner itself has tests of its own. */
const inFrontOfTheCamera: string[] = []
vi.mock('@/parts/qr/QrScanner.vue', () => ({
  default: defineComponent({
    emits: ['text'],
    setup:
      (_, { emit }) =>
      () =>
        h('button', { onClick: () => emit('text', inFrontOfTheCamera.shift()) }, 'the camera'),
  }),
}))
vi.mock('@/parts/qr/QrCode.vue', async () => ({ default: (await import('./some-points')).ReadableQrCode }))

afterEach(() => {
  document.body.innerHTML = ''
})

/** The page on a phone of these people, and its keys. */
async function opened(codes: readonly string[] = ['2718'], lastWords = heldWords()) {
  const { storage: facilitator, assessmentId } = await aRound()
  const phone = await aPhone(facilitator, assessmentId, codes)
  const open = () => show(GivePointsPage, phone, placeOf(assessmentId), { lastWords })
  const page = await open()
  await page.until('of 5 left')
  return { ...page, ...phone, again: open, facilitator }
}

/** Presses a key as somebody does who works with names of keys. */
async function press({ screen }: Pick<Shown, 'screen'>, key: 'more' | 'fewer', row: number): Promise<void> {
  await screen.findAll(`button.${key}`)[row]?.trigger('click')
  await flushPromises()
}
function keysOn({ screen }: Pick<Shown, 'screen'>): number {
  return screen.findAll('button.more').length
}
function slipOn({ screen }: Pick<Shown, 'screen'>) {
  return readPointsSlip(screen.get('.qr').attributes('data-says') ?? '')
}

describe('distributing points', () => {
  it('shows the weak questions by their titles and the proposals, and counts what is left', async () => {
    const page = await opened()
    const rows = page.screen.findAll('main > ul > li').map((row) => row.text())
    expect(rows).toHaveLength(2)
    expect(rows[0]).toContain('Title of A-1')
    expect(rows[1]).toContain('A bench')
    await press(page, 'more', 0)
    await press(page, 'more', 1)
    await press(page, 'more', 1)
    await press(page, 'fewer', 0)
    expect(page.text()).toContain('3 of 5 left')
  })

  it('gives no more than there is, and takes no more than was given', async () => {
    const page = await opened()
    await press(page, 'fewer', 0)
    for (let n = 0; n < 7; n += 1) await press(page, 'more', n % 2)
    expect(page.text()).toContain('0 of 5 left')
    const more = page.screen.findAll('button.more')
    expect(more.map((key) => key.attributes('aria-disabled'))).toEqual(['true', 'true'])
    // Still there for whoever works by keyboard.
    expect(more.map((key) => key.attributes('disabled'))).toEqual([undefined, undefined])
  })

  it('ends in a QR code with the code and the points, and every change asks for a new one', async () => {
    const page = await opened()
    const { assessmentId } = page
    await press(page, 'more', 1)
    await press(page, 'more', 1)
    await page.press('Show my QR code')
    expect(slipOn(page)).toEqual({ ok: true, value: { assessmentId, code: '2718', points: { [BENCH]: 2 } } })
    expect(page.text()).toContain('3 points are not given yet.')
    expect(page.screen.get('dialog').text()).toContain('Show this to the facilitator (2718)')
    await page.screen.get('dialog button').trigger('click')
    expect(page.screen.find('.qr').exists()).toBe(false)
    await press(page, 'more', 0)
    await page.press('Show my QR code')
    expect(slipOn(page)).toMatchObject({ value: { points: { 'A-1': 1, [BENCH]: 2 } } })
  })

  it('is remembered when the page is loaded again', async () => {
    const page = await opened()
    await press(page, 'more', 0)
    page.screen.unmount()
    const again = await page.again()
    await again.until('4 of 5 left')
    expect(again.screen.findAll('b [aria-hidden]').map((count) => count.text())).toEqual(['1', '0'])
  })

  it('stays apart for several people on one phone: nobody’s points are shown before their code is typed', async () => {
    const { storage: facilitator, assessmentId } = await aRound()
    const phone = await aPhone(facilitator, assessmentId, ['2718', '3141'])
    const page = await show(GivePointsPage, phone, placeOf(assessmentId))
    await page.until('2 people answer on this phone.')
    expect(keysOn(page)).toBe(0)
    expect(page.text()).not.toMatch(/2718|3141/)
    await page.type('Your code', '1618')
    expect(page.text()).toContain('Nobody answers on this phone under this code.')
    expect(keysOn(page)).toBe(0)
    await page.type('Your code', '3141')
    expect(page.text()).toContain('Code 3141: you have 5 points')
    await press(page, 'more', 0)
    await page.type('Your code', '2718')
    expect(page.text()).toContain('Code 2718: you have 5 points')
    expect(page.text()).toContain('5 of 5 left')
    await page.type('Your code', '3141')
    expect(page.text()).toContain('4 of 5 left')
  })

  it('leaves nothing on the screen of a shared phone once it was handed over', async () => {
    const { storage: facilitator, assessmentId } = await aRound()
    const phone = await aPhone(facilitator, assessmentId, ['2718', '3141'])
    const page = await show(GivePointsPage, phone, placeOf(assessmentId))
    await page.until('2 people answer on this phone.')
    await page.type('Your code', '3141')
    await press(page, 'more', 0)
    await page.press('Show my QR code')
    expect(slipOn(page)).toMatchObject({ value: { code: '3141' } })
    await page.screen.get('dialog button').trigger('click')
    await flushPromises()
    expect(keysOn(page)).toBe(0)
    expect(page.field('Your code').value).toBe('')
  })

  it('writes nothing into the storage of the phone', async () => {
    const page = await opened()
    await press(page, 'more', 0)
    await page.press('Show my QR code')
    expect(await page.storage.workshops.priorityVotes(page.assessmentId)).toEqual([])
  })
})

describe('a phone on which points cannot be given', () => {
  it('that does not know the workshop says so', async () => {
    const { assessmentId } = await aRound()
    const { storage } = await fakeStorage()
    const page = await show(GivePointsPage, { storage, assessmentId }, placeOf(assessmentId))
    await page.until('This phone does not know the workshop yet.')
    expect(keysOn(page)).toBe(0)
  })

  it('that runs the workshop says so', async () => {
    const round = await aRound()
    const page = await show(GivePointsPage, round, placeOf(round.assessmentId))
    await page.until('The facilitator leads the workshop on this device.')
    expect(keysOn(page)).toBe(0)
  })

  it('that does not know whose code it is says so, and leads back to joining', async () => {
    const { storage: facilitator, assessmentId } = await aRound()
    const phone = await aPhone(facilitator, assessmentId, ['2718'])
    await phone.storage.settings.set(`participantCode/${assessmentId}`, { people: [], open: null })
    const page = await show(GivePointsPage, phone, placeOf(assessmentId))
    await page.until('Your code is missing on this device.')
    expect(keysOn(page)).toBe(0)
    await page.press('Join the workshop')
    await vi.waitFor(() =>
      expect(page.router.currentRoute.value).toMatchObject({
        name: 'join',
        query: { workshop: assessmentId },
      }),
    )
  })

  it('that does not have the questionnaire of the workshop says so', async () => {
    const { storage: facilitator, assessmentId } = await aRound()
    const phone = await aPhone(facilitator, assessmentId, ['2718'])
    const page = await show(GivePointsPage, phone, placeOf(assessmentId, ['A-1', 'NEW-7']))
    await page.until('This phone does not have the questionnaire in the version')
    expect(keysOn(page)).toBe(0)
  })

  it('says of a link that it cannot be read', async () => {
    const page = await show(GivePointsPage, await aRound(), '/join/points/nonsense')
    await page.until('This link cannot be read.')
    expect(keysOn(page)).toBe(0)
  })
})

describe('the camera of a phone', () => {
  it('opens the call that it reads, and says of another code that it is one', async () => {
    const { storage: facilitator, assessmentId } = await aRound()
    const phone = await aPhone(facilitator, assessmentId, ['2718'])
    const page = await show(GivePointsPage, phone, '/join/points')
    await page.press('Read the QR code')
    inFrontOfTheCamera.push(
      'https://example.org/',
      `https://elsewhere.example/kibe/#${placeOf(assessmentId)}`,
    )
    await page.press('the camera')
    await page.until('This is another code.')
    await page.press('the camera')
    await page.until('5 of 5 left')
    expect(keysOn(page)).toBe(2)
  })
})
