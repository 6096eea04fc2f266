import { afterEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_ANSWER, type AnswerContent, type AnswerValue } from '@/domain/records/answer'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import {
  answered,
  anArea,
  anIndicator,
  anItem,
  aLadder,
  aQuestionnaire,
  inBoth,
} from '../../support/questionnaires'
import { begun, open, type Begun, type Screen } from './open-fill'

const figure = anItem('number', 'IND-2_n', { label: inBoth('Meetings'), unit: 'count', integer: true })
const areas = [
  anArea('area-1', {
    indicators: [anIndicator('IND-1'), anIndicator('IND-2', { items: [aLadder('IND-2'), figure] })],
  }),
  anArea('area-2', { indicators: [anIndicator('IND-3'), anIndicator('IND-4')] }),
]
const older = aQuestionnaire({ areas })
const newer = aQuestionnaire({ areas, version: '1.1.0' })

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

const marked = (value: AnswerValue): AnswerContent => ({ ...answered(value), toConfirm: true })

/** A copy of an assessment in version 1.1.0 with these answers. */
async function copied(
  answers: Readonly<Record<string, AnswerContent>>,
): Promise<Begun & { originalId: string }> {
  const original = await begun(older)
  const { storage, assessmentId: originalId } = original
  const questionnaire = { id: newer.id, version: newer.version, sha256: fingerprint(newer) }
  await storage.questionnaires.keep(newer, questionnaire)
  const { assessment, sheet } = await storage.assessments.copyInto(originalId, {
    ...{ questionnaire, subset: 'full', evidence: [] },
    answers: Object.entries(answers).map(([itemId, content]) => ({ itemId, content })),
  })
  return { ...original, assessmentId: assessment.id, sheetId: sheet.id, originalId }
}
async function show(copy: Begun, place: string): Promise<Screen> {
  screen?.page.unmount()
  screen = await open(copy, place)
  await vi.dynamicImportSettled()
  return screen
}
const contentOf = async ({ storage, sheetId }: Begun, itemId: string) =>
  (await storage.answers.ofSheet(sheetId)).find((one) => one.itemId === itemId)?.content
const confirmButtons = ({ page }: Screen) =>
  page.findAll('button').filter((one) => one.text().startsWith('Confirm'))

describe('an answer that was brought over', () => {
  it('is shown chosen, with the version it is from, and counts once it is confirmed', async () => {
    const copy = await copied({ 'IND-1': marked(3), 'IND-3': marked(2) })
    const shown = await show(copy, 'fill/IND-1')
    await vi.waitFor(() => expect(shown.text()).toContain('Brought over from version 1.0.0.'))
    expect(shown.rung(3).checked).toBe(true)
    expect(shown.text()).toContain('Overview and search 0 / 4')
    await confirmButtons(shown)[0]?.trigger('click')
    await vi.waitFor(() => expect(shown.text()).toContain('Overview and search 1 / 4'))
    expect(shown.text()).toContain('Confirmed.')
    expect(shown.text()).not.toContain('Brought over')
    expect(document.activeElement?.textContent).toContain('Confirmed.')
    await vi.waitFor(async () => expect(await contentOf(copy, 'IND-1')).toEqual(answered(3)))
    expect(await contentOf(copy, 'IND-3')).toEqual(marked(2))
  })

  it('is confirmed as well by answering anew, and not by a note', async () => {
    const copy = await copied({ 'IND-1': marked(3) })
    const shown = await show(copy, 'fill/IND-1')
    const note = shown.field('Note')
    note.value = 'Why'
    note.dispatchEvent(new Event('input', { bubbles: true }))
    note.dispatchEvent(new Event('blur'))
    await vi.waitFor(async () =>
      expect(await contentOf(copy, 'IND-1')).toEqual({ ...marked(3), note: 'Why' }),
    )
    await shown.page.get('input[value="4"]').setValue()
    await vi.waitFor(async () =>
      expect(await contentOf(copy, 'IND-1')).toEqual({ ...answered(4), note: 'Why' }),
    )
  })

  it('is confirmed beside the figure, too, which does not count among the questions', async () => {
    const copy = await copied({ 'IND-2': marked(1), 'IND-2_n': marked(7) })
    const shown = await show(copy, 'fill/IND-2')
    await vi.waitFor(() => expect(confirmButtons(shown)).toHaveLength(2))
    await confirmButtons(shown)[1]?.trigger('click')
    await vi.waitFor(async () => expect(await contentOf(copy, 'IND-2_n')).toEqual(answered(7)))
    expect(await contentOf(copy, 'IND-2')).toEqual(marked(1))
    expect(confirmButtons(shown)).toHaveLength(1)
  })

  it('of which only the note came along says so, and is unanswered after it was seen', async () => {
    const onlyNote: AnswerContent = { ...EMPTY_ANSWER, note: 'We met twice.', toConfirm: true }
    const copy = await copied({ 'IND-1': onlyNote })
    const shown = await show(copy, 'fill/IND-1')
    await vi.waitFor(() => expect(shown.text()).toContain('Only the note could be brought over'))
    expect(shown.field('Note').value).toBe('We met twice.')
    await shown.page
      .findAll('button')
      .find((one) => one.text().startsWith('I have seen it'))
      ?.trigger('click')
    await vi.waitFor(async () =>
      expect(await contentOf(copy, 'IND-1')).toEqual({ ...EMPTY_ANSWER, note: 'We met twice.' }),
    )
  })

  it('in a finished copy is marked, and cannot be confirmed', async () => {
    const copy = await copied({ 'IND-1': marked(3) })
    await copy.storage.assessments.finish(copy.assessmentId)
    const shown = await show(copy, 'fill/IND-1')
    await vi.waitFor(() => expect(shown.text()).toContain('Brought over from version 1.0.0.'))
    expect(confirmButtons(shown)).toEqual([])
  })
})

