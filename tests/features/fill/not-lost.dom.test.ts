import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import { useSaveStatus } from '@/parts/save-status'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { putRaw } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, typeWithoutPause, type Begun, type Screen } from './open-fill'

const money = anItem('number', 'IND-1_money', {
  unit: 'count',
  integer: false,
  scored: false,
  label: inBoth('Money'),
})
const questionnaire = aQuestionnaire({
  ladder: { rule: inBoth('If in doubt, choose the lower level.'), levelNames: [] },
  areas: [anArea('area-1', { indicators: [anIndicator('IND-1', { items: [aLadder('IND-1'), money] })] })],
})
const level = (value: number, note: string): AnswerContent => ({
  state: 'answered',
  value,
  naReason: '',
  note,
})

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
  vi.restoreAllMocks()
})

/** Opens a place over storage that is full until the test says otherwise. */
async function showFull(place: string, assessment: Begun) {
  const { storage } = assessment
  const disk = { isFull: true }
  const save: OpenedStorage['answers']['save'] = (...given) =>
    disk.isFull ? Promise.reject(new StorageError('quota')) : storage.answers.save(...given)
  const shown = await open(assessment, place, {
    storage: { ...storage, answers: { ...storage.answers, save } },
  })
  screen = shown
  const stored = async () => (await storage.answers.ofSheet(assessment.sheetId))[0]?.content ?? null
  return { screen: shown, disk, stored }
}
async function noteFails({ field }: Screen, text: string): Promise<void> {
  typeInto(field('Note'), text)
  field('Note').blur()
  await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
}

describe('an answer that could not be saved', () => {
  it('writes only what was typed here, and keeps what another window has chosen since (R15)', async () => {
    const assessment = await begun(questionnaire)
    const { disk, stored, screen } = await showFull('fill/IND-1', assessment)
    await noteFails(screen, 'typed here')
    await assessment.storage.answers.save(assessment.sheetId, 'IND-1', level(3, ''))
    await vi.waitFor(() => expect(screen.rung(3).checked).toBe(true))
    disk.isFull = false
    await useSaveStatus().retry()
    expect(await stored()).toEqual(level(3, 'typed here'))
  })

  it('is not left behind by finishing: the assessment stays open until it is on the device', async () => {
    const assessment = await begun(questionnaire)
    const { storage, assessmentId } = assessment
    const { disk, stored, screen } = await showFull('fill/IND-1', assessment)
    await noteFails(screen, 'before the end')
    await screen.router.push(`/a/${assessmentId}/overview`)
    await vi.waitFor(() => screen.button('Finish the assessment'))
    screen.button('Finish the assessment').click()
    await vi.waitFor(() => screen.button('Finish'))
    screen.button('Finish').click()
    await vi.waitFor(() => expect(screen.page.find('dialog [role=alert]').exists()).toBe(true))
    expect((await storage.assessments.get(assessmentId))?.state).toBe('draft')
    disk.isFull = false
    screen.button('Finish').click()
    await vi.waitFor(() => expect(screen.text()).toContain('the results page'))
    expect(await stored()).toMatchObject({ note: 'before the end' })
  })
})

describe('an answer that was saved as its page was left', () => {
  it('does not cover what was stored since, when its page is opened again', async () => {
    const assessment = await begun(questionnaire)
    const { storage, assessmentId, sheetId } = assessment
    const shown = await open(assessment, 'fill/IND-1')
    screen = shown
    typeInto(shown.field('Note'), 'old')
    await shown.router.push(`/data`)
    await vi.waitFor(async () =>
      expect((await storage.answers.ofSheet(sheetId))[0]?.content.note).toBe('old'),
    )
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('saved'))
    await storage.answers.save(sheetId, 'IND-1', level(4, 'restored'))
    await shown.router.push(`/a/${assessmentId}/fill/IND-1`)
    await vi.waitFor(() => expect(shown.field('Note').value).toBe('restored'))
    expect(shown.rung(4).checked).toBe(true)
  })
})

it('an answer goes to the sheet that is shown, when another has become the first of the assessment', async () => {
  typeWithoutPause()
  const assessment = await begun(questionnaire)
  const { storage, assessmentId, sheetId, databaseName } = assessment
  const shown = await open(assessment, 'fill/IND-1')
  screen = shown
  typeInto(shown.field('Note'), 'mine')
  const [sheet] = await storage.sheets.ofAssessment(assessmentId)
  const older = { ...sheet, id: crypto.randomUUID(), createdAt: '2025-01-01T00:00:00.000Z' }
  await putRaw(databaseName, 'sheets', older)
  await storage.answers.save(older.id, 'IND-1', level(4, 'of another'))
  await storage.answers.save(sheetId, 'IND-1_money', level(5, ''))
  await vi.waitFor(() => expect(shown.field('Note').value).toBe('of another'))
  shown.rung(2).click()
  await vi.waitFor(async () =>
    expect((await storage.answers.ofSheet(older.id))[0]?.content).toEqual(level(2, 'of another')),
  )
  const mine = (await storage.answers.ofSheet(sheetId)).find(({ itemId }) => itemId === 'IND-1')
  expect(mine?.content).toMatchObject({ value: null, note: 'mine' })
})

