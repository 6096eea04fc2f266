import { describe, expect, it } from 'vitest'
import { valueLine, valueParts, type ValueWords } from '@/domain/assessment/value-words'
import type { Item } from '@/domain/questionnaire/format-1'
import type { Column } from '@/domain/questionnaire/format-1-items'
import type { AnswerValue } from '@/domain/records/answer'
import { textIn } from '@/domain/shared/text'
import { createFormats } from '@/i18n/formats'
import { aLadder, anItem, inBoth } from '../../support/questionnaires'

const wordsIn = (lang: 'ka' | 'en'): ValueWords => ({
  lang,
  shown: (texts) => textIn(texts, [lang]),
  formats: createFormats(lang),
  choice: (key) => `<${key}>`,
  count: (what, figure) => `${figure} ${what}`,
})
const en = wordsIn('en')
const options = [
  { id: 'a', label: inBoth('By post') },
  { id: 'b', label: inBoth('On the web') },
]
const columns = [
  { id: 'n', label: inBoth('Residents'), type: 'number', unit: 'count', integer: true },
  { id: 'y', label: inBoth('Has a road'), type: 'yesPartlyNo' },
  { id: 'm', label: inBoth('Since'), type: 'month' },
  { id: 'c', label: inBoth('How'), type: 'singleChoice', choices: options },
  { id: 'g', label: inBoth('Cost'), type: 'money', currency: 'GEL' },
] as Column[]

const CASES: readonly [Item, AnswerValue, string][] = [
  [aLadder('L'), 3, '3 – L level 3'],
  [anItem('scale', 's', { min: 1, max: 5 }), 4, '4'],
  [anItem('scale', 's', { min: 1, max: 5, maxLabel: inBoth('very') }), 5, '5 – very'],
  [anItem('yesPartlyNo', 'y', {}), 'partly', '<partly>'],
  [anItem('singleChoice', 'c', { choices: options }), 'b', 'On the web'],
  [anItem('multipleChoice', 'c', { choices: options }), ['b', 'a'], 'On the web, By post'],
  [anItem('multipleChoice', 'c', { choices: options }), [], '<none>'],
  [anItem('ranking', 'r', { choices: options }), ['b', 'a'], '1. On the web, 2. By post'],
  [anItem('number', 'n', { unit: 'count', integer: true }), 12_500, '12,500'],
  [anItem('number', 'n', { unit: 'days', integer: true }), 3, '3 days'],
  [anItem('number', 'n', { unit: 'GEL', integer: false }), 1250.5, 'GEL\u00a01,250.50'],
  [anItem('number', 'n', { unit: 'other', unitLabel: inBoth('km'), integer: false }), 2.25, '2.25 km'],
  [anItem('percent', 'p', {}), 37.5, '37.5%'],
  [anItem('money', 'm', { currency: 'EUR' }), 1500, '1,500 EUR'],
  [anItem('date', 'd', {}), '2026-03-09', '9\u00a0March 2026'],
  [anItem('month', 'm', {}), '2026-03', 'March 2026'],
  [anItem('shortText', 't', {}), 'Our words', 'Our words'],
  [anItem('longText', 't', {}), 'a\nb', 'a\nb'],
  [anItem('file', 'f', { accepts: 'any' }), ['1', '2'], '2 files'],
  [
    anItem('table', 't', { rows: [...options].map(({ id, label }) => ({ id, label })), columns }),
    { rows: { b: { n: 1200, y: 'no' }, a: { m: '2025-12', c: 'a', g: 5 } } },
    'By post – Since: December 2025, How: By post, Cost: GEL\u00a05; On the web – Residents: 1,200, Has a road: <no>',
  ],
  [
    anItem('roster', 'r', { row: inBoth('settlement'), columns }),
    [
      { id: '1', cells: { n: 7 } },
      { id: '2', cells: { y: 'yes' } },
    ],
    '1. Residents: 7; 2. Has a road: <yes>',
  ],
]

const computed = (body: object): Item =>
  anItem('computed', 'c', {
    value: { valueOf: 'n' },
    unit: 'count',
    decimals: 1,
    ...body,
  } as never)
const CALCULATED: readonly [Item, AnswerValue, string][] = [
  [computed({}), 2 / 3, '0.7'],
  [computed({ unit: 'percent', decimals: 0 }), 66.66, '67%'],
  [computed({ unit: 'GEL' }), 1234.5, 'GEL\u00a01,234.50'],
  [computed({ unit: 'days' }), 2.25, '2.3 days'],
  [computed({ unit: 'other', unitLabel: inBoth('km') }), 2.5, '2.5 km'],
  [anItem('ratio', 'r', {} as never), 100 / 3, '33.33%'],
]

describe('a value in words', () => {
  it.each([...CASES, ...CALCULATED])('is said with the words of its item: %o, %o', (item, value, text) => {
    expect(valueLine(item, value, en).text).toBe(text)
  })

  it('exists for every type of item that a person answers', () => {
    const types = [...CASES, ...CALCULATED].map(([item]) => item.type)
    const all: Record<Item['type'], true> = {
      ...{ ladder: true, scale: true, yesPartlyNo: true, singleChoice: true, multipleChoice: true },
      ...{ number: true, percent: true, money: true, date: true, month: true, shortText: true },
      ...{
        longText: true,
        ranking: true,
        table: true,
        roster: true,
        file: true,
        ratio: true,
        computed: true,
      },
    }
    expect([...new Set(types)].sort()).toEqual(Object.keys(all).sort())
  })

  it.each<[Item, AnswerValue, string]>([
    [aLadder('L'), 9, '9'],
    [anItem('singleChoice', 'c', { choices: options }), 'gone', 'gone'],
    [anItem('yesPartlyNo', 'y', {}), 'perhaps', 'perhaps'],
    [anItem('date', 'd', {}), 'spring', 'spring'],
    [anItem('month', 'm', {}), '2026-13', '2026-13'],
    [anItem('number', 'n', { unit: 'days', integer: true }), 'many', 'many'],
    [anItem('table', 't', { rows: options, columns }), 'text', 'text'],
    [anItem('multipleChoice', 'c', { choices: options }), 'a', 'By post'],
  ])('that does not fit is said as it was given: %o, %o', (item, value, text) => {
    expect(valueLine(item, value, en).text).toBe(text)
  })

  it('is marked with the language of its texts, also where they are not in that of the screen', () => {
    const onlyKa = [{ id: 'a', label: { ka: 'ფოსტით' } }]
    const item = anItem('singleChoice', 'c', { choices: [...onlyKa, { id: 'b', label: inBoth('b') }] })
    expect(valueLine(item, 'a', en)).toEqual({ text: 'ფოსტით', lang: 'ka' })
    expect(valueLine(item, 'b', en).lang).toBe('en')
    expect(valueParts(aLadder('L'), 2, wordsIn('ka')).map(({ lang }) => lang)).toEqual(['ka', 'ka'])
  })
})
