import { describe, expect, it } from 'vitest'
import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import type { ItemChange } from '@/domain/questionnaire/format-1-changes'
import { allIndicators } from '@/domain/questionnaire/tree'
import { answered } from '../../support/questionnaires'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { shippedQuestionnaires } from '../../support/shipped-questionnaires'
import { uuid } from '../../fixtures/records'
import { aCandidate, allAt, compared, pinned, reasons, shares } from './some-candidates'

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

const version = (
  number: string,
  indicators: readonly (string | Indicator)[],
  changes?: ItemChange[],
  since = '1.0.0',
): Questionnaire =>
  aQuestionnaire({
    version: number,
    areas: [
      anArea('A', {
        indicators: indicators.map((each) => (typeof each === 'string' ? anIndicator(each) : each)),
      }),
    ],
    ...(changes ? { changes: [{ since, summary: inBoth('What is new'), items: changes }] } : {}),
  })

/** What is shared by one assessment in each of the two versions, all answered. */
function sharedBy(from: Questionnaire, to: Questionnaire): string[] {
  const old = aCandidate({ n: 1, code: 'm-1', questionnaire: from, answers: allAt(1, from) })
  const now = aCandidate({ n: 2, code: 'm-2', questionnaire: to, answers: allAt(1, to) })
  return ids(compared([old, now]).shared)
}

