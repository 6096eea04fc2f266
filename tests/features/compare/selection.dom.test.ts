import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newProgramme } from '../../support/comparison-drafts'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { keptHere, openCompare, part } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
})
const compared = (screen: VueWrapper) => saidBy(part(screen, 'What can be compared'))
const THREE = { Norvale: [4, 4, 4, 4], Sutherby: [2, 2, 2, 2], Westmere: [1, 1, 1, 1] }

describe('saved selections', () => {
  it('are kept under a name, and choose the same again after others were chosen', async () => {
    const storage = await keptHere(THREE)
    const { screen } = await openCompare(storage)
    mounted = screen
    await untilSaid(screen, '3 of 3 chosen assessments')
    const boxes = part(screen, 'What is here').findAll<HTMLInputElement>('tbody input[type=checkbox]')
    await boxes[0]?.setValue(false)
    await vi.waitFor(() => expect(compared(screen)).toContain('2 of 2 chosen assessments'))
    const name = screen.findAll('label').find((label) => label.text().startsWith('Name of a new selection'))
    await screen.get(`#${name?.attributes('for') ?? 'none'}`).setValue('The south')
    await screen.get('form.keep').trigger('submit')
    await untilSaid(screen, 'The south (2)')
    await boxes[0]?.setValue(true)
    await vi.waitFor(() => expect(compared(screen)).toContain('3 of 3 chosen assessments'))
    await button(screen, 'The south (2)').trigger('click')
    await vi.waitFor(() => expect(compared(screen)).toContain('2 of 2 chosen assessments'))
    expect((await storage.selections.list()).map(({ assessmentIds }) => assessmentIds.length)).toEqual([2])
  })

  it('say how many of them are not here any more, and are deleted on one press', async () => {
    const storage = await keptHere(THREE)
    const [one] = await storage.assessments.list()
    const gone = '00000000-0000-4000-8000-00000000dead'
    await storage.selections.add({ name: 'Old', assessmentIds: [one?.id ?? '', gone] })
    const { screen } = await openCompare(storage)
    mounted = screen
    await untilSaid(screen, '1 of it is not here')
    await screen.get('[aria-label="Delete the selection “Old”"]').trigger('click')
    await vi.waitFor(() => expect(saidBy(screen)).not.toContain('Old (1)'))
    expect(await storage.selections.list()).toEqual([])
  })

  it('of a programme are its pilot municipalities and the others, in its wave', async () => {
    const storage = await keptHere(THREE)
    const [norvale, sutherby, westmere] = (await storage.assessments.list()).map(
      ({ municipality }) => municipality,
    )
    await storage.programmes.add({
      ...newProgramme,
      name: 'Open councils',
      members: [
        { municipality: norvale ?? '', isPilot: true },
        { municipality: sutherby ?? '', isPilot: false },
        { municipality: westmere ?? '', isPilot: false },
      ],
    })
    const { screen } = await openCompare(storage)
    mounted = screen
    await untilSaid(screen, 'Open councils: pilot municipalities (1)')
    await button(screen, 'Open councils: other municipalities (2)').trigger('click')
    await vi.waitFor(() => expect(compared(screen)).toContain('2 of 2 chosen assessments'))
  })
})
