import { describe, expect, it } from 'vitest'
import { compare, hindrances } from '@/domain/comparison/compare'
import { uuid } from '../../fixtures/records'
import { anArea, anIndicator, aQuestionnaire, NOT_APPLICABLE } from '../../support/questionnaires'
import { aCandidate, allAt, compared, FOUR, reasons, shares } from './some-candidates'

const two = aCandidate({ n: 1, code: 'm-1', answers: allAt(2) })
const four = aCandidate({ n: 2, code: 'm-2', answers: allAt(4) })
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('a comparison', () => {
  it('stands beside each other what was asked in the same way, by municipality and then by wave', () => {
    const earlier = aCandidate({
      n: 3,
      code: 'm-2',
      answers: allAt(1),
      assessment: { wave: 'first', period: { from: '2023-01-01', to: '2023-06-30' } },
    })
    const later = aCandidate({
      n: 4,
      code: 'm-1',
      answers: allAt(3),
      assessment: { wave: 'first', period: { from: '2022-03-01', to: '2023-05-31' } },
    })
    const { entries, excluded, waves, caveats, shared, notShared } = compared([four, earlier, two, later])
    expect(entries.map(({ candidate }) => candidate)).toEqual([later, two, earlier, four])
    expect(excluded).toEqual([])
    expect(waves).toEqual([
      { label: 'first', from: '2022-03-01', to: '2023-06-30' },
      { label: '2026', from: '2025-01-01', to: '2025-12-31' },
    ])
    expect([ids(shared), ids(notShared)]).toEqual([['A1', 'A2', 'B1', 'B2'], []])
    expect(caveats).toEqual([{ code: 'unevidenced', assessmentIds: [uuid(4), uuid(1), uuid(3), uuid(2)] }])
  })

  it('of one municipality alone is one row', () => {
    expect(shares(compared([two]))).toEqual({ 'm-1': 0.5 })
  })

  it('is none where nobody answered that questionnaire, or there is nobody', () => {
    expect(compare([])).toBeNull()
    expect(compare([two], 'another')).toBeNull()
  })

  it('is of the questionnaire that most answered, of as many the first by id, unless one is named', () => {
    const other = { ...FOUR, id: 'a-questionnaire' }
    const third = aCandidate({ n: 3, code: 'm-3', questionnaire: other, answers: allAt(0) })
    expect(compared([third, two, four]).questionnaire).toBe(FOUR)
    expect(compared([two, third]).questionnaire).toBe(other)
    expect(compared([two, four, third], other.id).questionnaire).toBe(other)
    expect(reasons(compared([two, third, four]))).toEqual({ 3: ['otherQuestionnaire'] })
  })

  it('leaves out an unknown code, the municipality for practice, and where nothing applies', () => {
    const unknown = aCandidate({ n: 3, code: 'nowhere', municipality: null, answers: allAt(4) })
    const practice = aCandidate({ n: 4, code: 'practice', answers: allAt(4) })
    const none = { A1: NOT_APPLICABLE, A2: NOT_APPLICABLE, B1: NOT_APPLICABLE, B2: NOT_APPLICABLE }
    const allNa = aCandidate({ n: 5, code: 'm-5', answers: none })
    const comparison = compared([two, unknown, practice, allNa, four])
    expect(shares(comparison)).toEqual({ 'm-1': 0.5, 'm-2': 1 })
    expect(reasons(comparison)).toEqual({
      3: ['unknownMunicipality'],
      4: ['practice'],
      5: ['nothingApplies'],
    })
  })

  it('leaves out both where one municipality speaks twice of one wave, and each names the other', () => {
    const again = aCandidate({ n: 3, code: 'm-1', answers: allAt(4) })
    const { entries, excluded } = compared([two, again, four])
    expect(entries.map(({ candidate }) => candidate)).toEqual([four])
    expect(excluded).toEqual([
      { candidate: two, reasons: [{ code: 'sameWaveTwice', assessmentIds: [uuid(3)] }] },
      { candidate: again, reasons: [{ code: 'sameWaveTwice', assessmentIds: [uuid(1)] }] },
    ])
  })

  it('lets one municipality speak of two waves, and beside it somebody from outside be left out alone', () => {
    const wave = aCandidate({ n: 3, code: 'm-1', answers: allAt(4), assessment: { wave: '2025' } })
    const outside = aCandidate({ n: 4, code: 'm-1', voice: 'external', answers: allAt(0) })
    const comparison = compared([two, wave, outside, four])
    expect(comparison.entries).toHaveLength(3)
    expect(reasons(comparison)).toEqual({ 4: ['otherRespondents'] })
  })

  it('keeps what more of them are, those from outside or those who speak of themselves; of as many the latter', () => {
    const outside = [3, 4].map((n) => aCandidate({ n, code: `m-${n}`, voice: 'external', answers: allAt(0) }))
    expect(reasons(compared([two, ...outside]))).toEqual({ 1: ['otherRespondents'] })
    const tied = { 3: ['otherRespondents'], 4: ['otherRespondents'] }
    expect(reasons(compared([two, four, ...outside]))).toEqual(tied)
  })

  it('leaves out with its coverage what has too few answers, which has no say in what is compared', () => {
    // One of ten: 10 %.
    const ten = aQuestionnaire({
      areas: [anArea('A', { indicators: Array.from({ length: 10 }, (_, n) => anIndicator(`I${n}`)) })],
    })
    const whole = aCandidate({ n: 1, questionnaire: ten, answers: allAt(2, ten) })
    const empty = aCandidate({ n: 2, code: 'm-2', questionnaire: ten, answers: { I0: 4 } })
    expect(compared([whole, empty]).excluded).toEqual([
      { candidate: empty, reasons: [{ code: 'lowCoverage', coverage: 0.1, gate: 0.8 }] },
    ])
    const short = aCandidate({
      n: 3,
      code: 'm-3',
      questionnaire: ten,
      answers: { I0: 4 },
      assessment: { subset: 'chosen', chosen: ['I0', 'I1'] },
    })
    const comparison = compared([whole, short])
    expect(comparison.excluded).toEqual([
      { candidate: short, reasons: [{ code: 'lowCoverage', coverage: 0.5, gate: 0.8 }] },
    ])
    expect(comparison.shared).toHaveLength(10)
  })

  it('names all reasons that hold for one', () => {
    const bad = aCandidate({
      n: 3,
      code: 'nowhere',
      municipality: null,
      answers: { A1: 4 },
      voice: 'external',
    })
    expect(reasons(compared([two, four, bad]))).toEqual({
      3: ['unknownMunicipality', 'otherRespondents', 'lowCoverage'],
    })
  })
})

