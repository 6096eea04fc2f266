import { afterEach, describe, expect, it, vi } from 'vitest'
import { rawRows } from '../../support/fake-storage'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, type Begun, type Screen } from './open-fill'

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('IND-1', {
          items: [
            aLadder('IND-1'),
            anItem('number', 'IND-1_money', {
              unit: 'count',
              integer: false,
              scored: false,
              label: inBoth('Money'),
            }),
          ],
        }),
        anIndicator('IND-2', {
          items: [
            anItem('singleChoice', 'IND-2_one', {
              label: inBoth('Which one'),
              choices: [
                { id: 'web', label: inBoth('On the web'), share: 1 },
                { id: 'paper', label: inBoth('On paper'), share: 0 },
              ],
            }),
            anItem('multipleChoice', 'IND-2_many', {
              label: inBoth('Which ones'),
              choices: [
                { id: 'a', label: inBoth('Alpha'), share: 0.5 },
                { id: 'b', label: inBoth('Beta'), share: 0.5 },
              ],
            }),
            anItem('yesPartlyNo', 'IND-2_yes', { label: inBoth('Is it so') }),
          ],
        }),
        anIndicator('IND-3'),
      ],
    }),
  ],
})

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(assessment: Begun, place: string, language: 'ka' | 'en' = 'en'): Promise<Screen> {
  screen?.page.unmount()
  screen = await open(assessment, place, { language })
  return screen
}

/** The labels of what is chosen on the screen. */
function chosenOn({ page }: Screen): string[] {
  return page
    .findAll<HTMLInputElement>('main :is(input[type=radio], input[type=checkbox])')
    .filter(({ element }) => element.checked)
    .map(({ element }) => element.labels?.[0]?.textContent.trim() ?? '')
}

describe('a draft that is opened again in another language (R30)', () => {
  const PLACES = ['fill/IND-1', 'fill/IND-2', 'fill/IND-3']
  async function filled() {
    const assessment = await begun(questionnaire)
    const { storage, sheetId } = assessment
    const values = {
      'IND-1': 3,
      'IND-1_money': 12.5,
      'IND-2_one': 'paper',
      'IND-2_many': ['a', 'b'],
      'IND-2_yes': 'partly',
    }
    for (const [itemId, value] of Object.entries(values)) {
      await storage.answers.save(sheetId, itemId, {
        state: 'answered',
        value,
        note: `შენიშვნა / note ${itemId}`,
      })
    }
    await storage.answers.save(sheetId, 'IND-3', { state: 'na', naReason: 'აქ არ არის' })
    const stored = async () => (await rawRows(assessment.databaseName))['answers']
    return { assessment, stored, before: await stored() }
  }

  it('has every answer as it was: nothing is written by looking at it, nor by passing through its fields', async () => {
    const { assessment, stored, before } = await filled()
    for (const language of ['ka', 'en'] as const) {
      for (const place of PLACES) {
        const { page } = await show(assessment, place, language)
        for (const field of page.findAll<HTMLInputElement>('main :is(input[type=text], textarea)')) {
          field.element.focus()
          await field.trigger('change')
          field.element.blur()
        }
      }
    }
    expect(await stored()).toEqual(before)
  })

  it('shows the same choices, notes and figures, in that language alone', async () => {
    const { assessment } = await filled()
    const one = await show(assessment, 'fill/IND-1', 'ka')
    expect([one.field('Money (ქა)').value, one.field('შენიშვნა').value]).toEqual([
      '12,5',
      'შენიშვნა / note IND-1',
    ])
    expect(chosenOn(one)).toEqual([expect.stringContaining('IND-1 level 3 (ქა)')])
    const again = await show(assessment, 'fill/IND-1', 'en')
    expect([again.field('Money').value, again.field('Note').value]).toEqual(['12.5', 'შენიშვნა / note IND-1'])
    expect(chosenOn(again)).toEqual([expect.stringContaining('IND-1 level 3')])
    expect(again.page.get('main').text()).not.toMatch(/[ა-ჰ]/)

    const choices = await show(assessment, 'fill/IND-2', 'ka')
    expect(chosenOn(choices)).toEqual(['On paper (ქა)', 'Alpha (ქა)', 'Beta (ქა)', 'ნაწილობრივ'])
    const choicesAgain = await show(assessment, 'fill/IND-2', 'en')
    expect(chosenOn(choicesAgain)).toEqual(['On paper', 'Alpha', 'Beta', 'Partly'])
    expect(choicesAgain.page.get('main').text()).not.toMatch(/[ა-ჰ]/)

    const reason = await show(assessment, 'fill/IND-3', 'en')
    expect(reason.field('Why it does not apply').value).toBe('აქ არ არის')
  })
})

describe('half past midnight in Tbilisi, when it is still yesterday in UTC (R32)', () => {
  async function afterMidnight(): Promise<Begun> {
    const assessment = await begun(questionnaire)
    assessment.clock.advance(8.5 * 3600)
    expect(assessment.clock.now()).toBe('2026-03-01T20:30:00.000Z')
    return assessment
  }

  it.each(['2026-03-01', '2026-03-02', '2025-12-31'])(
    'evidence of %s is stored and shown with that date, and keeps it when it is changed',
    async (date) => {
      const assessment = await afterMidnight()
      const shown = await show(assessment, 'fill/IND-1')
      const stored = async () => (await assessment.storage.evidence.ofSheet(assessment.sheetId))[0]
      shown.button('Add').click()
      await vi.waitFor(() => shown.field('Kind'))
      shown.field('Kind').value = 'minutes'
      shown.field('Kind').dispatchEvent(new Event('change', { bubbles: true }))
      typeInto(shown.field('Title'), 'Minutes')
      typeInto(shown.field('Date'), date)
      shown.button('Save evidence').click()
      await vi.waitFor(async () => expect(await stored()).toMatchObject({ title: 'Minutes', date }))
      const [year, month, day] = date.split('-')
      const name = { '03': 'March', '12': 'December' }[month ?? '']
      await vi.waitFor(() => expect(shown.text()).toContain(`${Number(day)} ${name} ${year}`))
      shown.button('Change: Minutes').click()
      await vi.waitFor(() => expect(shown.field('Date').value).toBe(date))
      typeInto(shown.field('Title'), 'Minutes, corrected')
      shown.button('Save evidence').click()
      await vi.waitFor(async () =>
        expect(await stored()).toMatchObject({ title: 'Minutes, corrected', date }),
      )
    },
  )

  it('an earlier answer is said to have stood until the second of March', async () => {
    const assessment = await afterMidnight()
    const { storage, sheetId } = assessment
    await storage.answers.save(sheetId, 'IND-1', { state: 'answered', value: 1 })
    await storage.answers.save(sheetId, 'IND-1', { state: 'answered', value: 2 })
    const shown = await show(assessment, 'fill/IND-1')
    shown.button('Earlier answers').click()
    await vi.waitFor(() => expect(shown.page.find('dialog').text()).toContain('1 – IND-1 level 1'))
    const said = shown.page.get('dialog').text().replaceAll('\u00a0', ' ')
    expect(said).toContain('2 March 2026')
    expect(said).toContain('00:30')
  })
})
