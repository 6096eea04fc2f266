import { afterEach, expect, it, vi } from 'vitest'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import { anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, type Screen } from './open-fill'

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

const choices = ['one', 'two', 'three'].map((id) => ({ id, label: inBoth(`Choice ${id}`) }))
const column = { id: 'c', label: inBoth('People'), type: 'number', unit: 'count', integer: true } as const
const row = { id: '00000000-0000-4000-8000-000000000001', cells: { c: 7 } }

/** Of each type an item, what was said in the wave before, and how it stands beside the field. */
const CASES: readonly [Item, AnswerValue, string][] = [
  [anItem('yesPartlyNo', 'q', {}), 'partly', '2025: Partly'],
  [anItem('scale', 'q', { min: 1, max: 5, maxLabel: inBoth('very') }), 5, '2025: 5 – very'],
  [anItem('singleChoice', 'q', { choices }), 'two', '2025: Choice two'],
  [anItem('multipleChoice', 'q', { choices }), ['one', 'three'], '2025: Choice one, Choice three'],
  [anItem('number', 'q', { unit: 'count', integer: true }), 1250, '2025: 1,250'],
  [anItem('percent', 'q', {}), 37.5, '2025: 37.5'],
  [anItem('money', 'q', { currency: 'GEL' }), 1250.5, '2025: 1,250.5'],
  [anItem('date', 'q', {}), '2025-03-09', '2025: 9 March 2025'],
  [anItem('month', 'q', {}), '2025-03', '2025: March 2025'],
  [anItem('shortText', 'q', {}), 'Library', '2025: Library'],
  [anItem('longText', 'q', {}), 'Because of the road.', '2025: Because of the road.'],
  [anItem('ranking', 'q', { choices }), ['two', 'one'], '2025: 1. Choice two, 2. Choice one'],
  [
    anItem('table', 'q', { rows: choices, columns: [column] }),
    { rows: { two: { c: 7 } } },
    '2025: Choice two – People: 7',
  ],
  [anItem('roster', 'q', { row: inBoth('village'), columns: [column] }), [row], '2025: 1. People: 7'],
]

it.each(CASES.map(([item, value, said]) => [item.type, item, value, said] as const))(
  'what the wave before said of a %s stands beside the field, and is not copied into it',
  async (_, item, value, said) => {
    const asked = { ...item, label: inBoth('Asked') } as Item
    const questionnaire = aQuestionnaire({
      kind: 'profile',
      areas: [anArea('area-1', { indicators: [anIndicator('IND-1', { items: [asked] })] })],
    })
    const before = await begun(questionnaire, { wave: '2025' })
    await before.storage.answers.save(before.sheetId, 'q', { state: 'answered', value })
    const now = await begun(questionnaire, { previousId: before.assessmentId }, before)
    const shown = (screen = await open(now, 'fill/IND-1'))
    await vi.dynamicImportSettled()
    const plain = () => shown.text().replaceAll('\u00a0', ' ')
    await vi.waitFor(() => expect(plain()).toContain(said))
    expect(await now.storage.answers.ofSheet(now.sheetId)).toEqual([])
  },
)
