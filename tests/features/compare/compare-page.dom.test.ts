import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { aQuestionnaire, anArea, anIndicator } from '../../support/questionnaires'
import { fakeStorage } from '../../support/fake-storage'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { keep, keptHere, openCompare, part, PLACES } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
})
async function open(...given: Parameters<typeof openCompare>) {
  const page = await openCompare(...given)
  mounted = page.screen
  return page
}
const here = (screen: VueWrapper) => part(screen, 'What is here')
const compared = (screen: VueWrapper) => saidBy(part(screen, 'What can be compared'))
/** The row of this municipality in the list. */
function rowOf(screen: VueWrapper, name: string) {
  const found = here(screen)
    .findAll('tbody tr')
    .find((row) => row.get('th').text().startsWith(name))
  if (!found) throw new Error(`no row of ${name}`)
  return found
}
/** The switch of this name. */
function switchOf(screen: VueWrapper, name: string) {
  const found = screen.findAll('label').find((label) => label.text().startsWith(name))
  if (!found) throw new Error(`no switch ${name}`)
  return found.get<HTMLInputElement>('input')
}
const FOUR = { Norvale: [4, 4, 4, 4], Sutherby: [2, 2, 2, 2], Westmere: [2, 2, 2, 2], Eastholm: [0, 0, 0, 0] }

describe('the page of comparison', () => {
  it('says how to gather files where there is nothing to compare', async () => {
    const { storage } = await fakeStorage()
    const { screen } = await open(storage)
    await untilSaid(screen, 'There is nothing to compare yet')
    expect(saidBy(screen)).toContain('Ask each municipality for its assessment as a file.')
    expect(screen.find('input[type=file]').exists()).toBe(true)
    expect(screen.find('table').exists()).toBe(false)
  })

  it('says that the assessments could not be read, and not that there are none', async () => {
    const storage = await keptHere({ Norvale: [1, 1, 1, 1] })
    const { screen } = await open(storage, '/compare', null)
    await untilSaid(screen, 'internet')
    expect(screen.find('[role=alert]').exists()).toBe(true)
    expect(saidBy(screen)).not.toContain('There is nothing to compare yet')
  })

  it('names what cannot be compared with the reason, and has it in no figure', async () => {
    const storage = await keptHere({ ...FOUR, Farwick: [4, null, null, null], nowhere: [4, 4, 4, 4] })
    const { screen } = await open(storage)
    await untilSaid(screen, '4 of 6 chosen assessments are compared, on 4 of 4 indicators.')
    // One of four answered is 25 %, and the gate is 80 %.
    expect(compared(screen)).toContain('Farwick 2026')
    expect(compared(screen)).toContain(
      'Too little is answered: 25% of what is compared. At least 80% is needed.',
    )
    expect(compared(screen)).toContain('The register does not know the code “nowhere”.')
    await untilSaid(screen, '4 of 4 municipalities')
    const figures = saidBy(part(screen, 'Figures'))
    expect(figures).not.toContain('Farwick')
    expect(figures).not.toContain('nowhere')
  })

  it('tells of each how well it was answered', async () => {
    const storage = await keptHere(FOUR)
    const { screen } = await open(storage)
    await untilSaid(screen, 'Eastholm')
    const row = saidBy(rowOf(screen, 'Eastholm'))
    expect(row).toContain('Region near · self-governing community')
    expect(row).toContain('2026finished')
    expect(row).toContain('version 1.0.0 · full')
    expect(row).toContain('The municipality itself')
    expect(row).toContain('Coverage 100%')
    expect(row).toContain("Don't know 0%")
  })

  it('compares what is ticked, also after a reload', async () => {
    const storage = await keptHere(FOUR)
    const { screen } = await open(storage)
    await untilSaid(screen, '4 of 4 chosen assessments are compared')
    await rowOf(screen, 'Norvale').get('input').setValue(false)
    await untilSaid(screen, '3 of 3 chosen assessments are compared')
    screen.unmount()
    const again = await open(storage)
    await untilSaid(again.screen, '3 of 3 chosen assessments are compared')
    expect(rowOf(again.screen, 'Norvale').get<HTMLInputElement>('input').element.checked).toBe(false)
    expect(rowOf(again.screen, 'Westmere').get<HTMLInputElement>('input').element.checked).toBe(true)
  })

  it('says of any two whether they may be compared, and why not', async () => {
    const storage = await keptHere({
      Norvale: [4, 4, 4, 4],
      Sutherby: [2, 2, 2, 2],
      Westmere: [1, null, null, null],
    })
    const { screen } = await open(storage)
    await untilSaid(screen, 'May two of them be compared?')
    const fields = () => part(screen, 'What can be compared').findAll('details select')
    const choose = async (field: number, name: string) => {
      const select = fields()[field]
      const option = select?.findAll('option').find((one) => one.text().startsWith(name))
      await select?.setValue(option?.element.value)
    }
    await choose(0, 'Norvale')
    await choose(1, 'Sutherby')
    expect(compared(screen)).toContain('These two may be compared.')
    await choose(1, 'Westmere')
    expect(compared(screen)).toContain('These two may not be compared: Too little is answered: 25%')
  })

  it('says that nothing is chosen where nothing is, and chooses all at once', async () => {
    const storage = await keptHere(FOUR)
    const { screen } = await open(storage)
    await untilSaid(screen, '4 of 4')
    const all = here(screen).get<HTMLInputElement>('thead input')
    await all.setValue(false)
    await untilSaid(screen, 'Nothing is chosen.')
    await all.setValue(true)
    await untilSaid(screen, '4 of 4 chosen assessments are compared')
    expect(compared(screen)).not.toContain('Nothing is chosen.')
  })

  it('says of one municipality alone that there is nothing to compare it with', async () => {
    const { screen } = await open(await keptHere({ Norvale: [1, 1, 1, 1] }))
    await untilSaid(screen, '1 of 1 chosen assessment is compared')
    expect(compared(screen)).toContain('Only one municipality is left')
  })

  it('narrows the list, and compares only what is shown once somebody asks for it', async () => {
    const storage = await keptHere({ ...FOUR, Farwick: [1, 1, 1, 1] })
    await keep(storage, 'Farwick', [3, 3, 3, 3], { wave: '2025' })
    const { screen } = await open(storage)
    await untilSaid(screen, '6 of 6 chosen assessments are compared')
    await here(screen).get('select').setValue('far')
    expect(here(screen).findAll('tbody tr')).toHaveLength(2)
    expect(compared(screen)).toContain('6 of 6 chosen')
    await button(screen, 'Choose only these 2').trigger('click')
    await untilSaid(screen, '2 of 2 chosen assessments are compared')
    await here(screen).get('input[type=search]').setValue('no such place')
    await untilSaid(screen, 'None of the 6 assessments fits.')
    await button(screen, 'Show all again').trigger('click')
    expect(here(screen).findAll('tbody tr')).toHaveLength(6)
  })

  it('compares by another questionnaire when asked, and says of the others that they answer another', async () => {
    const storage = await keptHere(FOUR)
    const other = aQuestionnaire({
      id: 'another',
      title: { ka: 'სხვა', en: 'Another' },
      areas: [anArea('area-1', { indicators: [anIndicator('X')] })],
    })
    await keep(storage, 'Farwick', [3], { of: other })
    const { screen, router } = await open(storage)
    await untilSaid(screen, '4 of 5 chosen assessments are compared')
    expect(compared(screen)).toContain('It answers another questionnaire: “Another”.')
    await part(screen, 'What can be compared').get('select').setValue('another')
    await untilSaid(screen, '1 of 5 chosen assessments are compared, on 1 of 1 indicators.')
    expect(router.currentRoute.value.query).toEqual({ questionnaire: 'another' })
  })
})

