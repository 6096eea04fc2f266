import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPointsSlip, writePointsSlip, type PointsSlip } from '@/exchange/points/points-slip'
import { linkPicture } from '@/exchange/qr/pictures'

const WORKSHOP = '0b5a60ff-1111-4222-8333-444455556666'

const slips: fc.Arbitrary<PointsSlip> = fc.record({
  assessmentId: fc.constant(WORKSHOP),
  code: fc.stringMatching(/^[1-9]\d{3}$/),
  points: fc.dictionary(fc.stringMatching(/^[A-Za-z0-9-]{1,36}$/), fc.integer({ min: 1, max: 20 }), {
    minKeys: 1,
    maxKeys: 20,
    noNullPrototype: true,
  }),
})
const whole = ['OPEN-1', 3] as const
const slipOf = (...fields: unknown[]) => `KP1:${JSON.stringify(fields)}`

describe('a slip with points', () => {
  it('says after reading what it said before writing', () => {
    fc.assert(
      fc.property(slips, (slip) => {
        expect(readPointsSlip(writePointsSlip(slip))).toEqual({ ok: true, value: slip })
      }),
    )
  })

  it('is the same in whichever order the points were given, and without what was taken back', () => {
    const about = { assessmentId: WORKSHOP, code: '2718' }
    const one = writePointsSlip({ ...about, points: { A: 1, B: 2 } })
    expect(writePointsSlip({ ...about, points: { B: 2, C: 0, A: 1 } })).toBe(one)
  })

  it('fits into a QR code of version 25, though every one of 20 points went to another proposal', () => {
    const id = (n: number) => `${String(n).padStart(8, '7')}-1111-4222-8333-444455556666`
    const points = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [id(n), 1]))
    const text = writePointsSlip({ assessmentId: WORKSHOP, code: '2718', points })
    expect(readPointsSlip(text).ok).toBe(true)
    expect((linkPicture(text).size - 8 - 17) / 4).toBeLessThanOrEqual(25)
  })
})

describe('the text of a stranger', () => {
  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPointsSlip(text)).toEqual({ ok: false, error: 'unreadable' })
        expect(readPointsSlip(`KP1:${text}`)).toEqual({ ok: false, error: 'unreadable' })
      }),
    )
  })

  it('is read where it is sound', () => {
    expect(readPointsSlip(slipOf(WORKSHOP, '2718', [whole])).ok).toBe(true)
  })

  it.each<[string, string]>([
    ['parts of points', slipOf(WORKSHOP, '2718', [['A', 1.5]])],
    ['fewer points than none', slipOf(WORKSHOP, '2718', [['A', -1]])],
    ['no points', slipOf(WORKSHOP, '2718', [])],
    ['points that are no number', slipOf(WORKSHOP, '2718', [['A', '1']])],
    ['one thing twice', slipOf(WORKSHOP, '2718', [whole, whole])],
    ['a code of five digits', slipOf(WORKSHOP, '12345', [whole])],
    ['a workshop that is a path', slipOf('../..', '2718', [whole])],
    ['a field too many', slipOf(WORKSHOP, '2718', [whole], 1)],
    ['more than any slip holds', slipOf(WORKSHOP, '2718', [whole]) + ' '.repeat(3_000)],
  ])('is refused with %s', (_, text) => {
    expect(readPointsSlip(text)).toEqual({ ok: false, error: 'unreadable' })
  })

  it('of a newer form says so', () => {
    expect(readPointsSlip('KP2:anything')).toEqual({ ok: false, error: 'newer' })
  })

  it('reaches no prototype with its ids', () => {
    const read = readPointsSlip(slipOf(WORKSHOP, '2718', [['__proto__', 3]]))
    expect(read.ok && Object.keys(read.value.points)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['3']).toBeUndefined()
  })
})
