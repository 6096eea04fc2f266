import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import ChangeView from '@/features/compare/ChangeView.vue'
import { saidBy } from '../../support/mount-page'
import { comparedIn, openView, type Said, type ViewProps } from './heatmap-table'

let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})
async function open(props: ViewProps): Promise<VueWrapper> {
  screen = await openView(ChangeView, props)
  return screen
}

const NOW: Said = { Alder: [4, 4, 2, 2], Birch: [2, 2, 2, 2], Cedar: [1, 0, 0, 0], Dogwood: [1, 1, 1, 1] }
const BEFORE: Said = { Alder: [2, 2, 2, 2], Birch: [2, 2, 2, 2], Cedar: [2, 0, 0, 0], Elder: [1, 1, 1, 1] }

function rowsIn(view: VueWrapper): string[][] {
  return view
    .findAll('tbody tr')
    .map((row) => row.findAll('th, td').map((cell) => cell.text().replace(/\s+/g, ' ')))
}

describe('change between waves', () => {
  it('is a word, a sign, the figure, and from where to where', async () => {
    const view = await open(comparedIn(NOW, BEFORE))
    // Whole: Alder from 50 to 75, Cedar from 12.5 to 6.25.
    expect(rowsIn(view)).toEqual([
      ['Alder', 'up +25', '2025 50', '2026 75'],
      ['Birch', 'unchanged', '2025 50', '2026 50'],
      ['Cedar', 'down −6.3', '2025 12.5', '2026 6.3'],
    ])
    expect(saidBy(view)).toContain('Up: 1. Unchanged: 1. Down: 1.')
    expect(new Set(view.findAll('tbody svg').map((sign) => sign.html())).size).toBe(3)
  })

  it('is not told of those who were in one wave only: they are listed', async () => {
    const view = await open(comparedIn(NOW, BEFORE))
    expect(saidBy(view)).toContain('Only in 2026: 1 municipality Dogwood')
    expect(saidBy(view)).toContain('Only in 2025: 1 municipality Elder')
  })

  it('can be that of one municipality, node by node', async () => {
    const view = await open(comparedIn(NOW, BEFORE))
    const [who] = view.findAll('select')
    await who?.setValue(who.findAll('option')[1]?.element.value)
    expect(rowsIn(view).map(([node, change]) => [node, change])).toEqual([
      ['Overall score', 'up +25'],
      ['1. Area area-1', 'up +50'],
      ['1.1. Title of ONE', 'up +50'],
      ['1.2. Title of TWO', 'up +50'],
      ['2. Area area-2', 'unchanged'],
      ['2.1. Title of THREE', 'unchanged'],
      ['2.2. Title of FOUR', 'unchanged'],
    ])
  })

  it('can be that of one node, and says where a figure is missing', async () => {
    const view = await open(comparedIn({ ...NOW, Birch: [2, 2, null, null] }, BEFORE))
    await view.findAll('select')[1]?.setValue('4')
    expect(rowsIn(view)[1]).toEqual(['Birch', 'no figure in one of the waves', '', '2026 –'])
  })

  it('has nothing to show of one wave, and says so', async () => {
    const view = await open(comparedIn(NOW))
    expect(saidBy(view)).toBe('Only 2026 is shown. To see change, choose an earlier wave as well.')
  })
})
