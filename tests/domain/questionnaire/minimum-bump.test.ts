import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions } from '@/domain/questionnaire/identity'
import {
  bumpedVersion,
  isBumpedEnough,
  minimumBump,
  type Bump,
  type DifferenceCode,
} from '@/domain/questionnaire/minimum-bump'

const BUMPS: readonly Bump[] = ['none', 'patch', 'minor', 'major']
const code = fc.constantFrom<DifferenceCode>('weight', 'itemRemoved', 'itemAdded', 'wording', 'order', 'gate')
const differences = fc.array(fc.record({ code }), { maxLength: 5 })
const version = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('', '-rc.1', '-beta'))
  .map(([major, minor, patch, prerelease]) => `${major}.${minor}.${patch}${prerelease}`)
const bump = fc.constantFrom(...BUMPS)

describe('the minimum bump', () => {
  it.each<[DifferenceCode[], Bump]>([
    [[], 'none'],
    [['wording', 'translation', 'guidance', 'order', 'about'], 'patch'],
    [['wording', 'itemAdded'], 'minor'],
    [['indicatorAdded', 'partAdded'], 'minor'],
    [['itemRemoved'], 'major'],
    [['itemMerged'], 'major'],
    [['itemSplit'], 'major'],
    [['type'], 'major'],
    [['scale'], 'major'],
    [['wording', 'weight', 'itemAdded'], 'major'],
  ])('of %j is %s', (codes, expected) => {
    expect(minimumBump(codes.map((one) => ({ code: one })))).toBe(expected)
  })

  it('of two sets of differences together is the larger of theirs', () => {
    fc.assert(
      fc.property(differences, differences, (a, b) => {
        const [one, other, both] = [a, b, [...a, ...b]].map((set) => BUMPS.indexOf(minimumBump(set)))
        expect(both).toBe(Math.max(Number(one), Number(other)))
      }),
    )
  })
})

describe('a bumped version', () => {
  it.each<[string, Bump, string]>([
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.4.1', 'major', '1.0.0'],
    ['2.0.0-rc.1', 'major', '2.0.0'],
    ['2.1.0-rc.1', 'major', '3.0.0'],
    ['2.1.0-rc.1', 'minor', '2.1.0'],
    ['2.1.4-rc.1', 'minor', '2.2.0'],
    ['2.1.4-rc.1', 'patch', '2.1.4'],
  ])('of %s by %s is %s', (before, by, expected) => {
    expect(bumpedVersion(before, by)).toBe(expected)
  })

  it('is always enough, and the version before it never, unless nothing differs', () => {
    fc.assert(
      fc.property(version, bump, (before, by) => {
        expect(isBumpedEnough(bumpedVersion(before, by), before, by)).toBe(true)
        expect(isBumpedEnough(before, before, by)).toBe(by === 'none')
      }),
    )
  })

  it('that is enough for a larger bump is enough for a smaller one', () => {
    fc.assert(
      fc.property(version, version, bump, bump, (next, before, one, other) => {
        const [smaller, larger] = BUMPS.indexOf(one) <= BUMPS.indexOf(other) ? [one, other] : [other, one]
        expect(isBumpedEnough(next, before, larger) && !isBumpedEnough(next, before, smaller)).toBe(false)
      }),
    )
  })

  it('is never below the one before it', () => {
    fc.assert(
      fc.property(version, bump, (before, by) => {
        expect(compareVersions(bumpedVersion(before, by), before)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it.each([
    ['2.0.0-rc.1', '1.4.0', 'major', true],
    ['2.0.0-rc.2', '2.0.0-rc.1', 'major', true],
    ['2.0.0-rc.1', '2.0.0-rc.2', 'patch', false],
    ['1.0.0-rc.1', '1.0.0', 'patch', false],
    ['1.5.0-rc.1', '1.4.0', 'major', false],
  ] as const)('a prerelease counts as its release: %s after %s by %s is %s', (next, before, by, expected) => {
    expect(isBumpedEnough(next, before, by)).toBe(expected)
  })
})
