import { afterEach, describe, expect, it, vi } from 'vitest'
import { emptyDraft } from '@/domain/planning/draft-action'
import { useSaveStatus } from '@/parts/save-status'
import { useTypedText } from '@/parts/typed-text'
import { StorageError } from '@/storage/storage'
import { anArea, anIndicator, aQuestionnaire } from '../../support/questionnaires'
import { openPages, until, type Pages } from './open-pages'

const questionnaire = aQuestionnaire({
  areas: [anArea('area-1', { indicators: [anIndicator('IND-1'), anIndicator('IND-2')] })],
})
const steps = ['first', 'second'].map((text) => ({ id: crypto.randomUUID(), text, due: null, isDone: false }))
const targets = [
  { indicatorId: 'IND-1', level: 2 },
  { indicatorId: 'IND-2', level: 2 },
]

let pages: Pages | null = null
afterEach(() => {
  pages?.screen.unmount()
  pages = null
  vi.restoreAllMocks()
})
/** The page of one action. */
async function withAction() {
  const opened = await openPages(questionnaire, { 'IND-1': 1, 'IND-2': 0 }, 'plan')
  pages = opened
  const { storage, assessmentId } = opened
  const { id } = await storage.plans.addAction(assessmentId, { ...emptyDraft(1), steps, targets })
  await opened.go(`plan/${id}`)
  await until(opened.text, (text) => text.includes('Expected result'))
  const stored = async () => (await storage.plans.actions(assessmentId))[0]
  const updates = async () => (await storage.plans.updates(id)).map(({ text }) => text)
  return { ...opened, id, stored, updates }
}
function type(field: HTMLInputElement, text: string, leave = false): void {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (leave) field.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('an action', () => {
  it('keeps what another window has stored in the fields that are not touched here', async () => {
    const { storage, field, id, stored } = await withAction()
    type(field('Expected result'), 'typed here')
    await storage.plans.changeAction(id, { measure: 'typed there' })
    field('Expected result').dispatchEvent(new Event('change', { bubbles: true }))
    await until(stored, (action) => action?.result === 'typed here')
    expect((await stored())?.measure).toBe('typed there')
  })

  it('gets a removed step back without losing what was written in the others since', async () => {
    const { button, field, stored } = await withAction()
    await button('Delete step 2').trigger('click')
    await until(stored, (action) => action?.steps.length === 1)
    type(field('Step 1'), 'first, more exactly', true)
    await until(stored, (action) => action?.steps[0]?.text === 'first, more exactly')
    await button('Undo').trigger('click')
    const back = await until(stored, (action) => action?.steps.length === 2)
    expect(back?.steps.map(({ text }) => text)).toEqual(['first, more exactly', 'second'])
  })

  it('that could not be saved is not forgotten because a later visit saves something else', async () => {
    const { storage, field, id, go, text, stored } = await withAction()
    const full = vi.spyOn(storage.plans, 'changeAction').mockRejectedValue(new StorageError('quota'))
    type(field('Expected result'), 'typed first', true)
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
    await go('plan')
    await go(`plan/${id}`)
    await until(text, (shown) => shown.includes('Expected result'))
    full.mockRestore()
    type(field('Responsible person or unit'), 'Bureau', true)
    await until(stored, (action) => action?.responsible === 'Bureau')
    expect(useSaveStatus().status.state).toBe('failed')
    await useSaveStatus().retry()
    expect(await stored()).toMatchObject({ result: 'typed first', responsible: 'Bureau' })
  })
})

describe('a proposal', () => {
  it('becomes one action however fast it is accepted', async () => {
    pages = await openPages(questionnaire, { 'IND-1': 1, 'IND-2': 0 }, 'plan')
    const { storage, assessmentId, text, button } = pages
    await until(text, (shown) => shown.includes('Proposals'))
    const accept = button('Add to the plan: Title of IND-1').element
    accept.click()
    accept.click()
    await until(text, (shown) => shown.includes('Expected result'))
    expect(await storage.plans.actions(assessmentId)).toHaveLength(1)
  })
})

describe('an entry of the history', () => {
  it('is stored once however fast its button is pressed', async () => {
    const { button, field, updates } = await withAction()
    type(field('What was done'), 'A meeting')
    const save = button('Save the entry').element
    save.click()
    save.click()
    await until(updates, (texts) => texts.length > 0)
    await vi.waitFor(() => expect(field('What was done').value).toBe(''))
    expect(await updates()).toEqual(['A meeting'])
  })

  it('that failed and was repeated is stored once, also when the page is left afterwards', async () => {
    const { storage, button, field, go, updates, text } = await withAction()
    vi.spyOn(storage.plans, 'addUpdate').mockRejectedValueOnce(new StorageError('quota'))
    type(field('What was done'), 'A meeting')
    await button('Save the entry').trigger('click')
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
    await useSaveStatus().retry()
    await go('plan')
    await until(text, (shown) => shown.includes('Proposals'))
    expect(await updates()).toEqual(['A meeting'])
  })

  it('is stored before Kibe itself reloads', async () => {
    const { field, updates } = await withAction()
    type(field('What was done'), 'A meeting')
    await useTypedText().flush()
    expect(await updates()).toEqual(['A meeting'])
  })
})