describe('an assessment in an older version', () => {
  const old = version('1.0.0', ['same', 'a', 'b', 'c'])

  it.each<[string, ItemChange | null, boolean]>([
    ['without a word of it under its own id', null, false],
    ['is the same question under another id', { kind: 'same', from: 'a', to: 'x' }, true],
    ['is one of several it became', { kind: 'split', from: 'a', to: ['x', 'y'] }, true],
    ['has to be confirmed after a split', { kind: 'split', from: 'a', to: ['x', 'y'], confirm: true }, false],
    ['takes the lowest of two', { kind: 'merged', from: ['a', 'b'], to: 'x', take: 'lowest' }, true],
    ['takes neither of two', { kind: 'merged', from: ['a', 'b'], to: 'x', take: 'none' }, false],
    [
      'has to be confirmed after a merger',
      { kind: 'merged', from: ['a', 'b'], to: 'x', take: 'highest', confirm: true },
      false,
    ],
    [
      'has a new value for each old one',
      { kind: 'rescaled', from: 'a', to: 'x', values: { 0: 0, 1: 0, 2: 1, 3: 3, 4: 4 } },
      true,
    ],
    [
      'has none for one of them',
      { kind: 'rescaled', from: 'a', to: 'x', values: { 0: 0, 1: 0, 2: 1, 3: 3 } },
      false,
    ],
    ['is new', { kind: 'new', item: 'x' }, false],
  ])('is compared on an item that %s: as the mapping says, whatever was answered', (_, change, isShared) => {
    const to = version('2.0.0', ['same', 'x'], change ? [change] : [])
    expect(sharedBy(old, to)).toEqual(isShared ? ['same', 'x'] : ['same'])
  })

  it('is compared on what was reworded, unless a person has to look at it', () => {
    const to = (confirm: boolean) =>
      version(
        '1.0.1',
        ['same', 'a'],
        [{ kind: 'reworded', item: 'a', ...(confirm ? { confirm: true as const } : {}) }],
      )
    expect([sharedBy(old, to(false)), sharedBy(old, to(true))]).toEqual([['same', 'a'], ['same']])
  })

  it('is not compared on an item that can no longer be all it could be', () => {
    const fewer = anIndicator('a', { items: [aLadder('a', { levels: aLadder('a').levels.slice(0, 4) })] })
    const strict = aLadder('b')
    delete strict.notApplicable
    const to = version('2.0.0', ['same', fewer, anIndicator('b', { items: [strict] })], [])
    expect(sharedBy(old, to)).toEqual(['same'])
  })

  it('is not compared on an indicator of which a part that counts, or that its cap reads, is new', () => {
    const companion = anItem('number', 'n', { unit: 'count', integer: true, scored: false })
    const part = anIndicator('a', { items: [aLadder('a'), aLadder('a2')] })
    const capped = anIndicator('b', {
      items: [aLadder('b'), companion],
      caps: [{ when: { op: 'eq', args: [{ item: 'n' }, 0] }, limit: { level: 2 }, reason: inBoth('none') }],
    })
    const beside = anIndicator('c', { items: [aLadder('c'), { ...companion, id: 'm' }] })
    expect(sharedBy(old, version('2.0.0', ['same', part, capped, beside], []))).toEqual(['same', 'c'])
  })

  it('takes its answers and its evidence along, and is scored in the newer version', () => {
    const to = version(
      '2.0.0',
      ['same', 'x', 'new'],
      [
        { kind: 'rescaled', from: 'a', to: 'x', values: { 0: 0, 1: 0, 2: 1, 3: 3, 4: 4 } },
        { kind: 'dropped', item: 'b' },
      ],
    )
    const before = aCandidate({
      n: 1,
      code: 'm-1',
      questionnaire: old,
      answers: { same: 4, a: 2, b: 0, c: 0 },
      evidenceCounts: new Map([
        ['a', 2],
        ['same', 1],
      ]),
    })
    const now = aCandidate({ n: 2, code: 'm-2', questionnaire: to, answers: { same: 1, x: 1, new: 4 } })
    const comparison = compared([now, before])
    // (4 + 1) ÷ 8, with evidence for both; (1 + 1) ÷ 8 where `new` is left out.
    expect(shares(comparison)).toEqual({ 'm-1': 0.625, 'm-2': 0.25 })
    const [first] = comparison.entries
    expect(first?.score.root.evidencedShare).toBe(0.625)
    // Whole, in its own version: 6 ÷ 16.
    expect(first?.own.root.share).toBe(0.375)
    expect(ids(comparison.notShared)).toEqual(['new'])
    expect(comparison.caveats.slice(0, 2)).toEqual([
      { code: 'versions', assessmentIds: [uuid(1)] },
      { code: 'subsets', assessmentIds: [uuid(1), uuid(2)] },
    ])
  })

  it('is compared only on what it was asked in its own subset', () => {
    const to = version('2.0.0', ['same', 'x'], [{ kind: 'same', from: 'a', to: 'x' }])
    const assessment = { questionnaire: pinned(old), subset: 'chosen', chosen: ['same', 'b'] }
    const before = aCandidate({ n: 1, questionnaire: old, answers: { same: 4, b: 0 }, assessment })
    const now = aCandidate({ n: 2, code: 'm-2', questionnaire: to, answers: { same: 2, x: 0 } })
    const comparison = compared([before, now])
    expect(ids(comparison.shared)).toEqual(['same'])
    expect(shares(comparison)).toEqual({ 'm-1': 1, 'm-2': 0.5 })
  })

  it('keeps counting as unanswered what nobody had confirmed before', () => {
    const to = version('2.0.0', ['same', 'a', 'b', 'c'], [])
    const given = { ...allAt(2, old), a: { ...answered(4), toConfirm: true as const } }
    const before = aCandidate({ n: 1, questionnaire: old, answers: given })
    const now = aCandidate({ n: 2, code: 'm-2', questionnaire: to, answers: allAt(1, to) })
    expect(compared([before, now]).excluded[0]?.reasons).toEqual([
      { code: 'lowCoverage', coverage: 0.75, gate: 0.8 },
    ])
  })

  it('is left out where the newest version says nothing of it, though one in between does', () => {
    const middle = version('1.1.0', ['same', 'a'], [])
    const newest = version('2.0.0', ['same'], [], '1.1.0')
    const all = [old, middle, newest].map((questionnaire, n) =>
      aCandidate({ n: n + 1, code: `m-${n}`, questionnaire, answers: allAt(1, questionnaire) }),
    )
    const comparison = compared(all)
    expect(comparison.questionnaire).toBe(newest)
    expect(comparison.excluded.map((exclusion) => exclusion.reasons)).toEqual([
      [{ code: 'noMapping', version: '1.0.0', target: '2.0.0' }],
    ])
    expect(comparison.entries).toHaveLength(2)
  })

  it('is left out where it has the same version but other content, the rarer of the two', () => {
    const forged = version('1.0.0', ['same', 'a', 'b', 'z'])
    const all = [old, forged, old].map((questionnaire, n) =>
      aCandidate({ n: n + 1, code: `m-${n}`, questionnaire, answers: allAt(1, questionnaire) }),
    )
    expect(compared(all).excluded.map((exclusion) => exclusion.reasons)).toEqual([
      [{ code: 'noMapping', version: '1.0.0', target: '1.0.0' }],
    ])
  })

  it('stays the version of the comparison where the only newer one is left out', () => {
    const to = version('2.0.0', ['same', 'x'], [])
    const whole = aCandidate({ n: 1, questionnaire: old, answers: allAt(1, old) })
    const empty = aCandidate({ n: 2, code: 'm-2', questionnaire: to })
    const comparison = compared([whole, empty])
    expect(comparison.questionnaire).toBe(old)
    expect(reasons(comparison)).toEqual({ 2: ['noMapping', 'lowCoverage'] })
  })
})

describe('the participation questionnaire', () => {
  const shipped = new Map(shippedQuestionnaires())
  const of = (number: string) => {
    const found = shipped.get(`participation/${number}.json`)
    if (!found) throw new Error(`no ${number}`)
    return found
  }

  it('is compared between 1.0.0 and 2.0.0 but for what was split, merged, added or has to be looked at', () => {
    const all = ids(allIndicators(of('2.0.0').areas))
    const not = ['INF-3', 'SAK-2', 'SAK-6', 'SAK-7', 'ACC-7', 'BUD-7']
    expect(sharedBy(of('1.0.0'), of('2.0.0'))).toEqual(all.filter((id) => !not.includes(id)))
  })

  it('is compared between 1.0.0 and 1.1.0 but for what was added or has to be looked at', () => {
    const all = ids(allIndicators(of('1.1.0').areas))
    const not = ['INF-3', 'SAK-2', 'ACC-7']
    expect(sharedBy(of('1.0.0'), of('1.1.0'))).toEqual(all.filter((id) => !not.includes(id)))
  })
})
