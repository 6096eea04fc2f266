import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packText } from '@/exchange/packed-text'
import {
  callInLink,
  callLink,
  MAX_LINK,
  readPointsCall,
  type PointsCall,
} from '@/exchange/points/points-call'
import { linkPicture } from '@/exchange/qr/pictures'
import { toShortText } from '@/exchange/qr/short-text'

const ADDRESS = 'https://kibe.example.ge/app/'
const WORKSHOP = '0b5a60ff-1111-4222-8333-444455556666'
const PROPOSAL = '11111111-2222-4333-8444-555555555555'

const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`))
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'))
const said = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.stringMatching(/^[ა-ჰ ,]{1,30}$/))
  .filter((text) => text !== '' && text.length <= 30)
const calls: fc.Arbitrary<PointsCall> = fc
  .record({
    assessmentId: uuid,
    most: fc.integer({ min: 1, max: 20 }),
    indicators: fc.uniqueArray(fc.stringMatching(/^[A-Z]{2,4}-\d{1,2}$/), { maxLength: 12 }),
    proposals: fc.uniqueArray(fc.record({ id: uuid, text: said }), {
      maxLength: 4,
      selector: ({ id }) => id,
    }),
  })
  .filter(({ indicators, proposals }) => indicators.length + proposals.length > 0)

/** A text in the form of a call that holds this. */
function textOf(content: unknown): string {
  return packText(toShortText(JSON.stringify(content)))
}
function read(link: string | null) {
  return readPointsCall(callInLink(link ?? '') ?? '')
}
/** Ids as no two of them deflate together. */
function uuidOf(n: number): string {
  const word = (from: number) => (((n + from) * 2_654_435_761) >>> 0).toString(16).padStart(8, '0')
  return `${word(1)}-${word(2).slice(0, 4)}-4${word(3).slice(1, 4)}-8${word(4).slice(1, 4)}-${word(5)}${word(6).slice(0, 4)}`
}
const fields: readonly unknown[] = [1, WORKSHOP, 5, ['OPEN-1'], [[PROPOSAL, 'A bench']]]

describe('a call for points', () => {
  it('says after reading what it said before writing', () => {
    fc.assert(
      fc.property(calls, (call) => {
        expect(read(callLink(call, ADDRESS))).toEqual({ ok: true, value: call })
      }),
    )
  })

  it('fits into a QR code of version 25 or is said not to, however long it is', () => {
    const version = (link: string) => (linkPicture(link).size - 8 - 17) / 4
    expect(version('a'.repeat(MAX_LINK))).toBe(25)
    expect(version('a'.repeat(MAX_LINK + 1))).toBe(26)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500 }), (many, long) => {
        const proposals = Array.from({ length: many }, (_, n) => ({
          id: uuidOf(n),
          text: uuidOf(n + 99)
            .repeat(14)
            .slice(0, long),
        }))
        const link = callLink({ assessmentId: WORKSHOP, most: 5, indicators: [], proposals }, ADDRESS)
        expect(link === null ? 0 : version(link)).toBeLessThanOrEqual(25)
      }),
      { numRuns: 30 },
    )
  })

  it('of 20 weak indicators and 8 proposals in Georgian, each a long sentence, fits with its texts cut', () => {
    const words = 'ბაღში სკამების დადგმა, ქუჩის განათება, საბავშვო მოედანი და სპორტული დარბაზი უბანში'.split(
      ' ',
    )
    const proposals = Array.from({ length: 8 }, (_, n) => ({
      id: uuidOf(n),
      text: Array.from({ length: 40 }, (_, at) => words[(n * 7 + at * (n + 3)) % words.length]).join(' '),
    }))
    const indicators = Array.from({ length: 20 }, (_, n) => `INDIC-${n}`)
    const call = read(callLink({ assessmentId: WORKSHOP, most: 5, indicators, proposals }, ADDRESS))
    const texts = call.ok ? call.value.proposals.map(({ text }) => text) : []
    expect(texts).toHaveLength(8)
    for (const [n, text] of texts.entries()) {
      expect(text.endsWith('…')).toBe(true)
      expect(proposals[n]?.text.startsWith(text.slice(0, -1))).toBe(true)
      expect(text.length).toBeGreaterThan(20)
    }
  })

  it('that holds too much for one QR code is none', () => {
    const proposals = Array.from({ length: 60 }, (_, n) => ({ id: uuidOf(n), text: uuidOf(n) }))
    expect(callLink({ assessmentId: WORKSHOP, most: 5, indicators: [], proposals }, ADDRESS)).toBeNull()
  })
})

describe('the text of a stranger', () => {
  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 1_200 }), fc.base64String()), (text) => {
        expect(typeof readPointsCall(text).ok).toBe('boolean')
        expect(callInLink(text)).toBeNull()
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.json(), (bytes, json) => {
        expect(readPointsCall(packText(bytes)).ok).toBe(false)
        expect(readPointsCall(textOf(JSON.parse(json))).ok).toBe(false)
      }),
    )
  })

  it('with one character changed is refused or reads as a sound call', () => {
    const whole = textOf(fields)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom('A', 'z', '0', '-', '_'), (at, sign) => {
        const changed = readPointsCall(whole.slice(0, at) + sign + whole.slice(at + 1))
        expect(changed.ok ? callLink(changed.value, ADDRESS) : 'refused').not.toBeNull()
      }),
    )
  })

  it('is read where it is sound', () => {
    expect(readPointsCall(textOf(fields)).ok).toBe(true)
  })

  it.each<[string, unknown]>([
    ['no points to give', fields.with(2, 0)],
    ['more points than anybody has', fields.with(2, 21)],
    ['nothing to choose among', [1, WORKSHOP, 5, [], []]],
    ['one thing twice', fields.with(3, ['OPEN-1', 'OPEN-1'])],
    ['a proposal without words', fields.with(4, [[PROPOSAL, '']])],
    ['a workshop that is a path', fields.with(1, '../../settings')],
    ['a field too many', [...fields, 'more']],
    ['no list at all', { 0: 1 }],
    ['an older form than the first', fields.with(0, 0)],
  ])('is refused with %s', (_, content) => {
    expect(readPointsCall(textOf(content))).toEqual({ ok: false, error: 'unreadable' })
  })

  it('of a newer form says so', () => {
    expect(readPointsCall(textOf([2, 'anything']))).toEqual({ ok: false, error: 'newer' })
  })

  it('that unpacks to more than any call holds is refused, though it is sound', () => {
    const bomb = packText(toShortText(JSON.stringify(fields) + ' '.repeat(100_000)))
    expect(bomb.length).toBeLessThan(MAX_LINK)
    expect(readPointsCall(bomb)).toEqual({ ok: false, error: 'unreadable' })
  })
})
