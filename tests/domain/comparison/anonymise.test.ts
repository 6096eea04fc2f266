import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anonymised, lettersOf } from '@/domain/comparison/anonymise'
import type { Candidate } from '@/domain/comparison/candidate'
import type { Comparison } from '@/domain/comparison/comparison'
import { tableOf } from '@/domain/comparison/table'
import type { Evidence } from '@/domain/records/evidence'
import { uuid } from '../../fixtures/records'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, answered } from '../../support/questionnaires'
import { figuresById } from '../scoring/property-helpers'
import { someCandidates } from './many-candidates'
import { aCandidate, allAt, compared, FOUR, reasons } from './some-candidates'

describe('letters', () => {
  it('go on after Z with AA, AB and after ZZ with AAA', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(lettersOf)).toEqual('A B Z AA AB AZ BA ZZ AAA'.split(' '))
  })

  it('are those of one place only', () => {
    const all = Array.from({ length: 5_000 }, (_, n) => lettersOf(n))
    expect(new Set(all).size).toBe(5_000)
  })
})

/** A level, a figure that gives a share, one that gives none, a ratio of two and words. */
const FIGURES = aQuestionnaire({
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('L', {
          items: [
            aLadder('L'),
            anItem('number', 'N', {
              unit: 'count',
              integer: true,
              line: { zeroAt: 0, fullAt: 1e3 },
            }),
            anItem('number', 'PART', { unit: 'count', integer: true, scored: false }),
            anItem('number', 'WHOLE', { unit: 'count', integer: true, scored: false }),
            anItem('ratio', 'R', {
              part: { item: 'PART' },
              whole: { item: 'WHOLE' },
              line: { zeroAt: 0, fullAt: 100 },
              noCase: 'missing',
            }),
            anItem('shortText', 'T', {}),
          ],
        }),
      ],
    }),
  ],
})

/** What must not be found afterwards. */
const PLANTED = [
  'planted',
  '777888',
  '333222',
  '444555',
  '2019',
  '00000000-0000-4000-8000',
  'deadbeef',
  'region-1',
  '41',
]

function planted(n: number, fields: Partial<Candidate['assessment']> = {}): Candidate {
  const code = `planted-code-${n}`
  const name = { ka: `planted-ka-${n}`, en: `planted-en-${n}` }
  const at = '2019-05-05T01:02:03.000Z'
  const base = {
    schema: 1 as const,
    version: { [uuid(7)]: 1 },
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  }
  const attachment = { sha256: 'deadbeef'.repeat(8), name: 'planted.pdf', mime: 'x', size: 5 }
  const link = 'https://planted.example'
  const evidence: Evidence = {
    ...base,
    ...{
      id: uuid(50 + n),
      sheetId: uuid(60),
      itemId: 'L',
      kind: 'order',
      title: 'planted',
      number: 'planted-3',
    },
    ...{ date: '2019-01-01', link, attachment },
  }
  const noted = { ...answered(3), note: 'planted note', naReason: 'planted reason' }
  return aCandidate({
    n,
    code,
    questionnaire: FIGURES,
    municipality: { name, officialName: name },
    answers: { L: noted, N: 777888, PART: 333222, WHOLE: 444555, T: 'planted words' },
    evidence: [evidence],
    evidenceCounts: new Map([['L', 1]]),
    voice: 'median',
    people: 41,
    assessment: {
      ...base,
      period: { from: `2019-02-0${n}`, to: `2019-11-0${n}` },
      wave: 'the wave',
      programmeId: uuid(70),
      previousId: uuid(71),
      movedFromId: uuid(72),
      log: [{ at, event: 'finished', fingerprint: 'deadbeef'.repeat(8) }],
      ...fields,
    },
  })
}

/** All of it as text, maps as lists. */
function textOf(comparison: Comparison): string {
  return JSON.stringify(comparison, (_, value: unknown) => (value instanceof Map ? [...value] : value))
}

