import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Item } from '@/domain/questionnaire/format-1'
import { anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, type Screen } from './open-fill'

const labelled = (item: Item, label: string, more: Partial<Item> = {}): Item =>
  ({ ...item, label: inBoth(label), ...more }) as Item
const choices = [
  { id: 'post', label: inBoth('By post') },
  { id: 'web', label: inBoth('On the web') },
]
const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('FACTS', {
          items: [
            labelled(anItem('yesPartlyNo', 'has', {}), 'Is there one?'),
            labelled(anItem('shortText', 'name', {}), 'Name', {
              hint: inBoth('As on the sign.'),
              visibleIf: { op: 'eq', args: [{ item: 'has' }, 'yes'] },
            }),
            labelled(anItem('longText', 'why', {}), 'Why'),
            labelled(anItem('date', 'day', { min: '2025-01-01' }), 'Day'),
            labelled(anItem('month', 'month', {}), 'Month', { requiredIf: { answered: 'day' } }),
            labelled(anItem('money', 'planned', { currency: 'GEL', min: 0 }), 'Planned'),
            labelled(
              anItem('computed', 'left', {
                value: { op: 'sub', args: [{ item: 'planned' }, { item: 'spent' }] },
                unit: 'GEL',
                decimals: 2,
              }),
              'Left',
            ),
            labelled(anItem('money', 'spent', { currency: 'GEL' }), 'Spent', {
              constraints: [
                {
                  expect: { op: 'lte', args: [{ item: 'spent' }, { item: 'planned' }] },
                  message: inBoth('More was spent than planned.'),
                },
              ],
            }),
          ],
        }),
        anIndicator('NEXT', { visibleIf: { answered: 'day' } }),
      ],
    }),
  ],
})

/** Where several can be chosen, with shares and without. */
const several = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('MANY', {
          items: [
            labelled(anItem('multipleChoice', 'ways', { choices, bestSet: ['post', 'web'] }), 'Ways'),
            labelled(anItem('multipleChoice', 'unscored', { choices }), 'Other ways'),
          ],
        }),
      ],
    }),
  ],
})

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(place = 'FACTS', asked = questionnaire) {
  const assessment = await begun(asked)
  const shown = (screen = await open(assessment, `fill/${place}`))
  const stored = async (itemId: string) =>
    (await assessment.storage.answers.ofSheet(assessment.sheetId)).find((each) => each.itemId === itemId)
      ?.content ?? null
  const expectStored = (itemId: string, content: object) =>
    vi.waitFor(async () => expect(await stored(itemId)).toMatchObject(content))
  const choose = (name: string) =>
    shown.page
      .findAll('label')
      .find((label) => label.text() === name)
      ?.get('input')
      .setValue(true)
  return { shown, stored, expectStored, choose }
}

describe('a text, a date, a month and money', () => {
  it.each([
    ['Why', 'why', 'Because of the road.', 'Because of the road.'],
    ['Day', 'day', '2025-03-09', '2025-03-09'],
    ['Month', 'month', '2025-11', '2025-11'],
    ['Planned', 'planned', '12 500,75', 12500.75],
  ])('%s is stored as it was meant', async (label, itemId, typed, value) => {
    const { shown, stored } = await show()
    typeInto(shown.field(label), typed)
    await vi.waitFor(async () => expect(await stored(itemId)).toMatchObject({ state: 'answered', value }))
  })

  it('that is emptied is unanswered again', async () => {
    const { shown, stored, expectStored } = await show()
    typeInto(shown.field('Why'), 'x')
    await expectStored('why', { state: 'answered' })
    typeInto(shown.field('Why'), '')
    await vi.waitFor(async () =>
      expect(await stored('why')).toMatchObject({ state: 'unanswered', value: null }),
    )
  })

  it('that cannot be is kept as it stands, and said beside the field', async () => {
    const { shown, expectStored } = await show()
    typeInto(shown.field('Day'), '2024-12-31')
    await expectStored('day', { value: '2024-12-31' })
    await vi.waitFor(() => expect(shown.text()).toContain('The earliest possible date is 1 January 2025.'))
  })
})

