import { afterEach, describe, expect, it, vi } from 'vitest'
import { recordsOfEachKind } from '@/domain/records/registry'
import ParticipantsPage from '@/features/workshop/ParticipantsPage.vue'
import { useUndo } from '@/parts/undo'
import { aWorkshop, show, type Shown } from '../collect/a-workshop'

let shown: Shown | null = null
afterEach(() => {
  shown?.screen.unmount()
  shown = null
})

/** The facilitator's device after a second one's list came in, with people of these codes. */
async function afterMerge(here: readonly string[], there: readonly string[]) {
  const device = await aWorkshop(here)
  const { storage, assessmentId } = device
  const [somebody] = await storage.workshops.participants(assessmentId)
  if (!somebody) throw new Error('somebody is there')
  const participants = there.map((code, place) => ({
    ...somebody,
    id: `22222222-2222-4333-8444-5555555550${String(place).padStart(2, '0')}`,
    code,
    organisation: `second room ${place}`,
    version: { '99999999-9999-4999-8999-999999999999': 1 },
  }))
  await storage.imports.add({ ...recordsOfEachKind(() => []), participants }, [], 'second.kibe')
  const page = await show(ParticipantsPage, device, 'participants')
  shown = page
  const codes = async () => (await storage.workshops.participants(assessmentId)).map(({ code }) => code)
  return { ...device, ...page, codes }
}

describe('the participants after a second device’s list came in', () => {
  it('who share a code are listed, until one of them has been given a new one', async () => {
    const { until, screen, text, codes } = await afterMerge(['2718', '3141'], ['2718', '1618'])
    await until('Codes that several people have')
    const problem = screen.get('.notice')
    expect(problem.text()).toContain('second room 0')
    expect(problem.text()).not.toMatch(/3141|1618/)
    await problem.findAll('button').at(-1)?.trigger('click')
    await vi.waitFor(() => expect(text()).not.toContain('Codes that several people have'), 10_000)
    const now = await codes()
    expect(new Set(now).size).toBe(4)
    const given = now.find((code) => !['2718', '3141', '1618'].includes(code))
    expect(useUndo().said).toContain(`The new code is ${given ?? '?'}`)
  })

  it('who are more than forty are all there, and this is said', async () => {
    const codes = (first: number) => Array.from({ length: 21 }, (_, n) => String(first + n))
    const { until, text } = await afterMerge(codes(2_000), codes(3_000))
    await until('There are 42 participants, more than the 40')
    expect(text()).toContain('List: 42')
  })

  it('without any trouble are not warned of', async () => {
    const { until, screen } = await afterMerge(['2718'], ['3141'])
    await until('List: 2')
    expect(screen.find('.notice').exists()).toBe(false)
  })
})
