import type { VueWrapper } from '@vue/test-utils'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import HeatmapView from '@/features/compare/HeatmapView.vue'
import { saidBy } from '../../support/mount-page'
import { comparedIn, openView, type Said, type ViewProps } from './heatmap-table'

// jsdom has no layout, so nothing can be scrolled into view.
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})
async function open(props: ViewProps): Promise<VueWrapper> {
  screen = await openView(HeatmapView, props)
  return screen
}

/** Points: Alder 100 and 0, whole 50; Birch 50 and 75, whole 62.5; Cedar 25 and nothing, whole 25. */
const THREE: Said = { Alder: [4, 4, 0, 0], Birch: [2, 2, 3, 3], Cedar: [1, 1, null, null] }
/** Municipality 1 to 60, each at the level of its number's remainder by five. */
const SIXTY: Said = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => [`Place ${n + 1}`, [n % 5, n % 5, n % 5, n % 5]]),
)

const FIXED = ['Median', 'Mean', 'Compared']
/** The rows of municipalities that stand in the document, as texts of their cells. */
function rowsIn(view: VueWrapper): string[][] {
  return view
    .findAll('tbody tr[data-row]')
    .map((row) => row.findAll('th, td').map((cell) => cell.text()))
    .filter(([name = '']) => !FIXED.includes(name))
}
const namesIn = (view: VueWrapper) => rowsIn(view).map(([name]) => name)
function heading(view: VueWrapper, title: string) {
  const found = view.findAll('thead th').find((one) => one.text() === title)
  if (!found) throw new Error(`no heading ${title}`)
  return found
}
async function press(...keys: (string | { key: string; ctrlKey: boolean })[]): Promise<void> {
  for (const key of keys) {
    const init = typeof key === 'string' ? { key } : key
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
    )
    await nextTick()
    await nextTick()
  }
}
/** Row and column of the focus, both from 1, as assistive technology is told. */
function focused(): (number | string)[] {
  const cell = document.activeElement?.closest('[aria-colindex]')
  return [
    Number(cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')),
    Number(cell?.getAttribute('aria-colindex')),
    document.activeElement?.textContent.trim() ?? '',
  ]
}
async function enter(view: VueWrapper): Promise<void> {
  view.get<HTMLElement>('[role=grid] [tabindex="0"]').element.focus()
  await nextTick()
}

describe('the heatmap', () => {
  it('shows the points of every municipality, and says why there are none', async () => {
    const view = await open(comparedIn(THREE))
    expect(rowsIn(view)).toEqual([
      ['Alder', '50', '100', '0'],
      ['Birch', '62.5', '50', '75'],
      ['Cedar', '25', '25', '– Not applicable'],
    ])
  })

  it('shows median, mean and number of all above them', async () => {
    const view = await open(comparedIn(THREE))
    // Whole: 25, 50, 62.5, together 137.5. Area 1: 25, 50, 100. Area 2: 0 and 75.
    expect(view.findAll('.summary').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
      ['Median', '50', '50', '37.5'],
      ['Mean', '45.8', '58.3', '37.5'],
      ['Compared', '3', '3', '2'],
    ])
  })

  it('shows the indicators of one area, or all of them', async () => {
    const view = await open(comparedIn(THREE))
    await view.get('select').setValue('area-2')
    expect(view.findAll('thead th').map((one) => one.text())).toEqual([
      'Municipality',
      '2. Area area-2',
      '2.1. Title of THREE',
      '2.2. Title of FOUR',
    ])
    expect(rowsIn(view)[1]).toEqual(['Birch', '75', '75', '75'])
    await view.get('select').setValue(':indicators')
    expect(view.findAll('thead th')).toHaveLength(6)
  })

  it('paints the step of the scale that the figure falls into', async () => {
    const view = await open(comparedIn({ ...THREE, Dogwood: [0, 1, 2, 4] }))
    await view.get('select').setValue(':indicators')
    const steps = view
      .findAll('tbody tr')[6]
      ?.findAll('td')
      .map((cell) => cell.classes().join())
    // 43.75 as a whole, then 0, 25, 50 and 100 of 100: fifths.
    expect(steps).toEqual(['step-2', 'step-0', 'step-1', 'step-2', 'step-4'])
  })
})

describe('sorting', () => {
  it('puts those without a number last both ways', async () => {
    const view = await open(comparedIn(THREE))
    const area = () => heading(view, '2. Area area-2')
    await area().get('button').trigger('click')
    expect(area().attributes('aria-sort')).toBe('descending')
    expect(namesIn(view)).toEqual(['Birch', 'Alder', 'Cedar'])
    await area().get('button').trigger('click')
    expect(area().attributes('aria-sort')).toBe('ascending')
    expect(namesIn(view)).toEqual(['Alder', 'Birch', 'Cedar'])
    expect(view.findAll('[aria-sort]')).toHaveLength(1)
  })

  it('is by name at first, and turned round by its heading', async () => {
    const view = await open(comparedIn(THREE))
    expect(heading(view, 'Municipality').attributes('aria-sort')).toBe('ascending')
    await heading(view, 'Municipality').get('button').trigger('click')
    expect(namesIn(view)).toEqual(['Cedar', 'Birch', 'Alder'])
  })
})

