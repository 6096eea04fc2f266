import { describe, expect, it } from 'vitest'
import { isOnScale } from '@/domain/assessment/standing'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import { anItem, inBoth } from '../../support/questionnaires'

const options = ['a', 'b', 'c'].map((id) => ({ id, label: inBoth(id) }))
const columns: Extract<Item, { type: 'roster' }>['columns'] = [
  { id: 'people', type: 'number', label: inBoth('people'), unit: 'count', integer: true, min: 0 },
  { id: 'since', type: 'month', label: inBoth('since') },
]
const row = (cells: Record<string, number | string>) => ({ id: crypto.randomUUID(), cells })
const items: Record<string, Item> = {
  money: anItem('money', 'i', { currency: 'GEL', min: 0 }),
  date: anItem('date', 'i', { min: '2025-01-01', max: '2025-12-31' }),
  month: anItem('month', 'i', {}),
  shortText: anItem('shortText', 'i', {}),
  longText: anItem('longText', 'i', {}),
  ranking: anItem('ranking', 'i', { choices: options, first: 2 }),
  several: anItem('multipleChoice', 'i', { choices: options, most: 2 }),
  table: anItem('table', 'i', { rows: options, columns }),
  roster: anItem('roster', 'i', { row: inBoth('village'), columns, most: 2 }),
  file: anItem('file', 'i', { accepts: 'any' }),
  computed: anItem('computed', 'i', { value: 1, unit: 'count', decimals: 0 }),
}
const isOn = (name: string, value: AnswerValue) => isOnScale(items[name] ?? expect.fail(name), value)

describe('a value is on the scale of its item', () => {
  it.each<[string, AnswerValue]>([
    ['money', 10.5],
    ['date', '2025-02-28'],
    ['month', '2025-12'],
    ['shortText', 'ბიბლიოთეკა'],
    ['longText', 'one\ntwo'],
    ['ranking', ['c', 'a']],
    ['ranking', []],
    ['several', ['a', 'b']],
    ['table', { rows: { a: { people: 3 }, c: { since: '2020-05' } } }],
    ['table', { rows: {} }],
    ['roster', [row({ people: 0, since: '1999-01' }), row({})]],
    ['roster', []],
    ['file', ['evidence-1']],
  ])('%s: %j', (name, value) => expect(isOn(name, value)).toBe(true))
})

describe('a value is not on the scale of its item', () => {
  it.each<[string, AnswerValue]>([
    ['money', -1],
    ['money', '10'],
    ['date', '2025-02-30'],
    ['date', '2024-12-31'],
    ['date', '2026-01-01'],
    ['date', '2025-2-3'],
    ['month', '2025-13'],
    ['month', '2025-12-01'],
    ['shortText', '  '],
    ['longText', 7],
    ['ranking', ['a', 'a']],
    ['ranking', ['a', 'b', 'c']],
    ['ranking', ['z']],
    ['several', ['a', 'b', 'c']],
    ['table', { rows: { z: { people: 3 } } }],
    ['table', { rows: { a: { people: 1.5 } } }],
    ['table', { rows: { a: { unknown: 1 } } }],
    ['table', []],
    ['roster', [row({ since: '2020-05-01' })]],
    ['roster', [row({}), row({}), row({})]],
    ['roster', ['text']],
    ['roster', { rows: {} }],
    ['file', []],
    ['computed', 1],
  ])('%s: %j', (name, value) => expect(isOn(name, value)).toBe(false))
})
