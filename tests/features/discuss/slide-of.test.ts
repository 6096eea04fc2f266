import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Participant } from '@/domain/records/workshop'
import { groupReadings, type ItemReading } from '@/domain/workshop/group'
import { levelWords } from '@/features/discuss/level-words'
import { rolesSlideOf, slideOf, type SlideAround } from '@/features/discuss/slide-of'
import { readShown, type Slide } from '@/parts/projector/slide'
import { anArea, anIndicator, answered, aContext, aQuestionnaire } from '../../support/questionnaires'

const questionnaire = aQuestionnaire({ areas: [anArea('area-1', { indicators: [anIndicator('IND')] })] })
const words = levelWords(
  (texts) => ({ text: texts?.['en'] ?? '', lang: 'en' }),
  (key) => key,
)
const around: SlideAround = {
  area: null,
  position: { place: 1, of: 1 },
  timer: null,
  agreed: null,
  isBlind: false,
}

/** What people of these roles said, each a level; codes and notes go along. */
function readingOf(said: readonly (readonly [Participant['role'], number])[]): ItemReading {
  const code = (place: number) => String(4000 + place)
  const [reading] = groupReadings({
    questionnaire,
    context: aContext(),
    participants: said.map(([role], place) => ({ code: code(place), role })),
    ballots: said.map(([, level], place) => ({
      code: code(place),
      round: 1,
      answers: { IND: { ...answered(level), note: 'planted note' } },
    })),
    hands: [],
  })
  if (!reading) throw new Error('nothing is asked')
  return reading
}
const five = (role: Participant['role'], level: number) =>
  Array.from({ length: 5 }, () => [role, level] as const)
const voice = fc.tuple(fc.constantFrom(null, 'member', 'staff'), fc.nat(4))
const levels = fc.array(voice, { maxLength: 40 })
const oneOrTwo = fc.array(voice, { minLength: 1, maxLength: 2 })
const isShown = (slide: Slide) => readShown(JSON.parse(JSON.stringify({ language: 'ka', slide }))) !== null

describe('the slide of an item', () => {
  it('is counts alone: it does not tell who said what, and a projector takes it', () => {
    fc.assert(
      fc.property(levels, (said) => {
        const slide = slideOf(readingOf(said), around, words)
        const shuffled = slideOf(readingOf([...said].reverse()), around, words)
        expect(slide).toEqual(shuffled)
        const isShownAtAll = said.length >= 3
        expect(slide.rungs.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(
          isShownAtAll ? said.length : 0,
        )
        expect(JSON.stringify(slide)).not.toMatch(/planted|"40\d\d"/)
        expect(isShown(slide)).toBe(true)
      }),
    )
  })

  it('is in the blind round the same whatever anybody said', () => {
    const blind = { ...around, isBlind: true, agreed: 2 }
    const nothing = slideOf(readingOf([]), blind, words)
    fc.assert(
      fc.property(levels, (said) => {
        expect(slideOf(readingOf(said), blind, words)).toEqual(nothing)
        expect(rolesSlideOf(readingOf(said), true, words)).toBeNull()
      }),
    )
    expect(nothing.rungs.map(({ count }) => count)).toEqual([null, null, null, null, null])
    expect(nothing).toMatchObject({ answered: null, median: null, spread: null, isAgreed: false })
  })

  it('is of one or two people the same whatever they said: only how many they are', () => {
    fc.assert(
      fc.property(oneOrTwo, (said) => {
        const others = said.map(() => [null, 4] as const)
        const slide = slideOf(readingOf(said), around, words)
        expect(slide).toEqual(slideOf(readingOf(others), around, words))
        expect(slide).toMatchObject({ answered: said.length, isTooFew: true, median: null, spread: null })
        expect(slide.rungs.map(({ count }) => count)).toEqual([null, null, null, null, null])
      }),
    )
  })

  it('marks what the group agreed on', () => {
    const slide = slideOf(readingOf(five('member', 1)), { ...around, agreed: 3 }, words)
    expect(slide.rungs.map(({ isAgreed }) => isAgreed)).toEqual([false, false, false, true, false])
  })
})

describe('the slide by role', () => {
  it('is there when each role has five or more, and not when one has four', () => {
    const whole = [...five('member', 1), ...five('staff', 3)]
    expect(rolesSlideOf(readingOf(whole), false, words)?.roles).toEqual([
      { role: 'member', counts: [0, 5, 0, 0, 0], median: '1' },
      { role: 'staff', counts: [0, 0, 0, 5, 0], median: '3' },
    ])
    expect(rolesSlideOf(readingOf(whole.slice(1)), false, words)).toBeNull()
  })
})

describe('what a projector takes', () => {
  const slide = slideOf(readingOf(five('member', 1)), around, words)
  it.each([
    ['a further field', { ...slide, notes: ['planted note'] }],
    [
      'a further field of a level',
      { ...slide, rungs: slide.rungs.map((rung) => ({ ...rung, who: '4000' })) },
    ],
    ['a count that is none', { ...slide, answered: -1 }],
    ['an agreement beyond 1', { ...slide, agreement: 2 }],
    ['a text without end', { ...slide, title: { text: 'x'.repeat(3_000), lang: 'ka' } }],
    ['a language that is a script', { ...slide, title: { text: 'x', lang: '"><script>' } }],
    ['a hundred levels', { ...slide, rungs: Array.from({ length: 100 }, () => slide.rungs[0]) }],
    ['a kind that there is not', { ...slide, kind: 'names' }],
    ['nothing', null],
  ])('is not %s', (_, given) => {
    expect(readShown({ language: 'ka', slide })).not.toBeNull()
    expect(readShown({ language: 'ka', slide: given })).toBeNull()
  })

  it('is never anything that was not made for it', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(readShown(given)).toBeNull()
      }),
    )
  })
})
