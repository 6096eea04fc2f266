import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { movedTo } from '@/parts/items/ranking-order'
import * as fc from 'fast-check'
import { anArea, anIndicator, anItem, answered, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, type Begun, type Screen } from './open-fill'

const choices = ['roads', 'water', 'schools', 'parks'].map((id) => ({ id, label: inBoth(`The ${id}`) }))
const withRanking = (first?: number) =>
  aQuestionnaire({
    kind: 'profile',
    areas: [
      anArea('area-1', {
        indicators: [
          anIndicator('IND-1', {
            items: [
              anItem('ranking', 'needs', {
                label: inBoth('Needs'),
                choices,
                ...(first === undefined ? {} : { first }),
              }),
            ],
          }),
        ],
      }),
    ],
  })

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(first?: number, setup?: (begun: Begun) => Promise<unknown>) {
  const assessment = await begun(withRanking(first))
  await setup?.(assessment)
  const shown = await open(assessment, 'fill/IND-1')
  screen = shown
  const stored = async () =>
    (await assessment.storage.answers.ofSheet(assessment.sheetId))[0]?.content ?? null
  return { ...assessment, screen: shown, stored, order: () => orderOn(shown) }
}
const orderOn = ({ page }: Screen) => page.findAll('ol .name').map((entry) => entry.text())
const stored =
  (value: string[]) =>
  ({ storage, sheetId }: Begun) =>
    storage.answers.save(sheetId, 'needs', answered(value))
const focusedName = () => document.activeElement?.getAttribute('aria-label')
/** As Enter does on a button that has the focus. */
async function pressOn(button: HTMLButtonElement): Promise<void> {
  button.focus()
  expect(document.activeElement).toBe(button)
  button.click()
  await nextTick()
  await nextTick()
}

describe('putting things into an order', () => {
  it('stores the ids in their order, and the focus stays with what was placed', async () => {
    const { screen, stored, order } = await show()
    await pressOn(screen.button('Add to the order: The water'))
    expect(focusedName()).toBe('Move up: The water')
    await pressOn(screen.button('Add to the order: The parks'))
    await pressOn(screen.button('Move up: The parks'))
    expect(focusedName()).toBe('Move up: The parks')
    expect(order()).toEqual(['The parks', 'The water'])
    await vi.waitFor(async () =>
      expect(await stored()).toMatchObject({ state: 'answered', value: ['parks', 'water'] }),
    )
  })

  it('says where a thing has come to stand', async () => {
    const { screen } = await show(undefined, stored(['water', 'parks', 'roads']))
    await pressOn(screen.button('Move down: The water'))
    expect(screen.page.findAll('[role=status]').map((each) => each.text())).toContain(
      '“The water” is now in place 2 of 3.',
    )
  })

  it('moves nothing beyond the first and the last place, and keeps the focus there', async () => {
    const { screen, order } = await show(undefined, stored(['water', 'parks']))
    await pressOn(screen.button('Move up: The water'))
    expect(focusedName()).toBe('Move up: The water')
    await pressOn(screen.button('Move down: The parks'))
    expect(order()).toEqual(['The water', 'The parks'])
    expect(screen.button('Move up: The water').getAttribute('aria-disabled')).toBe('true')
    expect(screen.button('Move up: The parks').getAttribute('aria-disabled')).toBeNull()
  })

  it('is no answer any more when the last thing is taken out, and the focus goes back with it', async () => {
    const { screen, stored: content } = await show(undefined, stored(['water']))
    await pressOn(screen.button('Take out: The water'))
    expect(focusedName()).toBe('Add to the order: The water')
    await vi.waitFor(async () => expect(await content()).toMatchObject({ state: 'unanswered', value: null }))
  })

  it('lets no more be placed than are asked for, and says so', async () => {
    const { screen } = await show(2, stored(['water']))
    expect(screen.text()).toContain('Choose no more than 2')
    expect(screen.text()).not.toContain('No more than 2 can have a place')
    await pressOn(screen.button('Add to the order: The parks'))
    expect(screen.text()).toContain('No more than 2 can have a place. To add something else')
    expect(screen.button('Add to the order: The roads').disabled).toBe(true)
    await pressOn(screen.button('Take out: The water'))
    expect(screen.button('Add to the order: The roads').disabled).toBe(false)
  })

  it('says when more are placed than can count, until they are taken out', async () => {
    const { screen, stored: content } = await show(2, stored(['water', 'parks', 'roads']))
    const sentence = 'Until you take the others out, the answer does not count.'
    expect(screen.text()).toContain(sentence)
    await pressOn(screen.button('Take out: The parks'))
    expect(screen.text()).not.toContain(sentence)
    await vi.waitFor(async () => expect(await content()).toMatchObject({ value: ['water', 'roads'] }))
  })

  it('says when something stands there that cannot be chosen, and leaves it out with the first change', async () => {
    const { screen, stored: content, order } = await show(undefined, stored(['water', 'bridges', 'water']))
    expect(screen.text()).toContain('does not fit this question')
    expect(order()).toEqual(['The water'])
    await pressOn(screen.button('Add to the order: The parks'))
    await vi.waitFor(async () => expect(await content()).toMatchObject({ value: ['water', 'parks'] }))
    expect(screen.text()).not.toContain('does not fit this question')
  })

  it('is only shown where the assessment is finished', async () => {
    const { screen, order } = await show(undefined, async (assessment) => {
      await stored(['parks', 'water'])(assessment)
      await assessment.storage.assessments.finish(assessment.assessmentId)
    })
    expect(order()).toEqual(['The parks', 'The water'])
    expect(screen.text()).toContain('The roads')
    expect(screen.page.findAll('[role=group] button')).toEqual([])
  })
})

