import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDraft } from '@/domain/planning/draft-action'
import { priorityActionIds } from '@/domain/records/derived-id'
import { useSaveStatus } from '@/parts/save-status'
import { StorageError } from '@/storage/storage'
import { answered } from '../../support/questionnaires'
import { aWorkshop, HeardChannel, lastShown, openRoom, type Room } from './a-workshop'

const rooms: Room[] = []
async function open(...given: Parameters<typeof openRoom>): Promise<Room> {
  const room = await openRoom(...given)
  rooms.push(room)
  return room
}
beforeEach(() => vi.stubGlobal('BroadcastChannel', HeardChannel))
afterEach(() => {
  for (const { page } of rooms.splice(0)) page.unmount()
  HeardChannel.all.length = 0
  vi.unstubAllGlobals()
})
const until = (check: () => unknown) => vi.waitFor(check, 20_000)
const slideShown = () => {
  const { slide } = lastShown()
  if (slide.kind !== 'indicator') throw new Error(slide.kind)
  return slide
}
const LATE = {
  code: '9323',
  round: 1,
  way: 'file',
  answers: { APART: answered(2), NEAR: answered(0) },
} as const

describe('a ballot that comes late', () => {
  it('changes no slide that is being shown, until the facilitator takes it in', async () => {
    const workshop = await aWorkshop()
    const room = await open(workshop, 'APART')
    await until(() => expect(slideShown().answered).toBe(6))
    const before = slideShown()
    await workshop.storage.ballots.keep(workshop.assessmentId, LATE)
    await until(() => expect(room.text()).toContain('1 sheet came in or was changed'))
    expect(slideShown()).toEqual(before)
    await room.press('Take the late ones in')
    await until(() => expect(slideShown().answered).toBe(7))
    expect(slideShown().rungs.map(({ count }) => count)).toEqual([1, 2, 1, 1, 2])
    expect(room.text()).not.toContain('came in or was changed')
  })

  it('is in what is shown next', async () => {
    const workshop = await aWorkshop()
    const room = await open(workshop, 'APART')
    await workshop.storage.ballots.keep(workshop.assessmentId, LATE)
    await until(() => expect(room.text()).toContain('1 sheet came in or was changed'))
    await room.router.push({ name: 'discuss', params: { indicatorId: 'NEAR' } })
    await until(() => expect(slideShown().title.text).toBe('Title of NEAR'))
    expect(slideShown().answered).toBe(7)
  })

  it('does not keep hands from being shown as they are counted', async () => {
    const workshop = await aWorkshop()
    const room = await open(workshop, 'APART')
    await workshop.storage.ballots.keep(workshop.assessmentId, LATE)
    await until(() => expect(room.text()).toContain('1 sheet came in or was changed'))
    await workshop.storage.workshops.setHands(workshop.assessmentId, 'APART', 2, { '2': 5 })
    await until(() => expect(slideShown().isSecondVote).toBe(true))
    expect(slideShown().rungs.map(({ count, before }) => [before, count])).toEqual([
      [1, 0],
      [2, 0],
      [0, 5],
      [1, 0],
      [2, 0],
    ])
  })
})

describe('the points of a paper', () => {
  it('are projected neither alone nor while they are entered', async () => {
    const workshop = await aWorkshop()
    const { storage, assessmentId } = workshop
    const room = await open(workshop, '?at=priorities')
    await until(() => expect(lastShown().slide.kind).toBe('priorities'))
    const give = (code: string) =>
      storage.workshops.keepPriorityVote(assessmentId, { code, way: 'paper', points: { APART: 2 } })
    for (const code of ['2718', '2719']) await give(code)
    await until(() => expect(room.text()).toContain('2 sheets came in'))
    await room.press('Take the late ones in')
    expect(lastShown().slide).toMatchObject({ lines: [] })
    await give('2720')
    await until(() => expect(room.text()).toContain('1 sheet came in'))
    expect(lastShown().slide).toMatchObject({ lines: [] })
    await room.press('Take the late ones in')
    await until(() => expect(lastShown().slide).toMatchObject({ lines: [{ points: 6 }] }))
  })
})

describe('a figure that cannot be read', () => {
  async function typeAndLeave(room: Room, input: HTMLInputElement, text: string): Promise<void> {
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await room.page.vm.$nextTick()
  }

  it('keeps a count of hands from being stored with the figure that stood there before', async () => {
    const workshop = await aWorkshop()
    const room = await open(workshop, 'APART')
    const form = room.page.findAll('details').find((each) => each.text().startsWith('First vote'))
    const [first, second] = form?.findAll<HTMLInputElement>('input') ?? []
    if (!first || !second) throw new Error('no fields')
    await typeAndLeave(room, first.element, '3')
    await typeAndLeave(room, second.element, '2')
    await typeAndLeave(room, second.element, 'x')
    await form?.get('form').trigger('submit')
    await until(() => expect(document.activeElement).toBe(second.element))
    expect(form?.text()).toContain('Write a whole number')
    expect(await workshop.storage.workshops.hands(workshop.assessmentId)).toEqual([])
    await typeAndLeave(room, second.element, '4')
    await form?.get('form').trigger('submit')
    await until(async () =>
      expect(await workshop.storage.workshops.hands(workshop.assessmentId)).toMatchObject([
        { counts: { '0': 3, '1': 4 } },
      ]),
    )
  })

  it('keeps points from being stored with the figure that stood there before', async () => {
    const workshop = await aWorkshop()
    const room = await open(workshop, '?at=priorities')
    await until(() => expect(room.text()).toContain('Enter points'))
    const input = room.field('Title of APART')
    await typeAndLeave(room, input, '3')
    await typeAndLeave(room, input, '3 or 4')
    await room.press('Save the points')
    await until(() => expect(document.activeElement).toBe(input))
    expect(await workshop.storage.workshops.priorityVotes(workshop.assessmentId)).toEqual([])
  })
})

