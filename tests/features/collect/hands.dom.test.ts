import { afterEach, describe, expect, it, vi } from 'vitest'
import HandsPage from '@/features/collect/HandsPage.vue'
import { heldWords } from '../../support/held-words'
import { aWorkshop, show } from './a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

async function counting(rules: Parameters<typeof aWorkshop>[1] = {}) {
  const workshop = await aWorkshop(['2718', '3141', '1618'], rules)
  const lastWords = heldWords()
  const page = await show(HandsPage, workshop, 'hands', { lastWords })
  await vi.waitFor(() => page.field('How many chose: 0'), 10_000)
  const kept = () => workshop.storage.workshops.hands(workshop.assessmentId)
  async function choose(label: string) {
    const choice = page.screen.findAll('label').find((one) => one.text().includes(label))
    await choice?.get('input').setValue()
  }
  async function opened() {
    page.screen.unmount()
    const again = await show(HandsPage, workshop, 'hands', { lastWords })
    await vi.waitFor(() => again.field('How many chose: 0'), 10_000)
    return again
  }
  return { ...workshop, ...page, kept, choose, opened }
}

describe('a show of hands', () => {
  it('is typed level by level, its sum stands against those present, and it leads on to the next question', async () => {
    const { type, until, press, kept, screen } = await counting()
    await type('How many chose: 1', '2')
    await until('2 of 3 present')
    await type('How many chose: 3', '1')
    await until('3 of 3 present')
    await press('Save and go on')
    await vi.waitFor(() => expect(screen.get('h2').text()).toContain('A-2'))
    expect(await kept()).toMatchObject([
      { itemId: 'a-level', round: 1, counts: { '0': 0, '1': 2, '2': 0, '3': 1, '4': 0 } },
    ])
    await until('1. ✓')
  })

  it('with more hands than people present is said, and kept all the same', async () => {
    const { type, until, press, kept } = await counting()
    await type('How many chose: 2', '5')
    await until('5 hands, but only 3 are marked as present')
    await press('Save and go on')
    await vi.waitFor(async () => expect(await kept()).toMatchObject([{ counts: { '2': 5 } }]))
  })

  it('that is no number, or nothing, is not kept', async () => {
    const { type, until, press, kept } = await counting()
    await press('Save and go on')
    await until('Nothing has been entered yet.')
    await type('How many chose: 2', 'two')
    await press('Save and go on')
    await until('whole numbers only')
    expect(await kept()).toEqual([])
  })

  it('can be taken back, and then ballots count again', async () => {
    const { storage, assessmentId, type, press, kept, screen, field } = await counting()
    await storage.workshops.setHands(assessmentId, 'a-level', 1, { '4': 3 })
    await vi.waitFor(() => expect(screen.text()).toContain('Delete this count'))
    await press('Delete this count')
    await vi.waitFor(async () => expect(await kept()).toEqual([]))
    await vi.waitFor(() => expect(field('How many chose: 4').value).toBe(''))
    // The button went with the count.
    expect(document.activeElement).toBe(field('How many chose: 0'))
    await type('How many chose: 4', '1')
  })

  it('has fields that are called by what the level says', async () => {
    const { field } = await counting()
    const input = field('How many chose: 3')
    expect(input.getAttribute('aria-label')).toBeNull()
    expect(input.labels?.[0]?.textContent).toContain('a-level level 3')
  })

  it('that is typed and not saved is there again after a reload, and after other questions', async () => {
    const { type, opened, kept } = await counting()
    await type('How many chose: 1', '2')
    const again = await opened()
    expect(again.field('How many chose: 1').value).toBe('2')
    await again.screen.get('select').setValue('b-level')
    expect(again.field('How many chose: 1').value).toBe('')
    await again.screen.get('select').setValue('a-level')
    expect(again.field('How many chose: 1').value).toBe('2')
    await again.press('Save and go on')
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1))
  })

  it('of the second vote is of its question alone, and there is none while ballots are collected', async () => {
    const { choose, type, press, kept, screen, storage, assessmentId, text } = await counting({
      phase: 'together',
    })
    await choose('Second vote')
    await type('How many chose: 2', '3')
    await press('Save and go on')
    await vi.waitFor(() => expect(screen.get('h2').text()).toContain('A-2'))
    await type('How many chose: 2', '1')
    await press('Save and go on')
    await vi.waitFor(async () =>
      expect((await kept()).map(({ itemId, round }) => `${itemId} ${round}`).sort()).toEqual([
        'a-level 2',
        'b-level 1',
      ]),
    )
    await choose('Second vote')
    await storage.workshops.change(assessmentId, { phase: 'collecting' })
    await vi.waitFor(() => expect(text()).not.toContain('Second vote'))
    await type('How many chose: No', '3')
    await press('Save')
    await vi.waitFor(async () =>
      expect(await kept()).toEqual(
        expect.arrayContaining([expect.objectContaining({ itemId: 'c-yes', round: 1 })]),
      ),
    )
  })

  it('of the second vote stands beside that of the first', async () => {
    const { type, press, kept, choose, storage, assessmentId } = await counting({ phase: 'together' })
    await storage.workshops.setHands(assessmentId, 'a-level', 1, { '4': 3 })
    await choose('Second vote')
    await type('How many chose: 2', '3')
    await press('Save and go on')
    await vi.waitFor(async () =>
      expect((await kept()).map(({ round, counts }) => [round, counts['4'] ?? 0, counts['2'] ?? 0])).toEqual(
        expect.arrayContaining([
          [1, 3, 0],
          [2, 0, 3],
        ]),
      ),
    )
  })
})

