import type { VueWrapper } from '@vue/test-utils'
import { h, type Component } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import BesideView from '@/features/compare/BesideView.vue'
import LearnView from '@/features/compare/LearnView.vue'
import { newIndex, newPractice } from '../../support/comparison-drafts'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, saidBy } from '../../support/mount-page'
import { comparedIn, FOUR_LADDERS, type Said, type ViewProps } from './heatmap-table'

let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})

const SAID: Said = { Alder: [4, 3, 2, 4], Birch: [2, 2, 2, 2], Cedar: [0, 0, 0, 0] }

/** As if these had agreed to be found. */
function found(props: ViewProps, ...names: readonly string[]): ViewProps {
  for (const { candidate } of props.comparison.entries)
    if (names.includes(candidate.assessment.municipality))
      Object.assign(candidate.assessment, { mayBeFound: true })
  return props
}

async function open(view: Component, props: ViewProps, fill: Fill = () => Promise.resolve()) {
  const { storage } = await fakeStorage()
  await fill(storage)
  const mounted = await mountPage({ render: () => h(view, { ...props }) }, { storage, language: 'en' })
  screen = mounted.screen
  return mounted.screen
}
type Fill = (storage: Awaited<ReturnType<typeof fakeStorage>>['storage']) => Promise<unknown>

describe('learning from each other', () => {
  it('names nobody who has not agreed to be found, however high they stand', async () => {
    const view = await open(LearnView, comparedIn(SAID))
    expect(saidBy(view)).toContain('None of the compared municipalities has agreed to be found')
    expect(saidBy(view)).not.toContain('Alder: level')
  })

  it('shows for each weak indicator those at least two levels higher, and no others', async () => {
    const view = await open(LearnView, found(comparedIn(SAID), 'Alder', 'Birch'))
    const [who] = view.findAll('select')
    expect(who?.findAll('option').map((option) => option.text())).toEqual(['Birch', 'Cedar'])
    // Birch stands at 2: Alder is two levels higher in ONE and FOUR only.
    expect(view.findAll('article h4').map((title) => title.text())).toEqual(['Title of ONE', 'Title of FOUR'])
    await who?.setValue(who.findAll('option')[1]?.element.value)
    expect(view.findAll('article')).toHaveLength(4)
    const [first] = view.findAll('article')
    expect(first?.findAll('b').map((one) => one.text())).toEqual(['Alder: level 4', 'Birch: level 2'])
  })

  it('tells the practice that a teacher recorded for that indicator, and not one for another', async () => {
    const card = (title: string, municipality: string, indicatorId: string) => ({
      ...newPractice,
      ...{ title, municipality, questionnaireId: FOUR_LADDERS.id, indicatorIds: [indicatorId] },
    })
    const view = await open(LearnView, found(comparedIn(SAID), 'Alder'), async ({ practices }) => {
      await practices.add(card('Open hours', 'Alder', 'ONE'))
      await practices.add(card('Of somebody else', 'Birch', 'ONE'))
      await practices.add(card('For another question', 'Alder', 'THREE'))
    })
    await vi.waitFor(() => expect(saidBy(view)).toContain('Practice: Open hours'))
    expect(saidBy(view)).not.toContain('Of somebody else')
    expect(saidBy(view)).not.toContain('For another question')
  })
})

describe('beside what others say', () => {
  const withIndex: Fill = ({ indices }) =>
    indices.add({
      ...newIndex,
      ...{ name: 'Outer index', source: 'An institute', zeroAt: 0, fullAt: 10 },
      values: [{ municipality: 'Birch', value: 2.5 }],
    })

  it('stand an index and the own score, each in its place, and nobody gets a figure that was not given', async () => {
    const view = await open(BesideView, comparedIn(SAID), withIndex)
    await vi.waitFor(() => expect(view.findAll('tbody tr')).toHaveLength(3))
    const rows = view.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
    // Alder: 13 of 16 levels; Birch: 8 of 16, and 2.5 of 10.
    expect(rows).toEqual([
      ['Alder', '81.3', '–', '–', '–'],
      ['Birch', '50', '2.5', '25', '+25'],
      ['Cedar', '0', '–', '–', '–'],
    ])
    expect(saidBy(view)).toContain('An institute, 30 November 2025')
  })

  it('say that there is nothing, and nothing at all while names are hidden', async () => {
    const empty = await open(BesideView, comparedIn(SAID))
    await vi.waitFor(() => expect(saidBy(empty)).toContain('No external index'))
    screen?.unmount()
    const props = comparedIn(SAID)
    for (const { candidate } of props.comparison.entries) Object.assign(candidate, { isAnonymous: true })
    const view = await open(BesideView, props, withIndex)
    await vi.waitFor(() => expect(saidBy(view)).toContain('while names are hidden'))
    expect(view.find('table').exists()).toBe(false)
  })
})