describe('an anonymised comparison', () => {
  const whole = planted(1, { period: { from: '2018-01-01', to: '2020-12-31' } })
  const given = [whole, planted(2), planted(3), planted(3), planted(4, { municipality: 'planted-unknown' })]
  const twins = given.map((candidate, n) => ({
    ...candidate,
    assessment: { ...candidate.assessment, id: uuid(n + 1) },
    ...(n === 4 ? { municipality: null } : {}),
  }))
  const comparison = compared(twins)
  const codes = ['planted-unknown', 'planted-code-3', 'planted-code-2', 'planted-code-1']
  const told = anonymised(comparison, codes)

  it('holds nothing that was planted: names, codes, ids, notes, evidence, figures, dates', () => {
    const before = textOf(comparison)
    expect(PLANTED.filter((each) => !before.includes(each))).toEqual([])
    const after = textOf(told)
    expect(PLANTED.filter((each) => after.includes(each))).toEqual([])
  })

  it('gives letters as shuffled, first to those that are compared, and sorts the rows by them', () => {
    const rows = (all: readonly { readonly candidate: Candidate }[]) =>
      all.map(({ candidate: { assessment } }) => [assessment.municipality, assessment.id])
    expect(rows(told.entries)).toEqual([
      ['A', 'A-the wave'],
      ['B', 'B-the wave'],
    ])
    expect(rows(told.excluded)).toEqual([
      ['C', 'C-the wave'],
      ['D', 'D-the wave'],
      ['D', 'D-the wave*'],
    ])
    expect(told.entries.map(({ candidate }) => candidate.municipality?.name.ka)).toEqual(['A', 'B'])
    expect(told.excluded.map((exclusion) => exclusion.reasons)).toEqual([
      [{ code: 'unknownMunicipality', municipality: 'C' }],
      [{ code: 'sameWaveTwice', assessmentIds: ['D-the wave*'] }],
      [{ code: 'sameWaveTwice', assessmentIds: ['D-the wave'] }],
    ])
    const period = { from: '2018-01-01', to: '2020-12-31' }
    expect(told.entries.map(({ candidate }) => candidate.assessment.period)).toEqual([period, period])
    expect(told.entries.every(({ candidate }) => candidate.isAnonymous)).toBe(true)
  })

  it('keeps the levels, and names in caveats whom they concern, in the order of the letters', () => {
    expect(told.entries.map(({ candidate }) => [...candidate.answers])).toEqual(
      Array(2).fill([['L', answered(3)]]),
    )
    const drafts = [1, 2, 3].map((n) =>
      aCandidate({
        n,
        code: `m-${n}`,
        answers: allAt(1),
        assessment: { state: n === 1 ? 'final' : 'draft' },
      }),
    )
    const { caveats } = anonymised(compared(drafts), ['m-3', 'm-1', 'm-2'])
    expect(caveats.find(({ code }) => code === 'drafts')?.assessmentIds).toEqual(['A-2026', 'C-2026'])
  })

  it('tells a region only where five municipalities of it or more are compared', () => {
    const of = (region: string, many: number, from: number) =>
      Array.from({ length: many }, (_, n) =>
        aCandidate({ n: from + n, code: `m-${from + n}`, answers: allAt(1), municipality: { region } }),
      )
    const regions = (candidates: Candidate[]) =>
      anonymised(compared(candidates), []).entries.map(({ candidate }) => candidate.municipality?.region)
    const again = of('four', 1, 6).map((candidate) => ({
      ...candidate,
      assessment: { ...candidate.assessment, id: uuid(99), wave: '2027' },
    }))
    const found = regions([...of('five', 5, 1), ...of('four', 4, 6), ...again])
    expect(found.filter((region) => region === 'five')).toHaveLength(5)
    expect(found.filter((region) => region === '')).toHaveLength(5)
  })

  it('gives a municipality the same letters in all waves, and letters also to those nobody shuffled', () => {
    const waves = ['2025', '2026'].flatMap((wave, w) =>
      ['m-1', 'm-2'].map((code, n) =>
        aCandidate({ n: 1 + n + 2 * w, code, answers: allAt(n + w), assessment: { wave } }),
      ),
    )
    const { entries } = anonymised(compared(waves), ['m-2'])
    expect(entries.map(({ candidate, score }) => [candidate.assessment.id, score.root.share])).toEqual([
      ['A-2025', 0.25],
      ['A-2026', 0.5],
      ['B-2025', 0],
      ['B-2026', 0.25],
    ])
    expect(reasons(compared(waves))).toEqual({})
  })

  it('keeps every share and every distribution', () => {
    const law = fc.property(someCandidates, fc.func(fc.integer()), (candidates, orderBy) => {
      const before = compared(candidates)
      const all = candidates.map(({ assessment }) => assessment.municipality)
      const shuffled = [...new Set(all)].sort((a, b) => orderBy(a) - orderBy(b))
      const after = anonymised(before, shuffled)
      expect(after.entries).toHaveLength(before.entries.length)
      expect(after.excluded).toHaveLength(before.excluded.length)
      const sorted = (table: ReturnType<typeof tableOf>) =>
        table.rows
          .map(({ entry, cells }) =>
            JSON.stringify([figuresById(entry.score.root), figuresById(entry.own.root), cells]),
          )
          .sort()
      for (const wave of ['2025', '2026']) {
        const [plain, hidden] = [before, after].map((each) => tableOf(each, wave, '2025'))
        expect(hidden?.columns).toEqual(plain?.columns)
        expect(hidden && sorted(hidden)).toEqual(plain && sorted(plain))
      }
      expect(textOf(after)).not.toMatch(
        /m-\d|nowhere|(id|municipality)":"practice|Invented|გამოგონილი|00000000-/,
      )
    })
    fc.assert(law, { numRuns: 100, interruptAfterTimeLimit: 30_000 })
  })

  it('of nobody is of nobody', () => {
    const none = compared([aCandidate({ questionnaire: FOUR })])
    expect(anonymised(none, []).entries).toEqual([])
  })
})
