import { afterEach, describe, expect, it } from 'vitest'
import { anArea, anIndicator, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { openPages, until, type Pages } from './open-pages'

const required = {
  from: null,
  to: null,
  status: 'required',
  text: inBoth('The law.'),
  source: null,
  reviewed: false,
} as const
const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [anIndicator('IND-1', { weight: 3 }), anIndicator('IND-2', { legal: [required] })],
    }),
  ],
})
const values = { 'IND-1': 1, 'IND-2': 0 }

let pages: Pages | null = null
afterEach(() => {
  pages?.screen.unmount()
  pages = null
})
async function open(place = 'plan'): Promise<Pages> {
  pages = await openPages(questionnaire, values, place)
  return pages
}
const actionsOf = ({ storage, assessmentId }: Pages) => storage.plans.actions(assessmentId)
const proposed = ({ screen }: Pages) => screen.findAll('article h3').map((title) => title.text())
async function withProposals(): Promise<Pages> {
  const opened = await open()
  await until(
    () => proposed(opened),
    (titles) => titles.length === 2,
  )
  return opened
}
/** Types as a person does; the field is left only where `leave` says so. */
function type(field: HTMLInputElement, text: string, leave = false): void {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (leave) field.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('the proposals', () => {
  it('put an unmet legal duty first and quote the level that meets it', async () => {
    const opened = await withProposals()
    expect(proposed(opened)).toEqual(['Title of IND-2', 'Title of IND-1'])
    expect(opened.text()).toContain('For level 2: IND-2 level 2')
    expect(opened.text()).toContain('The legal minimum is not met.')
  })

  it('become an action with the target level, whose editor opens', async () => {
    const opened = await withProposals()
    await opened.button('Add to the plan: Title of IND-1').trigger('click')
    const [action] = await until(
      () => actionsOf(opened),
      (actions) => actions.length === 1,
    )
    expect(action).toMatchObject({
      title: 'Title of IND-1',
      origin: 'indicator',
      targets: [{ indicatorId: 'IND-1', level: 2 }],
      mechanismId: null,
      costGel: null,
    })
    await until(
      () => opened.router.currentRoute.value.params['actionId'],
      (id) => id === action?.id,
    )
  })

  it('can be dropped, taken back by undo, and brought back from the list', async () => {
    const opened = await withProposals()
    await opened.button('Not needed: Title of IND-1').trigger('click')
    await until(
      () => proposed(opened),
      (titles) => titles.length === 1,
    )
    await until(opened.text, (text) => text.includes('The proposal was set aside.'))
    await opened.button('Undo').trigger('click')
    await until(
      () => proposed(opened),
      (titles) => titles.includes('Title of IND-1'),
    )
    await opened.button('Not needed: Title of IND-2').trigger('click')
    await until(opened.text, (text) => text.includes('Not needed (1)'))
    await opened.button('Bring back to the proposals: Title of IND-2').trigger('click')
    const titles = await until(
      () => proposed(opened),
      (all) => all.length === 2,
    )
    expect(titles).toContain('Title of IND-2')
  })
})

describe('an action', () => {
  async function withAction(): Promise<Pages> {
    const opened = await withProposals()
    await opened.button('Add to the plan: Title of IND-1').trigger('click')
    await until(opened.text, (text) => text.includes('Expected result'))
    return opened
  }

  it('is stored when its page is left in the middle of typing', async () => {
    const opened = await withAction()
    type(opened.field('Expected result'), 'Four meetings a year')
    await opened.go('plan')
    const [action] = await actionsOf(opened)
    expect(action?.result).toBe('Four meetings a year')
  })

  it('keeps every field that is filled one after the other', async () => {
    const opened = await withAction()
    type(opened.field('Responsible person or unit'), 'Bureau', true)
    type(opened.field('Start'), '2026-04-01', true)
    type(opened.field('Due date'), '2026-03-01', true)
    type(opened.field('Cost in GEL'), '1 500,5', true)
    type(opened.field('Source of money'), 'Local budget', true)
    const due = await until(
      () => actionsOf(opened),
      (actions) => actions[0]?.moneySource === 'Local budget',
    )
    expect(due[0]).toMatchObject({
      responsible: 'Bureau',
      start: '2026-04-01',
      due: '2026-03-01',
      costGel: 1500.5,
    })
    expect(opened.text()).toContain('The due date is before the start.')
  })

  it('goes with undo, and its history comes with it', async () => {
    const opened = await withAction()
    type(opened.field('What was done'), 'First meeting held')
    await opened.button('Save the entry').trigger('click')
    await until(opened.text, (text) => text.includes('First meeting held'))
    await opened.button('Delete the action').trigger('click')
    await until(
      () => actionsOf(opened),
      (actions) => actions.length === 0,
    )
    await until(opened.text, (text) => text.includes('The action “Title of IND-1” was deleted.'))
    await opened.button('Undo').trigger('click')
    const [back] = await until(
      () => actionsOf(opened),
      (actions) => actions.length === 1,
    )
    expect((await opened.storage.plans.updates(back?.id ?? '')).map(({ text }) => text)).toEqual([
      'First meeting held',
    ])
  })
})

describe('two actions', () => {
  it('become one with both targets and histories, and two again by undo', async () => {
    const opened = await withProposals()
    for (const title of ['Title of IND-1', 'Title of IND-2']) {
      await opened.button(`Add to the plan: ${title}`).trigger('click')
      await until(opened.text, (text) => text.includes('What was done'))
      type(opened.field('What was done'), `History of ${title}`)
      await opened.button('Save the entry').trigger('click')
      await until(opened.text, (text) => text.includes(`History of ${title}`))
      await opened.go('plan')
      await until(opened.text, (text) => text.includes('Proposals'))
    }
    await opened.button('Merge two actions').trigger('click')
    for (const box of opened.screen.findAll('li.card input[type=checkbox]')) await box.setValue(true)
    await opened.button('Merge').trigger('click')
    const [merged] = await until(
      () => actionsOf(opened),
      (actions) => actions.length === 1,
    )
    expect(merged?.title).toBe('Title of IND-1; Title of IND-2')
    expect(merged?.targets.map(({ indicatorId }) => indicatorId).sort()).toEqual(['IND-1', 'IND-2'])
    const texts = (await opened.storage.plans.updates(merged?.id ?? '')).map(({ text }) => text).sort()
    expect(texts).toEqual(['History of Title of IND-1', 'History of Title of IND-2'])
    await until(opened.text, (text) => text.includes('Two actions were merged.'))
    await opened.button('Undo').trigger('click')
    await until(
      async () => (await actionsOf(opened)).map(({ title }) => title).sort(),
      (titles) => titles.join() === 'Title of IND-1,Title of IND-2',
    )
  })
})