describe('the filter', () => {
  it('leaves those whose name has it, and says how many', async () => {
    const view = await open(comparedIn(SIXTY))
    await view.get('input[type=search]').setValue(' PLACE 6')
    expect(namesIn(view)).toEqual(['Place 6', 'Place 60'])
    expect(saidBy(view)).toContain('2 of 60 municipalities')
    expect(view.get('[role=grid]').attributes('aria-rowcount')).toBe('6')
  })
})

describe('many municipalities', () => {
  it('are counted whole, while only those around what is seen stand in the document', async () => {
    const view = await open(comparedIn(SIXTY))
    // The headings, three rows of all together, sixty municipalities.
    expect(view.get('[role=grid]').attributes('aria-rowcount')).toBe('64')
    expect(namesIn(view)).toContain('Place 1')
    expect(namesIn(view)).not.toContain('Place 60')
  })

  it('are reached by keys where they were not in the document, and the focus stays', async () => {
    const view = await open(comparedIn(SIXTY))
    await enter(view)
    await press(
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowRight',
      ...Array<string>(58).fill('ArrowDown'),
    )
    // Row 5 is Place 1, so 58 further is Place 59, whose remainder is 3: level 3 of 4.
    expect(focused()).toEqual([63, 2, '75'])
    await press('ArrowDown', 'ArrowDown')
    expect(focused()).toEqual([64, 2, '100'])
    expect(namesIn(view)).toContain('Place 60')
    await press('Home')
    expect(focused()).toEqual([64, 1, 'Place 60'])
    view.get('.region').element.scrollTop = 900
    await press({ key: 'Home', ctrlKey: true })
    expect(focused()).toEqual([1, 1, 'Municipality'])
    expect(view.get('.region').element.scrollTop).toBe(0)
    await press({ key: 'End', ctrlKey: true })
    expect(focused()).toEqual([64, 4, '100'])
  })

  it('keep the focus while the row that has it is scrolled far away', async () => {
    const view = await open(comparedIn(SIXTY))
    await enter(view)
    await press({ key: 'End', ctrlKey: true })
    const cell = document.activeElement
    const region = view.get('.region')
    for (const top of [0, 1200, 2600, 600, 0]) {
      region.element.scrollTop = top
      await region.trigger('scroll')
      expect(document.activeElement).toBe(cell)
    }
    expect(namesIn(view)).toContain('Place 1')
    expect(namesIn(view).at(-1)).toBe('Place 60')
  })

  it('have one stop of Tab, also after the row that had it is filtered away', async () => {
    const view = await open(comparedIn(SIXTY))
    await enter(view)
    await press({ key: 'End', ctrlKey: true })
    expect(view.findAll('[role=grid] [tabindex="0"]')).toHaveLength(1)
    await view.get('input[type=search]').setValue('Place 11')
    expect(view.findAll('[role=grid] [tabindex="0"]').map((one) => one.text())).toEqual(['2. Area area-2'])
  })
})

describe('the facts of a cell', () => {
  const before: Said = { Alder: [4, 4, 2, 2], Birch: [2, 2, 3, 3], Cedar: [2, 1, null, null] }
  const factsIn = (view: VueWrapper) => view.findAll('section > [role=status]').at(-1)?.text() ?? ''

  it('open by Enter: figures of the cell, and how all of them lie', async () => {
    const view = await open(comparedIn(THREE, before))
    await enter(view)
    await press(
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'Enter',
    )
    // Area 2 of Alder: 0 now, 50 before; 0 divided by the mean of 37.5.
    for (const fact of ['Alder', '2. Area area-2', '0 of 100 points', 'evidenced: 0', 'coverage 100%'])
      expect(factsIn(view)).toContain(fact)
    expect(factsIn(view)).toContain('0 times the mean')
    expect(factsIn(view)).toContain('−50 points: down from 50 to 0')
    expect(factsIn(view)).toContain(
      '2 municipalities compared. Lowest 0, lower quartile 18.8, median 37.5, upper quartile 56.3, highest 75, mean 37.5.',
    )
    await press('Escape')
    expect(factsIn(view)).toBe('')
  })

  it('open by a tap, say why there is no number, and give the focus back when closed', async () => {
    const view = await open(comparedIn(THREE))
    await view.findAll('tbody tr')[5]?.findAll('td')[2]?.trigger('click')
    expect(factsIn(view)).toContain('Cedar')
    expect(factsIn(view)).toContain('Not applicable')
    const close = view.get<HTMLElement>('section > [role=status] button')
    close.element.focus()
    await close.trigger('click')
    await vi.waitFor(() => expect(focused()).toEqual([7, 4, '– Not applicable']))
  })
})

describe('for assistive technology', () => {
  it('axe finds nothing wrong, in the table and in the facts', async () => {
    const view = await open(comparedIn(SIXTY))
    await view.findAll('tbody tr')[5]?.findAll('td')[1]?.trigger('click')
    // Colours are judged in a browser.
    const { violations } = await axe.run(view.element, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})
