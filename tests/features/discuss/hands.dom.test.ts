import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import HandsPage from '@/features/collect/HandsPage.vue'
import { heldWords } from '../../support/held-words'
import { show } from '../collect/a-workshop'
import { aWorkshop, HeardChannel, openRoom, type Room } from './a-workshop'

const mounted: { unmount: () => void }[] = []
beforeEach(() => vi.stubGlobal('BroadcastChannel', HeardChannel))
afterEach(() => {
  for (const page of mounted.splice(0)) page.unmount()
  HeardChannel.all.length = 0
  vi.unstubAllGlobals()
})
const until = (check: () => unknown) => vi.waitFor(check, 20_000)

/** The discussion of one question, and the page that collects hands, in one browser. */
async function twoScreens() {
  const workshop = await aWorkshop()
  const lastWords = heldWords()
  const room = await openRoom(workshop, 'SAME', lastWords)
  mounted.push(room.page)
  async function collecting() {
    const page = await show(HandsPage, workshop, 'hands', { lastWords })
    mounted.push(page.screen)
    await until(() => page.field('How many chose: 0'))
    return page
  }
  const kept = () => workshop.storage.workshops.hands(workshop.assessmentId)
  return { ...workshop, room, collecting, kept }
}
function formOf({ page }: Room) {
  const found = page.findAll('details').find((each) => each.text().startsWith('First vote by'))
  if (!found) throw new Error(page.text())
  const type = async (level: number, text: string) => {
    const input = found.findAll<HTMLInputElement>('input')[level]
    if (!input) throw new Error(found.text())
    input.element.value = text
    await input.trigger('input')
  }
  return { type, text: () => found.text().replace(/\s+/g, ' '), form: () => found.get('form') }
}

describe('hands that are counted in the discussion and beside it', () => {
  it('are one draft, which says that it is not saved', async () => {
    const { room, collecting, kept } = await twoScreens()
    const { type, text } = formOf(room)
    await type(2, '4')
    expect(text()).toContain('Not saved yet.')
    const page = await collecting()
    expect(page.field('How many chose: 2').value).toBe('4')
    expect(page.text()).toContain('Not saved yet.')
    expect(await kept()).toEqual([])
  })

  it('are never replaced unasked by what was typed before they were counted', async () => {
    const { room, kept, storage, assessmentId } = await twoScreens()
    const { type, text, form } = formOf(room)
    await type(2, '4')
    await storage.workshops.setHands(assessmentId, 'SAME', 1, { '3': 6 })
    await until(() => expect(text()).toContain('saved: 3: 6. Typed here and not saved: 2: 4.'))
    await form().trigger('submit')
    expect(await kept()).toMatchObject([{ counts: { '3': 6 } }])
    const take = form()
      .findAll('button')
      .find((each) => each.text() === 'Put what was typed into the fields')
    await take?.trigger('click')
    await form().trigger('submit')
    await until(async () => expect(await kept()).toMatchObject([{ counts: { '2': 4, '3': 0 } }]))
    await until(() => expect(text()).not.toContain('ot saved'))
  })
})
