import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { emptyDraft } from '@/domain/planning/draft-action'
import type { ActionDraft } from '@/domain/records/plan'
import { useSaveStatus } from '@/parts/save-status'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { heldWords } from '../../support/held-words'
import { anArea, anIndicator, aQuestionnaire } from '../../support/questionnaires'
import { openPages, openWindow, until, type Pages } from './open-pages'

const questionnaire = aQuestionnaire({
  areas: [anArea('area-1', { indicators: [anIndicator('IND-1'), anIndicator('IND-2')] })],
})
const steps = ['first', 'second'].map((text) => ({ id: crypto.randomUUID(), text, due: null, isDone: false }))
const never = () => new Promise<never>(() => undefined)

const shown: Pages[] = []
afterEach(() => {
  for (const { screen } of shown.splice(0)) screen.unmount()
  vi.restoreAllMocks()
})

/** An action, and windows to look at it, of one browser. */
async function aBrowser(content: Partial<ActionDraft> = {}) {
  const first = await openPages(questionnaire, { 'IND-1': 1, 'IND-2': 0 }, 'plan')
  first.screen.unmount()
  const { storage, assessmentId } = first
  const { id } = await storage.plans.addAction(assessmentId, { ...emptyDraft(1), steps, ...content })
  const lastWords = heldWords()
  /** Opens a window, over storage in which some writes do something else. */
  async function show(place = `plan/${id}`, plans: Partial<OpenedStorage['plans']> = {}) {
    const stored = { ...storage, plans: { ...storage.plans, ...plans } }
    const pages = await openWindow(stored, assessmentId, place, lastWords)
    shown.push(pages)
    await until(pages.text, (text) => text.includes(place === 'plan' ? 'Actions' : 'Expected result'))
    return pages
  }
  /** A page whose writes never come to an end; then that page is gone. */
  async function ended(typing: (pages: Pages) => unknown) {
    const pages = await show(undefined, { changeAction: never, addUpdate: never })
    await typing(pages)
    pages.screen.unmount()
  }
  const stored = async () => (await storage.plans.actions(assessmentId)).find((action) => action.id === id)
  const kept = () => [...lastWords.under('').keys()]
  return { storage, assessmentId, id, lastWords, show, ended, stored, kept }
}
function type(field: HTMLInputElement, text: string, leave = false): void {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (leave) field.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('a page of an action that ends before anything could be written (R8, R9)', () => {
  it('has lost nothing: the next page shows it, and stores it', async () => {
    const { show, ended, stored, kept } = await aBrowser()
    await ended(({ field }) => {
      type(field('Expected result'), 'four meet')
      type(field('Cost in GEL'), '1500')
      type(field('Step 2'), 'second, and mo')
      type(field('Due date'), '2026-09-01', true)
    })
    expect(await stored()).toMatchObject({ result: '', costGel: null, due: null })
    const { field } = await show()
    expect(field('Expected result').value).toBe('four meet')
    expect(field('Cost in GEL').value).toBe('1500')
    expect(field('Step 2').value).toBe('second, and mo')
    await until(stored, (action) => action?.result === 'four meet')
    expect(await stored()).toMatchObject({
      costGel: 1500,
      due: '2026-09-01',
      steps: [{ text: 'first' }, { text: 'second, and mo' }],
    })
    await vi.waitFor(() => expect(kept()).toEqual([]))
  })

  it('has lost nothing when only the plan is opened next', async () => {
    const { show, ended, stored, kept } = await aBrowser()
    await ended(({ field }) => type(field('Title'), 'A new ha'))
    const { text } = await show('plan')
    await until(text, (said) => said.includes('A new ha'))
    expect(await stored()).toMatchObject({ title: 'A new ha' })
    await vi.waitFor(() => expect(kept()).toEqual([]))
  })

  it('does not cover what another window has stored since: both texts are there', async () => {
    const { storage, id, show, ended, stored } = await aBrowser({ result: 'before' })
    await ended(({ field }) => {
      type(field('Expected result'), 'typed here')
      type(field('Title'), 'Hall')
      type(field('Step 1'), 'first here')
      type(field('Due date'), '2026-09-01', true)
    })
    const changed = { result: 'stored there', title: 'Market', due: '2026-12-24', measure: 'visits' }
    await storage.plans.changeAction(id, { ...changed, steps: [...steps].reverse() })
    await show()
    await until(stored, (action) => action?.result !== 'stored there')
    expect(await stored()).toMatchObject({
      result: 'stored there\ntyped here',
      title: 'Market; Hall',
      due: '2026-12-24',
      measure: 'visits',
      steps: [{ text: 'second' }, { text: 'first here' }],
    })
  })

  it('whose write reached the device before its end is not taken for two', async () => {
    const { storage, show, stored } = await aBrowser()
    const dying = await show(undefined, {
      changeAction: async (...given) => {
        await storage.plans.changeAction(...given)
        return never()
      },
    })
    type(dying.field('Expected result'), 'four', true)
    await until(stored, (action) => action?.result === 'four')
    type(dying.field('Expected result'), 'five')
    dying.screen.unmount()
    await show()
    const after = await until(stored, (action) => action?.result !== 'four')
    expect(after?.result).toBe('five')
  })

  it('brings back no step that was deleted since, and keeps one that was added', async () => {
    const { storage, id, show, ended, stored } = await aBrowser()
    await ended(async ({ field, button }) => {
      type(field('Step 1'), 'first here')
      await nextTick()
      await button('Add a step').trigger('click')
      type(field('Step 3'), 'third he')
    })
    await storage.plans.changeAction(id, { steps: steps.slice(1) })
    await show()
    const after = await until(stored, (action) => action?.steps.length === 2)
    expect(after?.steps.map(({ text }) => text)).toEqual(['second', 'third he'])
  })

  it('leaves its words alone while the action is deleted, and stores them when it is back', async () => {
    const { storage, id, show, ended, stored, kept } = await aBrowser()
    await ended(({ field }) => type(field('Title'), 'A hall'))
    await storage.plans.removeAction(id)
    const other = await storage.plans.addAction(await onlyAssessment(storage), emptyDraft(2))
    const plan = await show(`plan/${other.id}`)
    await plan.go('plan')
    await until(plan.text, (text) => text.includes('Actions'))
    expect(kept()).toHaveLength(1)
    await storage.plans.restoreAction(id)
    await until(stored, (action) => action?.title === 'A hall')
  })

  it('is not mistaken for one with words that are none of an action', async () => {
    const { id, lastWords, show, stored, kept } = await aBrowser()
    lastWords.put(`action/${id}/x`, '{"edit":')
    lastWords.put(`action/${id}/y`, '{"edit":{"title":7},"before":{},"onTheWay":{}}')
    lastWords.put(`action/${crypto.randomUUID()}/z`, '{"edit":{"title":"another"},"before":{},"onTheWay":{}}')
    const { field } = await show()
    expect(field('Title').value).toBe('')
    expect(useSaveStatus().status.state).toBe('idle')
    expect(kept()).toHaveLength(3)
    expect(await stored()).toMatchObject({ title: '' })
  })
})

const onlyAssessment = async (storage: OpenedStorage) => (await storage.assessments.list())[0]?.id ?? ''

describe('what is typed into an action', () => {
  it('is not kept a second time once it is stored', async () => {
    const { show, kept, stored } = await aBrowser()
    const { field } = await show()
    type(field('Title'), 'A hall')
    expect(kept()).toHaveLength(1)
    field('Title').dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() => expect(kept()).toEqual([]))
    expect(await stored()).toMatchObject({ title: 'A hall' })
  })

  it('and could not be stored is shown by the next visit, and the first try does not undo what that visit made of it', async () => {
    const { storage, show, stored, kept } = await aBrowser()
    const disk = { isFull: true }
    const pages = await show(undefined, {
      changeAction: (...given) =>
        disk.isFull ? Promise.reject(new StorageError('quota')) : storage.plans.changeAction(...given),
    })
    const { field, go, text, router } = pages
    const place = router.currentRoute.value.params['actionId']
    type(field('Expected result'), 'typed first', true)
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
    await go('plan')
    await until(text, (said) => said.includes('Actions'))
    await go(`plan/${String(place)}`)
    await until(text, (said) => said.includes('Expected result'))
    expect(field('Expected result').value).toBe('typed first')
    disk.isFull = false
    type(field('Expected result'), 'typed second', true)
    await until(stored, (action) => action?.result === 'typed second')
    await useSaveStatus().retry()
    expect(useSaveStatus().status.state).toBe('saved')
    expect(await stored()).toMatchObject({ result: 'typed second' })
    expect(kept()).toEqual([])
  })

  it('in two windows at once is kept for each', async () => {
    const { show, kept } = await aBrowser()
    const windows = [await show(), await show()]
    for (const [index, { field }] of windows.entries()) type(field('Partners'), `of window ${index}`)
    expect(kept()).toHaveLength(2)
  })
})