describe('the overview of a copy', () => {
  const answers = { 'IND-1': marked(3), 'IND-2': answered(1), 'IND-2_n': marked(7), 'IND-3': marked(2) }

  it('names what is to be confirmed, with the way to it, and says so instead of "not answered"', async () => {
    const { page } = await show(await copied(answers), 'overview')
    const list = page.findAll('section').find((one) => one.find('h2').text() === 'To confirm: 3')
    expect(
      list?.findAll('a').map((link) => [link.text(), link.attributes('href')?.split('/').at(-1)]),
    ).toEqual([
      ['Title of IND-1', 'IND-1'],
      ['Title of IND-2', 'IND-2'],
      ['Title of IND-3', 'IND-3'],
    ])
    const lines = page.findAll('li').map((one) => one.text().replace(/\s+/g, ' '))
    expect(lines).toContainEqual(expect.stringMatching(/Title of IND-1 ?To confirm/))
    expect(lines).toContainEqual(expect.stringMatching(/Title of IND-4 ?Not answered/))
  })

  it('says of every area beside the questions how much is to be confirmed', async () => {
    const { page } = await show(await copied(answers), 'fill/IND-4')
    const areasShown = page.findAll('nav li').map((one) => one.text().replace(/\s+/g, ' '))
    expect(areasShown[0]).toContain('2 to confirm')
    expect(areasShown[1]).toContain('1 to confirm')
  })

  it('names it again before finishing, apart from what is not answered', async () => {
    const shown = await show(await copied(answers), 'overview')
    shown.button('Finish the assessment').click()
    await vi.waitFor(() => shown.page.get('dialog'))
    const dialog = shown.page.get('dialog').text().replace(/\s+/g, ' ')
    expect(dialog).toContain('1 question is not answered.')
    expect(dialog).toContain('3 answers from another version are not confirmed and will not count:')
    expect(shown.page.findAll('dialog li').map((one) => one.text())).toEqual([
      'Title of IND-1',
      'Title of IND-2',
      'Title of IND-3',
    ])
  })

  it('leads to its original, and the original to it, while they are there', async () => {
    const copy = await copied(answers)
    const { storage, originalId, assessmentId } = copy
    const shown = await show(copy, 'overview')
    await vi.waitFor(() => expect(shown.text()).toContain('a copy; the original is in version 1.0.0.'))
    const links = shown.page.findAll('a').filter((one) => one.text() === 'Open the original')
    expect(links.map((one) => one.attributes('href'))).toEqual([`/a/${originalId}/overview`])
    const original = await show({ ...copy, assessmentId: originalId }, 'overview')
    await vi.waitFor(() =>
      expect(original.text()).toContain('A copy of this assessment exists in version 1.1.0.'),
    )
    await storage.assessments.remove(assessmentId)
    await vi.waitFor(() => expect(original.text()).not.toContain('A copy of this assessment exists'))
  })
})