describe('what all share', () => {
  it('is what each was asked, and every score is made of that alone', () => {
    const rapid = aCandidate({
      n: 3,
      code: 'm-3',
      answers: { A1: 1, B1: 3 },
      assessment: { subset: 'rapid' },
    })
    const full = aCandidate({ n: 4, code: 'm-4', answers: { A1: 4, A2: 0, B1: 2, B2: 0 } })
    const comparison = compared([rapid, full])
    // (1 + 3) ÷ 8 and (4 + 2) ÷ 8; whole, the second stands at 6 ÷ 16.
    expect(shares(comparison)).toEqual({ 'm-3': 0.5, 'm-4': 0.75 })
    expect(comparison.entries.map(({ own }) => own.root.share)).toEqual([0.5, 0.375])
    expect([ids(comparison.shared), ids(comparison.notShared)]).toEqual([
      ['A1', 'B1'],
      ['A2', 'B2'],
    ])
    expect(comparison.caveats[0]).toEqual({ code: 'subsets', assessmentIds: [uuid(4)] })
  })

  it('can be enough of one of which little is known besides', () => {
    const rapid = aCandidate({
      n: 3,
      code: 'm-3',
      answers: { A1: 1, B1: 3 },
      assessment: { subset: 'rapid' },
    })
    const half = aCandidate({ n: 4, code: 'm-4', answers: { A1: 4, B1: 4 } })
    const comparison = compared([rapid, half])
    expect(shares(comparison)).toEqual({ 'm-3': 0.5, 'm-4': 1 })
    expect(comparison.entries.map(({ own }) => own.root.share)).toEqual([0.5, null])
  })

  it('leaves out who has nothing of what most were asked', () => {
    const only = (id: string) => ({ subset: 'chosen', chosen: [id] })
    const odd = aCandidate({ n: 3, code: 'm-3', answers: { B2: 4 }, assessment: only('B2') })
    const same = [4, 5].map((n) =>
      aCandidate({ n, code: `m-${n}`, answers: { A1: n - 3 }, assessment: only('A1') }),
    )
    const comparison = compared([odd, two, ...same])
    expect(shares(comparison)).toEqual({ 'm-1': 0.5, 'm-4': 0.25, 'm-5': 0.5 })
    expect(reasons(comparison)).toEqual({ 3: ['nothingShared'] })
  })

  it('reads a condition on the subset alike for all, though each was asked under another', () => {
    const onlyInFull = { op: 'eq' as const, args: [{ context: 'subset' as const }, 'full'] }
    const indicators = [
      anIndicator('I1', { subsets: ['rapid'] }),
      anIndicator('I2', { subsets: ['rapid'], visibleIf: onlyInFull }),
    ]
    const questionnaire = aQuestionnaire({ areas: [anArea('A', { indicators })] })
    const [full, rapid] = ['full', 'rapid'].map((subset, n) =>
      aCandidate({ n, code: subset, questionnaire, answers: { I1: 4, I2: 0 }, assessment: { subset } }),
    )
    const comparison = compared(full && rapid ? [full, rapid] : [])
    expect(comparison.entries.map(({ own }) => own.root.share)).toEqual([0.5, 1])
    expect(shares(comparison)).toEqual({ full: 1, rapid: 1 })
  })

  it('begins with what most were asked, not with the longest list', () => {
    const list = (n: number, ...chosen: string[]) =>
      aCandidate({ n, code: `m-${n}`, answers: allAt(2), assessment: { subset: 'chosen', chosen } })
    const comparison = compared([list(1, 'A2', 'B1', 'B2'), list(2, 'A1'), list(3, 'A1')])
    expect(ids(comparison.shared)).toEqual(['A1'])
    expect(reasons(comparison)).toEqual({ 1: ['nothingShared'] })
  })

  it('is asked of cities and communities alike; an only city that falls short of it gives back what it lacks', () => {
    const indicators = [
      ...['I1', 'I2'].map((id) => anIndicator(id)),
      ...['C1', 'C2', 'C3'].map((id) => anIndicator(id, { appliesTo: ['city'] })),
      anIndicator('K', { appliesTo: ['community'] }),
    ]
    const kinds = aQuestionnaire({ areas: [anArea('A', { indicators })] })
    const community = aCandidate({ n: 1, questionnaire: kinds, answers: { I1: 2, I2: 2, K: 4 } })
    const city = (answers: Record<string, number>) =>
      aCandidate({
        n: 2,
        code: 'm-2',
        questionnaire: kinds,
        answers,
        assessment: { municipalityKind: 'city' },
      })
    const both = compared([community, city({ I1: 4, I2: 4, C1: 0, C2: 0, C3: 0 })])
    expect(ids(both.shared)).toEqual(['I1', 'I2'])
    expect(ids(both.notShared)).toEqual(['C1', 'C2', 'C3', 'K'])
    expect(shares(both)).toEqual({ 'm-1': 0.5, 'm-2': 1 })
    // 4 of 5 on its own, 1 of 2 on what is shared.
    const short = compared([community, city({ I1: 4, C1: 0, C2: 0, C3: 0 })])
    expect(short.excluded[0]?.reasons).toEqual([{ code: 'lowCoverage', coverage: 0.5, gate: 0.8 }])
    expect(ids(short.shared)).toEqual(['I1', 'I2', 'K'])
    // (2 + 2 + 4) ÷ 12.
    expect(shares(short)).toEqual({ 'm-1': 0.666666666667 })
  })
})

