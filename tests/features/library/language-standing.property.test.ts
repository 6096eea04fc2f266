import fc from 'fast-check'
import { expect, it } from 'vitest'
import { languageStanding } from '@/features/library/language-standing'

const counts = fc.record({
  reviewed: fc.nat(2_000),
  draft: fc.nat(2_000),
  machine: fc.nat(2_000),
  missing: fc.nat(2_000),
})
const standingOf = ({
  reviewed,
  draft,
  machine,
  missing,
}: Record<'reviewed' | 'draft' | 'machine' | 'missing', number>) => {
  const present = reviewed + draft + machine
  return languageStanding({ language: 'hy', texts: present + missing, present, reviewed, draft, machine })
}

it('a language is called complete, or reviewed, only when nothing is missing, or unreviewed', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const { present, review, reviewed } = standingOf(given)
      const there = given.reviewed + given.draft + given.machine
      expect(present === 1).toBe(given.missing === 0)
      expect(review === 'reviewed').toBe(there > 0 && given.draft + given.machine === 0)
      expect(reviewed === 1).toBe(given.draft + given.machine === 0)
    }),
  )
})

it.each([
  [
    { reviewed: 3, draft: 0, machine: 0, missing: 0 },
    { present: 1, review: 'reviewed', reviewed: 1 },
  ],
  [
    { reviewed: 0, draft: 9, machine: 0, missing: 1 },
    { present: 0.9, review: 'draft', reviewed: 0 },
  ],
  [
    { reviewed: 0, draft: 0, machine: 1, missing: 2 },
    { present: 0.33, review: 'machine', reviewed: 0 },
  ],
  [
    { reviewed: 2, draft: 1, machine: 0, missing: 0 },
    { present: 1, review: 'mixed', reviewed: 0.66 },
  ],
])('of %o it says %o', (given, standing) => {
  expect(standingOf(given)).toEqual(standing)
})