describe('an entry that was begun', () => {
  it('is there again after its page has ended, fit to be stored or not, until it is stored', async () => {
    const { storage, id, show, ended, kept } = await aBrowser()
    await ended(({ field }) => {
      type(field('What was done'), 'A meeting')
      type(field('Link'), 'www.example')
    })
    const { field, button } = await show()
    expect(field('What was done').value).toBe('A meeting')
    expect(field('Link').value).toBe('www.example')
    type(field('Link'), 'https://www.example.ge/1')
    await button('Save the entry').trigger('click')
    await vi.waitFor(() => expect(kept()).toEqual([]))
    expect(await storage.plans.updates(id)).toMatchObject([
      { text: 'A meeting', link: 'https://www.example.ge/1' },
    ])
  })

  it('in another window and is only seen here is not stored by leaving', async () => {
    const { storage, id, show } = await aBrowser()
    const there = await show()
    type(there.field('What was done'), 'A meeting')
    const here = await show()
    expect(here.field('What was done').value).toBe('A meeting')
    await there.button('Save the entry').trigger('click')
    await vi.waitFor(async () => expect(await storage.plans.updates(id)).toHaveLength(1))
    await here.go('plan')
    await until(here.text, (text) => text.includes('Actions'))
    expect(await storage.plans.updates(id)).toHaveLength(1)
  })
})