describe('a page that ends before anything could be written (R8, R9)', () => {
  /** What is typed and chosen on a page whose writes never come to an end; then that page is gone. */
  async function ended() {
    const assessment = await begun(questionnaire)
    const { storage } = assessment
    const lastWords = heldWords()
    const save = () => new Promise<never>(() => undefined)
    const dying = { ...storage, answers: { ...storage.answers, save } }
    const page = await open(assessment, 'fill/IND-1', { storage: dying, lastWords })
    typeInto(page.field('Note'), 'the last wor')
    page.rung(3).click()
    typeInto(page.field('Money'), '7,5')
    page.page.unmount()
    expect(await storage.answers.ofSheet(assessment.sheetId)).toEqual([])
    const stored = async (itemId: string) =>
      (await storage.answers.ofSheet(assessment.sheetId)).find((answer) => answer.itemId === itemId)?.content
    return { ...assessment, lastWords, stored, kept: () => [...lastWords.under('').values()] }
  }

  it('has lost nothing: the next page shows it, and stores it', async () => {
    const { lastWords, stored, kept, ...assessment } = await ended()
    const shown = await open(assessment, 'fill/IND-1', { lastWords })
    screen = shown
    await vi.waitFor(() => expect(shown.field('Note').value).toBe('the last wor'))
    expect(shown.rung(3).checked).toBe(true)
    expect(shown.field('Money').value).toBe('7.5')
    await vi.waitFor(async () => expect(await stored('IND-1')).toEqual(level(3, 'the last wor')))
    await vi.waitFor(async () => expect(await stored('IND-1_money')).toEqual(level(7.5, '')))
    await vi.waitFor(() => expect(kept()).toEqual([]))
  })

  it('leaves its words alone while the assessment is finished, and stores them when it is opened again', async () => {
    const { lastWords, stored, kept, ...assessment } = await ended()
    await assessment.storage.assessments.finish(assessment.assessmentId)
    const shown = await open(assessment, 'fill/IND-1', { lastWords })
    screen = shown
    expect(shown.field('Note').value).toBe('')
    expect(kept()).toHaveLength(2)
    shown.button('Reopen').click()
    await vi.waitFor(async () => expect(await stored('IND-1')).toEqual(level(3, 'the last wor')))
  })

  it('is not mistaken for one with words of other answers, or with what is no answer at all', async () => {
    const { lastWords, stored, kept, ...assessment } = await ended()
    lastWords.put(`${assessment.sheetId}/IND-1`, '{"note":')
    lastWords.put(`${assessment.sheetId}/IND-1_money`, '{"state":"answered","value":{"a":1}}')
    const elsewhere = `${crypto.randomUUID()}/IND-1`
    lastWords.put(elsewhere, '{"note":"of another sheet"}')
    const shown = await open(assessment, 'fill/IND-1', { lastWords })
    screen = shown
    expect(useSaveStatus().status.state).toBe('idle')
    expect(shown.field('Note').value).toBe('')
    expect(lastWords.under(elsewhere).size).toBe(1)
    expect(kept()).toHaveLength(3)
    expect(await stored('IND-1')).toBeUndefined()
  })

  it('and that keeps what storage refuses shows it again, to be corrected', async () => {
    const assessment = await begun(questionnaire)
    const lastWords = heldWords()
    const tooLong = 'x'.repeat(20_001)
    lastWords.put(`${assessment.sheetId}/IND-1`, JSON.stringify({ note: tooLong }))
    const shown = await open(assessment, 'fill/IND-1', { lastWords })
    screen = shown
    await vi.waitFor(() => expect(useSaveStatus().status).toMatchObject({ failure: 'invalid' }))
    expect(shown.field('Note').value).toBe(tooLong)
    typeInto(shown.field('Note'), 'short')
    shown.field('Note').blur()
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('saved'))
    expect(lastWords.under('').size).toBe(0)
  })
})

it('nothing that is stored is kept a second time', async () => {
  const assessment = await begun(questionnaire)
  const lastWords = heldWords()
  const shown = await open(assessment, 'fill/IND-1', { lastWords })
  screen = shown
  typeInto(shown.field('Note'), 'stored')
  expect([...lastWords.under('').values()]).toEqual(['{"note":"stored"}'])
  shown.field('Note').blur()
  await vi.waitFor(() => expect(lastWords.under('').size).toBe(0))
  expect((await assessment.storage.answers.ofSheet(assessment.sheetId))[0]?.content.note).toBe('stored')
})

describe('a figure', () => {
  it.each([1234, 1234567, 12.345, -5])(
    'of %d is written so that changing it starts from itself',
    async (value) => {
      const assessment = await begun(questionnaire)
      const { storage, sheetId } = assessment
      await storage.answers.save(sheetId, 'IND-1_money', level(value, ''))
      const shown = await open(assessment, 'fill/IND-1')
      screen = shown
      typeInto(shown.field('Money'), shown.field('Money').value)
      shown.field('Money').dispatchEvent(new Event('change', { bubbles: true }))
      shown.field('Money').blur()
      await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('saved'))
      expect((await storage.answers.ofSheet(sheetId))[0]?.content.value).toBe(value)
    },
  )
})
