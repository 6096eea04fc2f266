import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import RadarView from '@/features/compare/RadarView.vue'
import { anArea, anIndicator, aQuestionnaire } from '../../support/questionnaires'
import { button, saidBy } from '../../support/mount-page'
import { comparedIn, openView, type Said, type ViewProps } from './heatmap-table'

// jsdom cannot draw: the canvas stays empty, and its table is what is tested.
vi.mock('vue-chartjs', () => ({ Radar: { render: () => null } }))

let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})
async function open(props: ViewProps): Promise<VueWrapper> {
  screen = await openView(RadarView, props)
  return screen
}

const THREE_AREAS = aQuestionnaire({
  areas: ['1', '2', '3'].map((n) => anArea(`area-${n}`, { indicators: [anIndicator(`IND-${n}`)] })),
})
const some = (count: number): Said =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`Place ${n + 1}`, [n % 5, 2, 4]]))
async function drawn(view: VueWrapper, count: number): Promise<void> {
  await vi.waitFor(() => {
    if (view.findAll('figure').length !== count) throw new Error(`${view.findAll('figure').length} are drawn`)
  })
}

describe('the radars', () => {
  it('have each a table of the points and of the means beside which they are drawn', async () => {
    const view = await open(comparedIn({ Alder: [4, 2, 0], Birch: [0, 2, null] }, null, THREE_AREAS))
    await drawn(view, 2)
    const tables = view
      .findAll('table')
      .map((table) =>
        table.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text())),
      )
    expect(tables).toEqual([
      [
        ['1. Area area-1', '100', '50'],
        ['2. Area area-2', '50', '50'],
        ['3. Area area-3', '0', '0'],
      ],
      [
        ['1. Area area-1', '0', '50'],
        ['2. Area area-2', '50', '50'],
        ['3. Area area-3', 'Not applicable', '0'],
      ],
    ])
  })

  it('are twelve at a time, and can be looked for by name', async () => {
    const view = await open(comparedIn(some(20), null, THREE_AREAS))
    await drawn(view, 12)
    await button(view, 'Show more (8 left)').trigger('click')
    await drawn(view, 20)
    await view.get('input[type=search]').setValue('place 13')
    await drawn(view, 1)
    expect(view.get('figure h3').text()).toBe('Place 13')
  })

  it('are not drawn on two axes', async () => {
    const view = await open(comparedIn({ Alder: [4, 2, 0, 1] }))
    expect(saidBy(view)).toBe('A radar needs at least 3 areas.')
  })
})