describe('a count that another window has stored since typing began', () => {
  async function both() {
    const shown = await counting()
    const { type, until, storage, assessmentId } = shown
    await type('How many chose: 1', '2')
    await until('Not saved yet.')
    await storage.workshops.setHands(assessmentId, 'a-level', 1, { '0': 0, '3': 5 })
    await until('Counted meanwhile and saved: 3: 5. Typed here and not saved: 1: 2.')
    return shown
  }
  const inField = ({ field }: Awaited<ReturnType<typeof both>>, level: number) => {
    const { value, disabled } = field(`How many chose: ${level}`)
    return { value, disabled }
  }

  it('is shown, and what was typed does not take its place unasked', async () => {
    const shown = await both()
    expect(inField(shown, 3)).toEqual({ value: '5', disabled: true })
    expect(inField(shown, 1)).toEqual({ value: '', disabled: true })
    await shown.screen.get('form').trigger('submit')
    expect(await shown.kept()).toMatchObject([{ counts: { '3': 5 } }])
  })

  it('stays where it is chosen, and what was typed is gone', async () => {
    const shown = await both()
    await shown.press('Keep the saved count')
    await vi.waitFor(() => expect(inField(shown, 3)).toEqual({ value: '5', disabled: false }))
    expect(inField(shown, 1).value).toBe('')
    expect(document.activeElement).toBe(shown.field('How many chose: 0'))
    expect(shown.text()).not.toContain('ot saved')
    expect((await shown.opened()).text()).not.toContain('ot saved')
  })

  it('is replaced by what was typed only once that is taken and saved', async () => {
    const shown = await both()
    await shown.press('Put what was typed into the fields')
    expect(inField(shown, 1)).toEqual({ value: '2', disabled: false })
    expect(shown.text()).toContain('Not saved yet.')
    expect(await shown.kept()).toMatchObject([{ counts: { '3': 5 } }])
    await shown.press('Save and go on')
    await vi.waitFor(async () => expect(await shown.kept()).toMatchObject([{ counts: { '1': 2, '3': 0 } }]))
  })

  it('is none where it says what was typed, and where what was typed was taken back', async () => {
    const { type, until, storage, assessmentId, text, field } = await counting()
    const store = (counts: Record<string, number>) =>
      storage.workshops.setHands(assessmentId, 'a-level', 1, counts)
    await type('How many chose: 1', '2')
    await store({ '0': 0, '1': 2 })
    await vi.waitFor(() => expect(text()).not.toContain('Not saved yet.'))
    expect(text()).not.toContain('Counted meanwhile')
    await type('How many chose: 1', '7')
    await until('Not saved yet.')
    await type('How many chose: 1', '2')
    await store({ '4': 1 })
    await vi.waitFor(() => expect(field('How many chose: 4').value).toBe('1'))
    expect(text()).not.toContain('Counted meanwhile')
  })
})