describe('an action for a priority', () => {
  it('is one, however often what failed is repeated', async () => {
    const workshop = await aWorkshop()
    const { storage, assessmentId } = workshop
    const room = await open(workshop, '?at=priorities')
    const addAction = storage.plans.addAction.bind(storage.plans)
    // It is written, but the answer is lost, as when the connection breaks.
    const lost = vi.spyOn(storage.plans, 'addAction').mockImplementationOnce(async (...given) => {
      await addAction(...given)
      throw new StorageError('unavailable')
    })
    await until(() => expect(room.text()).toContain('Make it an action'))
    await room.press('Make it an action')
    const form = room.page.findAll('form').find((each) => each.text().includes('Add to the plan'))
    await form?.trigger('submit')
    await until(() => expect(lost).toHaveBeenCalledTimes(1))
    await until(() => expect(useSaveStatus().status.state).toBe('failed'))
    await useSaveStatus().retry()
    expect(lost).toHaveBeenCalledTimes(2)
    expect(await storage.plans.actions(assessmentId)).toHaveLength(1)
  })

  it('that was stopped is linked, says so, and keeps all that it says', async () => {
    const workshop = await aWorkshop()
    const { storage, assessmentId } = workshop
    const [id] = priorityActionIds(assessmentId, 'APART')
    const said = { ...emptyDraft(1), title: 'Stopped', partners: 'the library', costGel: 700 }
    const stopped = await storage.plans.addAction(
      assessmentId,
      { ...said, status: 'dropped' },
      id ? [id] : [],
    )
    const room = await open(workshop, '?at=priorities')
    await until(() => expect(room.text()).toContain('In the plan, stopped'))
    const line = room.page.findAll('main ol li').find((each) => each.text().includes('Title of APART'))
    expect(line?.get('a').attributes('href')).toContain(stopped.id)
    expect(line?.find('button').exists()).toBe(false)
  })

  it('whose first one lies in the bin is another one, and the first can be brought back as it was', async () => {
    const workshop = await aWorkshop()
    const { storage, assessmentId } = workshop
    const proposal = { id: '00000000-0000-4000-8000-0000000000a1', text: 'A bench' }
    await storage.workshops.change(assessmentId, { proposals: [proposal] })
    const [id] = priorityActionIds(assessmentId, proposal.id)
    const said = { ...emptyDraft(1), title: 'A bench', partners: 'the library', costGel: 700 }
    const first = await storage.plans.addAction(assessmentId, said, id ? [id] : [])
    await storage.plans.removeAction(first.id)
    const room = await open(workshop, '?at=priorities')
    await until(() => expect(room.text()).toContain('A bench'))
    const line = () => room.page.findAll('main ol li').find((each) => each.text().includes('A bench'))
    await line()?.get('button').trigger('click')
    await line()?.get('form').trigger('submit')
    await until(() => expect(line()?.text()).toContain('In the plan'))
    await storage.plans.restoreAction(first.id)
    const actions = await storage.plans.actions(assessmentId)
    expect(actions).toHaveLength(2)
    expect(actions.find((action) => action.id === first.id)).toMatchObject(said)
  })

  it('of a proposal is found again under another title', async () => {
    const workshop = await aWorkshop()
    const { storage, assessmentId } = workshop
    await storage.workshops.change(assessmentId, {
      proposals: [{ id: '00000000-0000-4000-8000-0000000000a1', text: 'A bench' }],
    })
    const room = await open(workshop, '?at=priorities')
    await until(() => expect(room.text()).toContain('A bench'))
    const line = () => room.page.findAll('main ol li').find((each) => each.text().includes('A bench'))
    await line()?.get('button').trigger('click')
    await line()?.get('form').trigger('submit')
    await until(() => expect(line()?.text()).toContain('In the plan'))
    const [action] = await storage.plans.actions(assessmentId)
    if (!action) throw new Error('no action')
    await storage.plans.changeAction(action.id, { title: 'Two benches' })
    await storage.plans.addAction(assessmentId, { ...action, title: 'A bench' })
    await until(() => expect(line()?.get('a').attributes('href')).toContain(action.id))
  })
})
