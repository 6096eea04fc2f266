import { describe, expect, it } from 'vitest'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { createFormats } from '@/i18n/formats'
import { loadCheckingMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { checkingFile } from '@/reporting/checking-sheet/checking-file'
import type { Place } from '@/reporting/checking-sheet/places'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  aScoring,
  aSheet,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { partsOf } from '../xlsx/read-workbook'
import { CheckedSheet, inputOf, scoreOf, type Scorable } from './checked'

/** `scoring.md` §11 a: weights 2, 2, 3, 2, 3, 2; values 3, unanswered, 1, N/A, 2, 4. */
function exampleA(scoring = aScoring()): Scorable {
  const weights = [2, 2, 3, 2, 3, 2]
  const indicators = weights.map((weight, n) => anIndicator(`I-${n + 1}`, { weight }))
  const questionnaire = aQuestionnaire({ scoring, areas: [anArea('area-1', { indicators })] })
  const answers = aSheet({ 'I-1': 3, 'I-3': 1, 'I-4': NOT_APPLICABLE, 'I-5': 2, 'I-6': 4 })
  return { questionnaire, answers, evidence: new Map(), context: aContext() }
}

function placeOf(sheet: CheckedSheet, kind: Place['node']['kind'], id: string): Place {
  const found = sheet.places.find(({ node }) => node.kind === kind && node.id === id)
  if (!found) throw new Error(`no row of ${kind} ${id}`)
  return found
}

const root = (sheet: CheckedSheet) => placeOf(sheet, 'root', 'test-questionnaire')

describe('the checking sheet of a worked example', () => {
  it('gives the figures that were reckoned by hand', async () => {
    const sheet = await CheckedSheet.of(exampleA())
    const value = (column: Parameters<CheckedSheet['value']>[0]) => sheet.value(column, root(sheet))
    expect(value('share')).toBeCloseTo(23 / 40, 12)
    expect(value('points')).toBe(58)
    expect(value('coverage')).toBeCloseTo(10 / 12, 12)
    expect(value('low')).toBeCloseTo(23 / 48, 12)
    expect(value('high')).toBeCloseTo(31 / 48, 12)
    expect(value('band')).toBe('developing')
    // Without evidence 3, 1, 2, 4 count as 2, 1, 2, 2.
    expect(value('evidencedShare')).toBeCloseTo((2 * 2 + 3 * 1 + 3 * 2 + 2 * 2) / 40, 12)
  })

  it('rounds down where the questionnaire says so', async () => {
    const display = { max: 100, decimals: 0, rounding: 'floor' } as const
    const sheet = await CheckedSheet.of(exampleA(aScoring({ display })))
    expect(sheet.value('points', root(sheet))).toBe(57)
  })

  it('follows a level, a weight, a missing answer and the gate of coverage that a person types', async () => {
    const sheet = await CheckedSheet.of(exampleA())
    sheet.type('figure', placeOf(sheet, 'item', 'I-6'), 0)
    expect(sheet.value('share', root(sheet))).toBeCloseTo(15 / 40, 12)
    sheet.type('weight', placeOf(sheet, 'indicator', 'I-3'), 1)
    expect(sheet.value('share', root(sheet))).toBeCloseTo(13 / 32, 12)
    sheet.type('figure', placeOf(sheet, 'item', 'I-5'), '')
    expect(sheet.value('share', root(sheet))).toBe('')
    expect(sheet.value('state', root(sheet))).toBe('not enough answers')
    expect(sheet.value('provisional', root(sheet))).toBeCloseTo(7 / 20, 12)
    sheet.type('figure', placeOf(sheet, 'item', 'I-5'), 'not applicable')
    sheet.type('figure', placeOf(sheet, 'item', 'I-2'), 'not applicable')
    expect(sheet.value('share', root(sheet))).toBeCloseTo(7 / 20, 12)
    expect(sheet.value('state', placeOf(sheet, 'indicator', 'I-5'))).toBe('not applicable')
  })

  it('a share of 0 makes a geometric mean 0, and no cell an error', async () => {
    const items = [aLadder('a'), aLadder('b')]
    const indicator = anIndicator('G', { aggregation: 'geometricMean', items })
    const questionnaire = aQuestionnaire({ areas: [anArea('x', { indicators: [indicator] })] })
    const answers = aSheet({ a: 0, b: 4 })
    const sheet = await CheckedSheet.of({
      questionnaire,
      answers,
      evidence: new Map(),
      context: aContext(),
    })
    expect(sheet.value('share', root(sheet))).toBe(0)
    sheet.type('figure', placeOf(sheet, 'item', 'a'), 1)
    expect(sheet.value('share', root(sheet))).toBeCloseTo(Math.sqrt(0.25), 12)
  })
})

describe('what stands in the checking sheet', () => {
  it('titles, labels and codes that look like formulas stay texts', async () => {
    const title = inBoth('=HYPERLINK("http://x")')
    const choices = [{ id: 'c', label: inBoth('@SUM(1)'), share: 1 }]
    const indicator = anIndicator('I-1', {
      title,
      items: [anItem('singleChoice', 'q', { label: inBoth('+1'), choices })],
    })
    const questionnaire = aQuestionnaire({ areas: [anArea('x', { title, indicators: [indicator] })] })
    const answers = aSheet({ q: 'c' })
    const sheet = await CheckedSheet.of({
      questionnaire,
      answers,
      evidence: new Map(),
      context: aContext(),
    })
    expect(sheet.cell('title', placeOf(sheet, 'indicator', 'I-1'))).toMatchObject({
      formula: null,
      value: title['en'],
    })
    expect(sheet.cell('title', placeOf(sheet, 'item', 'q'))?.value).toBe('+1')
    expect(sheet.cell('answer', placeOf(sheet, 'item', 'q'))).toMatchObject({
      formula: null,
      value: '@SUM(1)',
    })
  })

  it('says of what it is, and nothing that people wrote in notes and reasons', async () => {
    const scorable = exampleA()
    const said = { ...EMPTY_ANSWER, note: 'SECRET-NOTE', naReason: 'SECRET-REASON' }
    const answers = new Map(
      [...scorable.answers].map(([id, content]) => [
        id,
        { ...said, state: content.state, value: content.value },
      ]),
    )
    const bytes = await checkingFile(
      inputOf({ ...scorable, answers }),
      await words('ka'),
      createFormats('ka'),
    )
    const all = Object.values(partsOf(bytes)).join('\n')
    for (const fact of ['Zugdidi', 'test-questionnaire', '1.0.0', 'a'.repeat(64), '2026', '1.2.3'])
      expect(all).toContain(fact)
    expect(all).not.toContain('SECRET')
  })

  it('says of an indicator that rests on a median how many answered, and of no other', async () => {
    const sheet = await CheckedSheet.of(exampleA(), { medians: new Map([['I-1', 3]]) })
    const remarkOn = (id: string) => sheet.cell('remark', placeOf(sheet, 'indicator', id))?.value
    expect(remarkOn('I-1')).toContain('Median of 3 answers, no consensus.')
    expect(remarkOn('I-2') ?? '').not.toContain('Median')
  })

  it('is the same file, byte for byte, for the same score', async () => {
    const made = async () =>
      new Uint8Array(await checkingFile(inputOf(exampleA()), await words('en'), createFormats('en')))
    expect(await made()).toEqual(await made())
  })

  it('speaks Georgian where that is asked, headings and states alike', async () => {
    const input = inputOf(exampleA(), { language: 'ka' })
    const all = Object.values(partsOf(await checkingFile(input, await words('ka'), createFormats('ka'))))
    const texts = all.join('\n')
    for (const word of ['ზუგდიდი', 'დაფარვა', 'წონა', 'არ ეხება', 'Title of I-1 (ქა)', 'developing (ქა)'])
      expect(texts).toContain(word)
  })
})

async function words(language: 'ka' | 'en') {
  return createTranslate(language, await loadCheckingMessages(language))
}

it('an answer of yes or partly counts as 1 or 0.5', async () => {
  const items = ['y', 'p', 'n'].map((id) => anItem('yesPartlyNo', id, {}))
  const questionnaire = aQuestionnaire({
    areas: [anArea('x', { indicators: [anIndicator('I', { items })] })],
  })
  const answers = new Map([
    ['y', answered('yes')],
    ['p', answered('partly')],
    ['n', answered('no')],
  ])
  const sheet = await CheckedSheet.of({ questionnaire, answers, evidence: new Map(), context: aContext() })
  expect(items.map(({ id }) => sheet.value('share', placeOf(sheet, 'item', id)))).toEqual([1, 0.5, 0])
})

describe('the bands and the gate of coverage', () => {
  it('begin where Kibe lets them begin, though a sheet rounds to decimals and Kibe to digits', async () => {
    // 1 ÷ 30 = 0.0333333333333 to twelve digits, which is more than 0.033333333333.
    const bands = [
      { id: 'low', from: 0, label: inBoth('low') },
      { id: 'high', from: 1 / 30, label: inBoth('high') },
    ]
    const ofThirty = (coverageGate: number) => {
      const items = Array.from({ length: 30 }, (_, n) => aLadder(`q${n}`))
      const indicators = [anIndicator('I', { items })]
      return aQuestionnaire({
        areas: [anArea('x', { indicators })],
        scoring: aScoring({ bands, coverageGate }),
      })
    }
    const all = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`q${n}`, n === 0 ? 4 : 0]))
    const others = { evidence: new Map(), context: aContext() }
    const full = await CheckedSheet.of({ questionnaire: ofThirty(0.7), answers: aSheet(all), ...others })
    expect(full.input.root.band).toBe('high')
    expect(full.value('band', root(full))).toBe('high')
    const one = { questionnaire: ofThirty(1 / 30), answers: aSheet({ q0: 4 }), ...others }
    const sparse = await CheckedSheet.of(one)
    expect(sparse.differencesFrom(scoreOf(one))).toEqual([])
    expect(sparse.value('state', root(sparse))).toBe('scored')
  })
})
