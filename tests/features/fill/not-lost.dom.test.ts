import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import { useSaveStatus } from '@/parts/save-status'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, type Begun, type Screen } from './open-fill'

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
})

/** Opens a place over storage that is full until the test says otherwise. */
async function showFull(place: string, assessment: Begun) {
  const { storage } = assessment
  const disk = { isFull: true }
  const save: OpenedStorage['answers']['save'] = (...given) =>
    disk.isFull ? Promise.reject(new StorageError('quota')) : storage.answers.save(...given)
  const shown = await open(assessment, place, { ...storage, answers: { ...storage.answers, save } })
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
  it('writes only what was typed here, and keeps what another window has chosen since', async () => {
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