describe('several choices that are scored', () => {
  it('can be answered with none of them, which is not the same as no answer', async () => {
    const { shown, choose, expectStored } = await show('MANY', several)
    expect(shown.text().match(/None of these/g)).toHaveLength(1)
    await choose('None of these')
    await expectStored('ways', { state: 'answered', value: [] })
    await choose('On the web')
    await expectStored('ways', { state: 'answered', value: ['web'] })
    const none = shown.page.findAll('label').find((label) => label.text() === 'None of these')
    await vi.waitFor(() => expect(none?.get('input').element.checked).toBe(false))
    await choose('None of these')
    await expectStored('ways', { state: 'answered', value: [] })
    await none?.get('input').setValue(false)
    await expectStored('ways', { state: 'unanswered', value: null })
  })
})

describe('a constraint', () => {
  it('is said beside the field while it is broken, and the answer is kept', async () => {
    const { shown, expectStored } = await show()
    typeInto(shown.field('Planned'), '100')
    typeInto(shown.field('Spent'), '120')
    await vi.waitFor(() => expect(shown.text()).toContain('More was spent than planned.'))
    await expectStored('spent', { value: 120 })
    typeInto(shown.field('Spent'), '80')
    await vi.waitFor(() => expect(shown.text()).not.toContain('More was spent than planned.'))
  })
})

describe('a computed figure', () => {
  it('follows the answers, and is a dash while one of them is missing', async () => {
    const { shown } = await show()
    expect(shown.text()).toContain('Left – ')
    typeInto(shown.field('Planned'), '1000')
    typeInto(shown.field('Spent'), '350,5')
    await vi.waitFor(() => expect(shown.text()).toContain('Left GEL 649.50'))
  })
})

describe('what has to be answered', () => {
  it('says so from when it is so until it is answered', async () => {
    const { shown } = await show()
    expect(shown.text()).not.toContain('This has to be answered.')
    typeInto(shown.field('Day'), '2025-03-09')
    await vi.waitFor(() => expect(shown.text()).toContain('This has to be answered.'))
    typeInto(shown.field('Month'), '2025-03')
    await vi.waitFor(() => expect(shown.text()).not.toContain('This has to be answered.'))
  })
})

describe('what a condition hides', () => {
  it('appears with its hint once the condition is true, and what was answered comes back with it', async () => {
    const { shown, stored, expectStored, choose } = await show()
    expect(shown.text()).not.toContain('As on the sign.')
    await choose('Yes')
    await vi.waitFor(() => expect(shown.text()).toContain('As on the sign.'))
    typeInto(shown.field('Name'), 'Library')
    await expectStored('name', { value: 'Library' })
    await choose('No')
    await vi.waitFor(() => expect(shown.text()).not.toContain('As on the sign.'))
    expect(await stored('name')).toMatchObject({ state: 'answered', value: 'Library' })
    await choose('Yes')
    await vi.waitFor(() => expect(shown.field('Name').value).toBe('Library'))
  })

  it('is listed with its answer in the overview', async () => {
    const assessment = await begun(questionnaire)
    const save = (itemId: string, value: string) =>
      assessment.storage.answers.save(assessment.sheetId, itemId, { state: 'answered', value })
    await save('name', 'Library')
    await save('has', 'no')
    screen = await open(assessment, 'overview')
    await vi.waitFor(() => expect(screen?.text()).toMatch(/Answers hidden for now .* Name Library/))
  })

  it('is no place to go on to, and becomes one', async () => {
    const { shown } = await show()
    expect(shown.text()).toContain('1 / 1')
    typeInto(shown.field('Day'), '2025-03-09')
    await vi.waitFor(() => expect(shown.text()).toContain('1 / 2'))
  })
})