describe('dragging an entry by its handle', () => {
  const at = (type: string, clientY: number) =>
    new PointerEvent(type, { clientY, pointerId: 1, button: 0, bubbles: true, cancelable: true })
  /** Three entries of 100 px below one another. */
  async function drag(...after: Event[]) {
    const shown = await show(undefined, stored(['water', 'parks', 'roads']))
    shown.screen.page.findAll('ol > li').forEach(({ element }, index) => {
      element.getBoundingClientRect = () => new DOMRect(0, index * 100, 300, 100)
    })
    shown.screen.page.get('.grip').element.dispatchEvent(at('pointerdown', 50))
    document.dispatchEvent(at('pointermove', 250))
    await nextTick()
    expect(shown.order()).toEqual(['The water', 'The parks', 'The roads'])
    for (const event of after) document.dispatchEvent(event)
    await nextTick()
    return shown
  }

  it('moves it to where it is let go', async () => {
    const { stored: content, order } = await drag(at('pointerup', 250))
    expect(order()).toEqual(['The parks', 'The roads', 'The water'])
    await vi.waitFor(async () =>
      expect(await content()).toMatchObject({ value: ['parks', 'roads', 'water'] }),
    )
  })

  it.each([
    ['the browser takes the gesture over', () => at('pointercancel', 250)],
    ['Escape is pressed', () => new KeyboardEvent('keydown', { key: 'Escape' })],
  ])('moves nothing where %s', async (_name, ending) => {
    const { order } = await drag(ending(), at('pointerup', 250))
    expect(order()).toEqual(['The water', 'The parks', 'The roads'])
  })
})

describe('a place in an order', () => {
  it('is where the entry then stands, and the others keep theirs among themselves', () => {
    const orders = fc
      .uniqueArray(fc.string(), { minLength: 1 })
      .chain((order) => fc.tuple(fc.constant(order), fc.nat(order.length - 1), fc.nat(order.length - 1)))
    fc.assert(
      fc.property(orders, ([order, from, place]) => {
        const key = order[from] ?? ''
        const next = movedTo(order, key, place)
        expect(next[place]).toBe(key)
        const others = (list: string[]) => list.filter((other) => other !== key)
        expect(others(next)).toEqual(others(order))
      }),
    )
  })
})
