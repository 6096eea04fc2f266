import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aWorkshop, HeardChannel, openRoom } from './a-workshop'

beforeEach(() => vi.stubGlobal('BroadcastChannel', HeardChannel))
afterEach(() => {
  HeardChannel.all.length = 0
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

const decision = { by: 'discussion', reason: 'why', dissent: '', dissenters: 0, present: 6 } as const

it('a decision that is taken back with its button leaves the keyboard at the heading above it', async () => {
  const workshop = await aWorkshop()
  const { storage, assessmentId } = workshop
  await storage.workshops.decide(
    assessmentId,
    'NEAR',
    { state: 'answered', value: 2, naReason: '' },
    decision,
  )
  const room = await openRoom(workshop, 'NEAR')
  await vi.waitFor(() => expect(room.text()).toContain('Decided and saved'), 20_000)
  const button = room.page.findAll('button').find((one) => one.text() === 'Take the decision back')
  button?.element.focus()
  expect(document.activeElement).toBe(button?.element)
  await button?.trigger('click')
  await vi.waitFor(() => expect(room.text()).not.toContain('Take the decision back'), 20_000)
  expect(document.activeElement?.tagName).toMatch(/^H[12]$/)
  expect(await storage.workshops.decisions(assessmentId)).toEqual([])
  room.page.unmount()
})
