import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedAnswers, movedItems } from '@/domain/assessment/moved-answers'
import type { ItemChange } from '@/domain/questionnaire/format-1-changes'
import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import {
  aLadder,
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  aSheet,
  DONT_KNOW,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

const versionWith = (version: string, items: Item[], changes?: ItemChange[]): Questionnaire =>
  aQuestionnaire({
    version,
    areas: [anArea('A', { indicators: items.map((item) => anIndicator(`I-${item.id}`, { items: [item] })) })],
    ...(changes ? { changes: [{ since: '1.0.0', summary: inBoth('What is new'), items: changes }] } : {}),
  })
const ladders = (...ids: string[]) => ids.map((id) => aLadder(id))
const old = (...ids: string[]) => versionWith('1.0.0', ladders(...ids))
const noted = (content: AnswerContent, note: string): AnswerContent => ({ ...content, note })

describe('answers that are moved to another version', () => {
  it('stay as they are where nothing is said of their item', () => {
    const answers = aSheet({ a: noted(answered(3), 'why'), b: NOT_APPLICABLE, c: DONT_KNOW })
    const { moved, dropped, added } = movedAnswers(
      old('a', 'b', 'c'),
      versionWith('1.1.0', ladders('c', 'b', 'a', 'd'), []),
      answers,
    )
    expect(Object.fromEntries(moved.map(({ itemId, content }) => [itemId, content]))).toEqual(
      Object.fromEntries(answers),
    )
    expect(moved.some(({ needsConfirmation }) => needsConfirmation)).toBe(false)
    expect([dropped, added]).toEqual([[], ['d']])
  })

  it.each<[string, ItemChange, AnswerContent | null, boolean]>([
    ['another id', { kind: 'same', from: 'a', to: 'n' }, answered(3), false],
    ['a split', { kind: 'split', from: 'a', to: ['n', 'm'], confirm: true }, answered(3), true],
    [
      'a new scale',
      { kind: 'rescaled', from: 'a', to: 'n', values: { 3: 1 }, confirm: true },
      answered(1),
      true,
    ],
    [
      'a new scale without that value',
      { kind: 'rescaled', from: 'a', to: 'n', values: { 2: 1 } },
      null,
      false,
    ],
    [
      'a new scale that the item has not',
      { kind: 'rescaled', from: 'a', to: 'n', values: { 3: 9 } },
      null,
      false,
    ],
    ['the lowest of two', { kind: 'merged', from: ['a', 'b'], to: 'n', take: 'lowest' }, answered(1), false],
    [
      'the highest of two',
      { kind: 'merged', from: ['a', 'b'], to: 'n', take: 'highest' },
      answered(3),
      false,
    ],
    ['none of two', { kind: 'merged', from: ['a', 'b'], to: 'n', take: 'none' }, null, false],
  ])('by %s arrive as the change says', (_, change, expected, confirm) => {
    const to = versionWith('2.0.0', ladders('n', 'm'), [change])
    const { moved } = movedAnswers(old('a', 'b'), to, aSheet({ a: 3, b: 1 }))
    const arrived = moved.find(({ itemId }) => itemId === 'n')
    expect(arrived?.content ?? null).toEqual(expected)
    expect(arrived?.needsConfirmation ?? false).toBe(confirm)
  })

  it('keep both notes where two become one, and ask to be confirmed where one of the two has no value', () => {
    const change: ItemChange = { kind: 'merged', from: ['a', 'b'], to: 'n', take: 'lowest' }
    const answers = aSheet({ a: noted(answered(3), 'first'), b: noted(DONT_KNOW, 'second') })
    const { moved } = movedAnswers(old('a', 'b'), versionWith('2.0.0', ladders('n'), [change]), answers)
    expect(moved).toEqual([
      {
        itemId: 'n',
        from: ['a', 'b'],
        content: noted(EMPTY_ANSWER, 'first\nsecond'),
        needsConfirmation: true,
      },
    ])
  })

  it('are named with the reason where their item is gone, and never go to another item under the old id', () => {
    const reason = inBoth('Nobody counts this any more.')
    const to = versionWith(
      '2.0.0',
      [anItem('shortText', 'a', {}), ...ladders('n')],
      [
        { kind: 'same', from: 'a', to: 'n' },
        { kind: 'dropped', item: 'b', reason },
      ],
    )
    const { moved, dropped, added } = movedAnswers(old('a', 'b'), to, aSheet({ a: 2, b: 4 }))
    expect(moved.map(({ itemId }) => itemId)).toEqual(['n'])
    expect(dropped).toEqual([{ itemId: 'b', content: answered(4), reason }])
    expect(added).toEqual(['a'])
  })

  it('still have to be confirmed where nobody had confirmed them before', () => {
    const answers = aSheet({
      a: { ...answered(3), toConfirm: true },
      b: { ...NOT_APPLICABLE, toConfirm: true },
      c: answered(1),
    })
    const { moved, dropped } = movedAnswers(
      old('a', 'b', 'c'),
      versionWith('1.1.0', ladders('a', 'b', 'c')),
      answers,
    )
    expect(
      moved.map(({ itemId, content, needsConfirmation }) => [itemId, content, needsConfirmation]),
    ).toEqual([
      ['a', answered(3), true],
      ['b', NOT_APPLICABLE, true],
      ['c', answered(1), false],
    ])
    expect(dropped).toEqual([])
  })

  it('have evidence that goes where their item goes, answered or not', () => {
    const to = versionWith('2.0.0', ladders('s', 'x', 'y', 'm'), [
      { kind: 'split', from: 'a', to: ['x', 'y'] },
      { kind: 'merged', from: ['b', 'c'], to: 'm', take: 'none' },
      { kind: 'dropped', item: 'd' },
    ])
    expect(Object.fromEntries(movedItems(old('s', 'a', 'b', 'c', 'd'), to))).toEqual({
      ...{ s: ['s'], a: ['x', 'y'], b: ['m'], c: ['m'], d: [] },
    })
  })

  it('are all there afterwards: each is moved or named as dropped', () => {
    const ids = ['a', 'b', 'c', 'd']
    const id = fc.constantFrom(...ids, 'n', 'm')
    const pair = fc.uniqueArray(id, { minLength: 2, maxLength: 3 })
    const change: fc.Arbitrary<ItemChange> = fc.oneof(
      fc.record({ kind: fc.constant('same' as const), from: id, to: id }),
      fc.record({ kind: fc.constant('split' as const), from: id, to: pair }),
      fc.record({
        kind: fc.constant('merged' as const),
        from: pair,
        to: id,
        take: fc.constantFrom('lowest', 'none'),
      }),
      fc.record({
        kind: fc.constant('rescaled' as const),
        from: id,
        to: id,
        values: fc.constant({ 0: 4, 1: 9 }),
      }),
      fc.record({ kind: fc.constant('dropped' as const), item: id }),
    )
    const content = fc.oneof(
      fc.constantFrom(DONT_KNOW, NOT_APPLICABLE, noted(EMPTY_ANSWER, 'a note')),
      fc.integer({ min: 0, max: 4 }).map((value) => answered(value)),
    )
    const property = fc.property(
      fc.array(change, { maxLength: 4 }),
      fc.uniqueArray(id, { minLength: 1 }),
      fc.dictionary(fc.constantFrom(...ids), content),
      (changes, newIds, answers) => {
        const to = versionWith('2.0.0', ladders(...newIds), changes)
        const { moved, dropped } = movedAnswers(old(...ids), to, aSheet(answers))
        const named = new Set(dropped.map(({ itemId }) => itemId))
        for (const [given, { state, note }] of Object.entries(answers)) {
          const arrived = moved.filter(({ from }) => from.includes(given)).map((answer) => answer.content)
          const isThere = arrived.some((each) => each.state !== 'unanswered')
          const isNoteThere = arrived.some((each) => each.note.includes(note))
          expect(named.has(given)).toBe(!(state === 'unanswered' ? isNoteThere : isThere))
        }
      },
    )
    fc.assert(property, { numRuns: 500 })
  })
})