describe('the ranking', () => {
  it('is not there until somebody turns it on, and shows ties as ties', async () => {
    const { screen } = await open(await keptHere(FOUR))
    await untilSaid(screen, 'Show a ranking')
    expect(screen.find('#ranking').exists()).toBe(false)
    await switchOf(screen, 'Show a ranking').setValue(true)
    await untilSaid(screen, '2, tied')
    const rows = part(screen, 'Figures')
      .get('[aria-labelledby=ranking]')
      .findAll('tbody tr')
      .map((row) => row.findAll('th, td').map((cell) => cell.text()))
    expect(rows).toEqual([
      ['1', 'Norvale', '100'],
      ['2, tied', 'Sutherby', '50'],
      ['2, tied', 'Westmere', '50'],
      ['4', 'Eastholm', '0'],
    ])
  })

  it('needs three', async () => {
    const { screen } = await open(
      await keptHere({ Norvale: [4, 4, 4, 4], Sutherby: [2, 2, 2, 2] }),
      '/compare?ranking=yes',
    )
    await untilSaid(screen, 'A ranking needs at least 3 municipalities with a score.')
    expect(screen.get('[aria-labelledby=ranking]').find('table').exists()).toBe(false)
  })
})

describe('hidden names', () => {
  it('are nowhere in the page, neither in its text nor in its attributes', async () => {
    const storage = await keptHere({ ...FOUR, Farwick: [4, null, null, null] })
    const { screen } = await open(storage, '/compare?anonymous=yes&ranking=yes')
    await untilSaid(screen, '4 of 5 chosen assessments are compared')
    await untilSaid(screen, 'Names are hidden')
    const page = document.documentElement.outerHTML
    for (const name of PLACES) expect(page).not.toContain(name)
    for (const n of PLACES.keys()) expect(page).not.toContain(`test-${n}`)
    const left = (await storage.assessments.list()).map(({ id }) => id)
    for (const id of left) expect(page).not.toContain(id)
  })

  it('come back when somebody asks for them', async () => {
    const { screen } = await open(await keptHere(FOUR), '/compare?anonymous=yes')
    await untilSaid(screen, 'Names are hidden')
    await button(screen, 'Show names').trigger('click')
    await untilSaid(screen, 'Norvale')
    expect(saidBy(screen)).not.toContain('Names are hidden')
  })

  it('stand for the same municipality in each wave', async () => {
    const storage = await keptHere(FOUR)
    await keep(storage, 'Norvale', [3, 3, 3, 3], { wave: '2025' })
    const { screen } = await open(storage, '/compare/change?anonymous=yes')
    await untilSaid(screen, '5 of 5 chosen assessments are compared')
    await untilSaid(screen, '+25')
    // 2026 is 100 and 2025 was 75: whoever it is, one row has the change, and the others have none.
    const changed = part(screen, 'Figures')
      .findAll('tbody tr')
      .filter((row) => saidBy(row).includes('+25'))
    expect(changed).toHaveLength(1)
    expect(changed[0]?.get('th').text()).toMatch(/^[A-D]/)
  })
})