describe('caveats', () => {
  it('name those that were said otherwise than most, are not finished, or rest on little evidence', () => {
    const evidenceCounts = new Map([
      ['A1', 1],
      ['B2', 2],
    ])
    const proven = aCandidate({ n: 1, code: 'm-1', answers: allAt(2), evidenceCounts })
    const median = aCandidate({
      n: 2,
      code: 'm-2',
      answers: allAt(2),
      voice: 'median',
      evidenceCounts,
      assessment: { state: 'draft' },
    })
    const barely = aCandidate({ n: 3, code: 'm-3', answers: allAt(2), evidenceCounts: new Map([['A1', 9]]) })
    expect(compared([proven, median, barely]).caveats).toEqual([
      { code: 'voices', assessmentIds: [uuid(2)] },
      { code: 'drafts', assessmentIds: [uuid(2)] },
      { code: 'unevidenced', assessmentIds: [uuid(3)] },
    ])
  })
})

describe('what keeps two from being compared', () => {
  it('is nothing where they may be', () => {
    expect(hindrances(two, four)).toEqual([])
  })

  it('is of the pair alone: what they share, and both where one municipality speaks twice', () => {
    const rapid = { subset: 'rapid' }
    const short = aCandidate({ n: 3, code: 'm-3', answers: { A1: 1, B1: 3 } })
    expect(hindrances(two, short)).toEqual([{ code: 'lowCoverage', coverage: 0.5, gate: 0.8 }])
    const other = aCandidate({ n: 4, code: 'm-4', answers: { A1: 2, B1: 2 }, assessment: rapid })
    expect(hindrances(other, short)).toEqual([])
    const again = aCandidate({ n: 5, code: 'm-1', answers: allAt(4) })
    expect(hindrances(again, two)).toEqual([{ code: 'sameWaveTwice', assessmentIds: [uuid(1), uuid(5)] }])
  })
})
