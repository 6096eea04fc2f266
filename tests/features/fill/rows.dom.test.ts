import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import { useUndo } from '@/parts/undo'
import { anArea, anIndicator, anItem, answered, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, type Begun, type Screen } from './open-fill'

const columns: Extract<Item, { type: 'table' }>['columns'] = [
  { id: 'people', type: 'number', label: inBoth('People'), unit: 'count', integer: true, min: 0 },
  { id: 'spent', type: 'money', label: inBoth('Spent'), currency: 'GEL' },
  { id: 'share', type: 'percent', label: inBoth('Share') },
  { id: 'since', type: 'date', label: inBoth('Since'), min: '2020-01-01' },
  { id: 'month', type: 'month', label: inBoth('Month') },
  { id: 'name', type: 'shortText', label: inBoth('Name') },
  { id: 'open', type: 'yesPartlyNo', label: inBoth('Open') },
  {
    id: 'kind',
    type: 'singleChoice',
    label: inBoth('Kind'),
    choices: [
      { id: 'town', label: inBoth('Town') },
      { id: 'village', label: inBoth('Village') },
    ],
  },
]
const table = anItem('table', 'rows', {
  label: inBoth('Meetings'),
  rows: [
    { id: 'y1', label: inBoth('2024') },
    { id: 'y2', label: inBoth('2025') },
  ],
  columns,
})
const roster = anItem('roster', 'rows', {
  label: inBoth('Settlements'),
  row: inBoth('Settlement'),
  most: 3,
  columns: columns.filter(({ id }) => id === 'name' || id === 'people'),
})
const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const
const two = [
  { id: ids[0], cells: { name: 'Ude' } },
  { id: ids[1], cells: { name: 'Arali' } },
]

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(item: Item, value: AnswerValue | null = null, isFinal = false) {
  const assessment: Begun = await begun(
    aQuestionnaire({
      kind: 'profile',
      areas: [anArea('area-1', { indicators: [anIndicator('IND-1', { items: [item] })] })],
    }),
  )
  const { storage, sheetId, assessmentId } = assessment
  if (value !== null) await storage.answers.save(sheetId, 'rows', answered(value))
  if (isFinal) await storage.assessments.finish(assessmentId)
  const shown = await open(assessment, 'fill/IND-1')
  screen = shown
  const content = async () => (await storage.answers.ofSheet(sheetId))[0]?.content ?? null
  return {
    screen: shown,
    content,
    expectStored: (wanted: AnswerValue | null) =>
      vi.waitFor(async () => expect((await content())?.value).toEqual(wanted)),
    legends: () => shown.page.findAll('ol legend').map((each) => each.text()),
  }
}
/** Types, and leaves the field. */
function enter(field: HTMLInputElement, text: string): void {
  typeInto(field, text)
  field.dispatchEvent(new Event('change', { bubbles: true }))
  field.blur()
}
function choose(field: HTMLInputElement, value: string): void {
  field.focus()
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
/** As Enter does on a button that has the focus. */
async function pressOn(button: HTMLButtonElement): Promise<void> {
  button.focus()
  expect(document.activeElement).toBe(button)
  button.click()
  await nextTick()
  await nextTick()
}

describe('a table', () => {
  it('has headers for its rows and columns, and a field for each cell that is named after both', async () => {
    const { screen } = await show(table)
    expect(screen.page.findAll('th[scope=row]').map((each) => each.text())).toEqual(['2024', '2025'])
    expect(screen.page.findAll('th[scope=col]')).toHaveLength(columns.length)
    expect(screen.page.get('caption').text()).toBe('Meetings')
    expect(screen.field('2025: People').type).toBe('text')
    expect(screen.field('2024: Kind').tagName).toBe('SELECT')
  })

  it('stores what stands in its cells, each as its column has it, and leaves empty ones out', async () => {
    const { screen, expectStored } = await show(table)
    enter(screen.field('2024: People'), '1 250')
    enter(screen.field('2024: Spent (GEL)'), '12 500,5')
    enter(screen.field('2024: Share (percent, 0–100)'), '33,3')
    enter(screen.field('2024: Since'), '2024-02-29')
    enter(screen.field('2024: Month'), '2024-03')
    enter(screen.field('2024: Name'), 'Spring')
    choose(screen.field('2024: Open'), 'partly')
    choose(screen.field('2025: Kind'), 'village')
    await expectStored({
      rows: {
        y1: {
          people: 1250,
          spent: 12500.5,
          share: 33.3,
          since: '2024-02-29',
          month: '2024-03',
          name: 'Spring',
          open: 'partly',
        },
        y2: { kind: 'village' },
      },
    })
    expect(screen.field('2024: Spent (GEL)').value).toBe('12,500.5')
  })

  it('keeps at each key what is typed', async () => {
    const { screen, expectStored } = await show(table)
    typeInto(screen.field('2025: Name'), 'Aut')
    await expectStored({ rows: { y2: { name: 'Aut' } } })
    expect(document.activeElement).toBe(screen.field('2025: Name'))
  })

  it('loses a row with its last cell, and is no answer without rows', async () => {
    const { screen, expectStored, content } = await show(table, {
      rows: { y1: { people: 3 }, y2: { kind: 'town' } },
    })
    choose(screen.field('2025: Kind'), '')
    await expectStored({ rows: { y1: { people: 3 } } })
    enter(screen.field('2024: People'), '')
    await expectStored(null)
    expect((await content())?.state).toBe('unanswered')
  })

  it.each([
    ['2024: People', '2,5', 'Write a whole number'],
    ['2024: People', '-1', 'The number must be at least 0'],
    ['2024: Share (percent, 0–100)', '101', 'The number must be between 0 and 100'],
    ['2024: Spent (GEL)', 'much', 'This is not a number'],
    ['2024: Since', '2019-12-31', 'The earliest possible date is 1 January 2020'],
  ])('says beside the cell %s why %s does not count', async (name, text, sentence) => {
    const { screen } = await show(table)
    enter(screen.field(name), text)
    await nextTick()
    const cell = screen.field(name)
    const said = document.getElementById(cell.getAttribute('aria-describedby') ?? '')?.textContent
    expect(said?.replaceAll('\u00a0', ' ')).toContain(sentence)
    expect(cell.value).toBe(text)
  })

  it('says when something stands in it that it does not ask, and leaves it out with the first change', async () => {
    const { screen, expectStored } = await show(table, {
      rows: { y1: { people: 3, colour: 'red' }, y9: { people: 1 } },
    })
    expect(screen.text()).toContain('does not fit this question')
    enter(screen.field('2025: People'), '4')
    await expectStored({ rows: { y1: { people: 3 }, y2: { people: 4 } } })
    expect(screen.text()).not.toContain('does not fit this question')
  })

  it('is only read where the assessment is finished', async () => {
    const { screen } = await show(table, { rows: { y1: { people: 3, kind: 'town' } } }, true)
    const fields = screen.page.findAll<HTMLInputElement>('table :is(input, select)')
    expect(fields).toHaveLength(2 * columns.length)
    expect(fields.every(({ element }) => element.matches(':disabled'))).toBe(true)
    expect(screen.field('2024: People').value).toBe('3')
  })
})

describe('a roster', () => {
  it('adds rows whose first field takes the focus, each with an id of its own that it keeps', async () => {
    const { screen, content, expectStored } = await show(roster)
    await pressOn(screen.button('Add: Settlement'))
    expect(document.activeElement).toBe(screen.field('People'))
    enter(screen.field('Name'), 'Ude')
    enter(screen.field('People'), '2 100')
    await vi.waitFor(async () =>
      expect((await content())?.value).toMatchObject([{ cells: { name: 'Ude', people: 2100 } }]),
    )
    const [first] = (await content())?.value as typeof two
    await pressOn(screen.button('Add: Settlement'))
    typeInto(document.activeElement as HTMLInputElement, '7')
    await vi.waitFor(async () => expect((await content())?.value).toHaveLength(2))
    const second = ((await content())?.value as typeof two)[1]
    expect(second).toMatchObject({ cells: { people: 7 } })
    expect(second?.id).not.toBe(first?.id)
    await pressOn(screen.button('Remove: Settlement 1'))
    await expectStored([second] as AnswerValue)
  })

  it('stores no row in which nothing stands, and leaves it on the screen', async () => {
    const { screen, expectStored, legends } = await show(roster, two)
    await pressOn(screen.button('Add: Settlement'))
    enter(screen.page.get<HTMLInputElement>('ol li:first-child input[maxlength]').element, '')
    await expectStored(two.slice(1))
    expect(legends()).toEqual(['Settlement 1', 'Settlement 2', 'Settlement 3'])
    typeInto(screen.page.get<HTMLInputElement>('ol li:first-child input[maxlength]').element, 'Vale')
    await expectStored([{ id: ids[0], cells: { name: 'Vale' } }, ...two.slice(1)])
  })

  it('takes no more rows than are asked for, and says so', async () => {
    const { screen, legends } = await show(roster, two)
    await pressOn(screen.button('Add: Settlement'))
    expect(legends()).toHaveLength(3)
    expect(screen.button('Add: Settlement').disabled).toBe(true)
    expect(screen.text()).toContain('No more than 3 can be entered.')
  })

  it('says when it has more rows than can count', async () => {
    const { screen } = await show(
      roster,
      [...ids, ids[0].replace(/1$/, '3'), ids[0].replace(/1$/, '4')].map((id) => ({
        id,
        cells: { name: id },
      })),
    )
    expect(screen.text()).toContain('Until you remove the others, the answer does not count.')
  })

  it('removes a row, and puts back that row alone where it stood', async () => {
    const { screen, expectStored } = await show(roster, two)
    await pressOn(screen.button('Remove: Settlement 1'))
    expect(document.activeElement).toBe(screen.button('Add: Settlement'))
    await expectStored(two.slice(1))
    const undo = useUndo()
    await vi.waitFor(() => expect(undo.offer?.sentence).toBe('“Settlement 1” was removed.'))
    enter(screen.field('Name'), 'Arali, changed')
    await undo.offer?.undo()
    await expectStored([two[0], { id: ids[1], cells: { name: 'Arali, changed' } }] as AnswerValue)
  })

  it('is no answer without rows, also when it is cleared', async () => {
    const { screen, expectStored, content, legends } = await show(roster, two)
    await pressOn(screen.button('Remove: Settlement 2'))
    await pressOn(screen.button('Remove: Settlement 1'))
    await expectStored(null)
    expect((await content())?.state).toBe('unanswered')
    await useUndo().offer?.undo()
    await vi.waitFor(() => expect(legends()).toHaveLength(1))
    screen.button('Clear the answer').click()
    await vi.waitFor(() => expect(legends()).toEqual([]))
  })

  it('is only read where the assessment is finished', async () => {
    const { screen, legends } = await show(roster, two, true)
    expect(legends()).toEqual(['Settlement 1', 'Settlement 2'])
    expect(screen.page.findAll('ol button, .add')).toEqual([])
    expect(screen.field('Name').matches(':disabled')).toBe(true)
  })
})
