import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import DistributionView from '@/features/compare/DistributionView.vue'
import { button } from '../../support/mount-page'
import { comparedIn, openView, type Said, type ViewProps } from './heatmap-table'

let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})
async function open(props: ViewProps): Promise<VueWrapper> {
  screen = await openView(DistributionView, props)
  return screen
}

/** Area 1: 0, 25, 50, 100; area 2: 100 and 0, two without a number. */
const FOUR: Said = {
  Alder: [0, 0, 4, 4],
  Birch: [1, 1, 0, 0],
  Cedar: [2, 2, null, null],
  Dogwood: [4, 4, null, null],
}
function table(view: VueWrapper, nth: number): string[][] {
  const rows = view.findAll('table')[nth]?.findAll('tbody tr') ?? []
  return rows.map((row) => row.findAll('th, td').map((cell) => cell.text().replace(/\s+/g, ' ')))
}

describe('how the figures lie', () => {
  it('is told by number, lowest, quartiles, median, highest and mean', async () => {
    const view = await open(comparedIn(FOUR))
    // Area 1: at places 0.75, 1.5 and 2.25 of 0, 25, 50, 100. Whole: 50, 12.5, 50, 100.
    expect(table(view, 0)).toEqual([
      ['Overall score', '4', '12.5', '40.6', '50', '62.5', '100', '53.1'],
      ['1. Area area-1', '4', '0', '18.8', '37.5', '62.5', '100', '43.8'],
      ['2. Area area-2', '2', '0', '25', '50', '75', '100', '50'],
    ])
  })

  it('is drawn where its figures say', async () => {
    const view = await open(comparedIn(FOUR))
    const marks = view
      .findAll('tbody tr')[1]
      ?.findAll('i')
      .map((mark) => mark.attributes('style'))
    expect(marks).toEqual([
      '--from: 0; --to: 1;',
      '--from: 0.1875; --to: 0.625;',
      '--from: 0.375;',
      '--from: 0.4375;',
    ])
  })

  it('is a dash where nobody has a number, with nothing drawn', async () => {
    const view = await open(comparedIn({ Alder: [1, 1, null, null], Birch: [2, 2, null, null] }))
    expect(table(view, 0)[2]).toEqual(['2. Area area-2', '0', '–', '–', '–', '–', '–', '–'])
    expect(view.findAll('tbody tr')[2]?.findAll('i')).toHaveLength(0)
  })

  it('is told of the indicators of an area as well', async () => {
    const view = await open(comparedIn({ Alder: [0, 4, 0, 0], Birch: [2, 4, 0, 0] }))
    await view.get('select').setValue('area-1')
    expect(table(view, 0).map(([name, , lowest, , , , highest]) => [name, lowest, highest])).toEqual([
      ['1. Area area-1', '50', '75'],
      ['1.1. Title of ONE', '0', '50'],
      ['1.2. Title of TWO', '100', '100'],
    ])
  })
})

describe('the bars', () => {
  it('stand in the order of names, each with its ratio to the mean, whatever its figure', async () => {
    const view = await open(comparedIn(FOUR))
    await view.findAll('select')[1]?.setValue('1')
    // The mean of area 1 is 43.75: 25 is 0.571…, 50 is 1.142…, 100 is 2.285… times that.
    expect(table(view, 1).map(([name, , points, ratio]) => [name, points?.split(' ')[0], ratio])).toEqual([
      ['Mean of 4 municipalities', '43.8', ''],
      ['Alder', '0', 'Ratio to the mean 0'],
      ['Birch', '25', 'Ratio to the mean 0.57'],
      ['Cedar', '50', 'Ratio to the mean 1.14'],
      ['Dogwood', '100', 'Ratio to the mean 2.29'],
    ])
  })

  it('are fifty at a time', async () => {
    const said = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`Place ${n + 1}`, [1, 1, 1, 1]]))
    const view = await open(comparedIn(said))
    expect(table(view, 1)).toHaveLength(51)
    await button(view, 'Show more (10 left)').trigger('click')
    expect(table(view, 1).at(-1)?.[0]).toBe('Place 60')
  })
})
