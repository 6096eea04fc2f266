import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, type Begun, type Screen } from './open-fill'

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', { indicators: [anIndicator('IND-1', { subsets: ['rapid'] }), anIndicator('IND-2')] }),
    anArea('area-2', {
      indicators: [
        anIndicator('IND-3', {
          title: inBoth('Petitions'),
          items: [
            anItem('singleChoice', 'IND-3_one', {
              label: inBoth('Which one'),
              choices: [
                { id: 'web', label: inBoth('On the web'), share: 1 },
                { id: 'paper', label: inBoth('On paper'), share: 0 },
              ],
            }),
            anItem('multipleChoice', 'IND-3_many', {
              label: inBoth('Which ones'),
              choices: [
                { id: 'a', label: inBoth('Alpha'), share: 0.5 },
                { id: 'b', label: inBoth('Beta'), share: 0.5 },
              ],
            }),
            anItem('yesPartlyNo', 'IND-3_yes', { label: inBoth('Is it so') }),
            anItem('scale', 'IND-3_scale', { label: inBoth('How much'), min: 1, max: 3 }),
            anItem('percent', 'IND-3_share', { label: inBoth('Share'), line: { zeroAt: 0, fullAt: 100 } }),
          ],
        }),
        anIndicator('IND-4', { items: [aLadder('IND-4')] }),
      ],
    }),
  ],
})

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(place: string, setup?: (begun: Begun) => Promise<unknown>, subset = 'full') {
  const assessment = await begun(questionnaire, { subset })
  await setup?.(assessment)
  const shown = await open(assessment, place)
  screen = shown
  return { ...assessment, screen: shown }
}

const level = (value: number) => ({ ...EMPTY_ANSWER, state: 'answered' as const, value })
const title = ({ page }: Screen) => page.get('h1').text()

describe('where filling goes on', () => {
  it('is the first unanswered question when nothing is remembered, and the link then names it', async () => {
    const { screen, assessmentId } = await show('fill', ({ storage, sheetId }) =>
      storage.answers.save(sheetId, 'IND-1', level(2)),
    )
    expect(title(screen)).toBe('Title of IND-2')
    expect(screen.router.currentRoute.value.path).toBe(`/a/${assessmentId}/fill/IND-2`)
  })

  it('is the place where the person stopped, which every question shown becomes', async () => {
    const first = await show('fill/IND-4')
    await vi.waitFor(async () =>
      expect(await first.storage.settings.get(`lastPlace/${first.assessmentId}`)).toBe('IND-4'),
    )
    first.screen.page.unmount()
    screen = await open(first, 'fill')
    expect(title(screen)).toBe('Title of IND-4')
  })

  it.each([
    ['one that no questionnaire has', 'NOPE-9', 'full'],
    ['one that this subset does not ask', 'IND-2', 'rapid'],
  ])('is offered in a sentence when the link names %s, and nothing is changed', async (_what, id, subset) => {
    const { screen, storage, sheetId, assessmentId } = await show(`fill/${id}`, undefined, subset)
    expect(screen.text()).toContain(`The link leads to the question “${id}”`)
    expect(await storage.answers.ofSheet(sheetId)).toEqual([])
    expect(await storage.settings.get(`lastPlace/${assessmentId}`)).toBeUndefined()
    await screen.page.get('main a').trigger('click')
    await vi.waitFor(() => expect(title(screen)).toBe('Title of IND-1'))
  })

  it('leads from the last question to what is left', async () => {
    const { screen } = await show('fill/IND-4')
    await screen.page.get('.foot .primary').trigger('click')
    await vi.waitFor(() => expect(title(screen)).toBe('Overview'))
  })

  it('leads from an area to its first unanswered question', async () => {
    const { screen } = await show('fill/IND-4', ({ storage, sheetId }) =>
      storage.answers.save(sheetId, 'IND-1', level(0)),
    )
    const area = screen.page.findAll('nav .area').find((link) => link.text().includes('Area area-1'))
    expect(area?.text()).toContain('1 / 2')
    await area?.trigger('click')
    await vi.waitFor(() => expect(title(screen)).toBe('Title of IND-2'))
  })
})

describe('items that are no ladder', () => {
  it('are answered with what fits their type', async () => {
    const { screen, storage, sheetId } = await show('fill/IND-3')
    const click = (label: string) => {
      screen.page
        .findAll<HTMLLabelElement>('main label')
        .find((found) => found.text() === label)
        ?.element.click()
      return nextTick()
    }
    await click('On the web')
    await click('Alpha')
    await click('Beta')
    await click('Partly')
    await click('3')
    typeInto(screen.field('Share'), '120')
    await vi.waitFor(() => expect(screen.text()).toContain('between 0 and 100'))
    typeInto(screen.field('Share'), '12,5')
    screen.field('Share').blur()
    await vi.waitFor(async () => {
      const answers = await storage.answers.ofSheet(sheetId)
      expect(Object.fromEntries(answers.map(({ itemId, content }) => [itemId, content.value]))).toEqual({
        'IND-3_one': 'web',
        'IND-3_many': ['a', 'b'],
        'IND-3_yes': 'partly',
        'IND-3_scale': 3,
        'IND-3_share': 12.5,
      })
    })
  })
})

describe('the overview', () => {
  const links = ({ page }: Screen) => page.findAll('section li a').map((link) => link.text())

  it('lists every question with what was said of it, and only what is left when asked to', async () => {
    const { screen } = await show('overview', ({ storage, sheetId }) =>
      storage.answers.save(sheetId, 'IND-1', level(3)),
    )
    expect(links(screen)).toHaveLength(4)
    expect(links(screen)[0]).toBe('3 Title of IND-1')
    screen.page.get<HTMLInputElement>('input[type=radio][value=left]').element.click()
    await vi.waitFor(() => expect(links(screen)).toHaveLength(3))
    expect(links(screen).join()).not.toContain('IND-1')
  })

  it('finds a question by words in any of its languages', async () => {
    const { screen } = await show('overview')
    typeInto(screen.field('Search the questions'), 'petitions ქა')
    await vi.waitFor(() => expect(links(screen)).toHaveLength(1))
    typeInto(screen.field('Search the questions'), 'zebra')
    await vi.waitFor(() => expect(screen.text()).toContain('Nothing was found'))
  })

  it('finishes with questions left, after saying how many, and leads to the results', async () => {
    const { screen, storage, assessmentId } = await show('overview', ({ storage, sheetId }) =>
      storage.answers.save(sheetId, 'IND-1', level(3)),
    )
    screen.button('Finish the assessment').click()
    await vi.waitFor(() => expect(screen.page.get('dialog').text()).toContain('7 questions are not answered'))
    screen.button('Finish').click()
    await vi.waitFor(() => expect(screen.text()).toContain('the results page'))
    expect((await storage.assessments.get(assessmentId))?.state).toBe('final')
  })
})
