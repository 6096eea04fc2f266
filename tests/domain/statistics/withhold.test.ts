import { expect, test } from 'vitest'
import { withheld } from '@/domain/statistics/withhold'

const hidden = (sizes: readonly number[], pool: number | null = null) =>
  withheld(
    sizes.map((size) => [size]),
    pool === null ? null : [pool],
  ).map((reason) => reason ?? 'shown')

test.each([
  ['nobody is hidden where every cell has five', [5, 40, 12], ['shown', 'shown', 'shown']],
  ['an empty cell hides nothing', [0, 40, 12], ['shown', 'shown', 'shown']],
  ['one of four takes the next smallest with it', [40, 4, 12], ['shown', 'tooFew', 'protects']],
  ['the only other one goes too, whatever its size', [40, 0, 3], ['protects', 'shown', 'tooFew']],
  ['two with five together are enough', [2, 3, 40], ['tooFew', 'tooFew', 'shown']],
  ['two with four together are not', [2, 2, 40, 9], ['tooFew', 'tooFew', 'shown', 'protects']],
  ['of two equals the first one goes', [1, 8, 8], ['tooFew', 'protects', 'shown']],
  ['where all are too few, all are hidden', [1, 0, 2], ['tooFew', 'shown', 'tooFew']],
])('%s', (_rule, sizes, expected) => {
  expect(hidden(sizes)).toEqual(expected)
})

test.each([
  ['five whose cells are hidden already need no other', [12, 9], 5, ['shown', 'shown']],
  ['four of them do', [12, 9], 4, ['shown', 'protects']],
  ['none of them need nobody', [12, 9], 0, ['shown', 'shown']],
  ['a small cell may stand with them', [12, 3], 5, ['shown', 'tooFew']],
  ['but not with none of them', [12, 3], 0, ['protects', 'tooFew']],
])('%s', (_rule, sizes, pool, expected) => {
  expect(hidden(sizes, pool)).toEqual(expected)
})

test('every way of counting people has to be safe, and no more is hidden than that needs', () => {
  // Answered and asked: three of the twenty asked answered in the first cell, nobody of six in the third.
  const reasons = withheld(
    [
      [3, 20],
      [30, 30],
      [0, 6],
    ],
    null,
  )
  expect(reasons).toEqual(['tooFew', 'protects', null])
})
