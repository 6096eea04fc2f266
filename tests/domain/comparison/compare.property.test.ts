import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from '@/domain/assessment/assessment-context'
import type { Candidate } from '@/domain/comparison/candidate'
import { compare, hindrances } from '@/domain/comparison/compare'
import type { Comparison, ExclusionReason } from '@/domain/comparison/comparison'
import { tableOf, type Row } from '@/domain/comparison/table'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { figuresById } from '../scoring/property-helpers'
import { someCandidates } from './many-candidates'
import { compared } from './some-candidates'

const RUNS = { numRuns: 150, interruptAfterTimeLimit: 30_000 }

const idOf = ({ assessment }: Candidate) => assessment.id
const told = ({ entries, shared, waves, caveats }: Comparison) => ({
  entries: entries.map(({ candidate, score }) => [idOf(candidate), figuresById(score.root)]),
  shared: shared.map(({ id }) => id),
  waves,
  caveats: caveats.filter(({ code }) => code !== 'subsets'),
})

/** Reasons for which one is left out whatever its answers are. */
const ALONE: readonly ExclusionReason['code'][] = ['practice', 'unknownMunicipality', 'otherRespondents']

describe('a comparison', () => {
  it('does not depend on the order of the candidates', () => {
    const law = fc.property(someCandidates, fc.func(fc.integer()), (candidates, orderBy) => {
      const other = [...candidates].sort((a, b) => orderBy(idOf(a)) - orderBy(idOf(b)))
      const [one, two] = [compared(candidates), compared(other)]
      expect(told(two)).toEqual(told(one))
      expect(two.excluded).toEqual(one.excluded)
    })
    fc.assert(law, RUNS)
  })

  it('has each candidate once: compared, or left out with a reason', () => {
    const law = fc.property(someCandidates, (candidates) => {
      const { entries, excluded } = compared(candidates)
      const all = [...entries, ...excluded].map(({ candidate }) => idOf(candidate))
      expect(all.sort()).toEqual(candidates.map(idOf).sort())
      expect(excluded.every(({ reasons }) => reasons.length > 0)).toBe(true)
      for (const { reasons } of excluded)
        expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
    })
    fc.assert(law, RUNS)
  })

  it('gives each the score of what is shared alone, and never below the gate', () => {
    const law = fc.property(someCandidates, (candidates) => {
      const { entries, shared, questionnaire } = compared(candidates)
      const chosen = shared.map(({ id }) => id)
      // Conditions may read the subset: it is that of all who have enough answers of their own, or `chosen`.
      const enough = entries.filter(({ own }) => own.root.state === 'scored')
      const subsets = new Set(enough.map(({ candidate }) => candidate.assessment.subset))
      const subset = subsets.size === 1 ? ([...subsets][0] ?? '') : 'chosen'
      for (const { candidate, score, own } of entries) {
        const { assessment, answers, evidenceCounts } = candidate
        const context = contextOf(assessment)
        const alone = scoreSheet(questionnaire, answers, evidenceCounts, {
          ...context,
          subset,
          chosen,
        })
        expect(figuresById(score.root)).toEqual(figuresById(alone.root))
        expect(score.root.state).toBe('scored')
        const whole = scoreSheet(questionnaire, answers, evidenceCounts, context)
        expect(figuresById(own.root)).toEqual(figuresById(whole.root))
      }
    })
    fc.assert(law, RUNS)
  })

  it('is the same without those that are left out for what they are, or for want of answers', () => {
    const law = fc.property(someCandidates, (candidates) => {
      const whole = compared(candidates, 'random')
      for (const { candidate, reasons } of whole.excluded) {
        const { assessment, answers, evidenceCounts, questionnaire } = candidate
        const isTwin = reasons.some(({ code }) => code === 'sameWaveTwice')
        const own = scoreSheet(questionnaire, answers, evidenceCounts, contextOf(assessment)).root
        const isAlone = own.state !== 'scored' || reasons.some(({ code }) => ALONE.includes(code))
        if (isTwin || !isAlone || candidates.length === 1) continue
        const without = compare(
          candidates.filter((other) => other !== candidate),
          'random',
        )
        expect(without && told(without)).toEqual(told(whole))
      }
    })
    fc.assert(law, RUNS)
  })

  it('hinders a pair in the same way seen from either, and exactly where both cannot stand side by side', () => {
    const law = fc.property(someCandidates, ([a, b]) => {
      if (!a || !b) return
      const found = hindrances(a, b)
      expect(hindrances(b, a)).toEqual(found)
      expect(found.length === 0).toBe(compared([a, b]).entries.length === 2)
    })
    fc.assert(law, RUNS)
  })

  it('becomes a table whose figures are those of the scores, and whose changes turn round with the waves', () => {
    const law = fc.property(someCandidates, (candidates) => {
      const comparison = compared(candidates)
      const [now, then] = [tableOf(comparison, '2026', '2025'), tableOf(comparison, '2025', '2026')]
      expect(now.rows.length + then.rows.length).toBe(comparison.entries.length)
      const root = ({ entry }: Row) => entry.score.root.share
      expect(now.rows.map(({ cells }) => cells[0]?.share)).toEqual(now.rows.map(root))
      const codeOf = ({ entry }: Row) => entry.candidate.assessment.municipality
      for (const row of now.rows) {
        const earlier = then.rows.find((other) => codeOf(other) === codeOf(row))
        const turned = row.cells.map(
          ({ share, change }) => change && { ...change, before: share, now: change.before },
        )
        const back = row.cells.map((_, n) => earlier?.cells[n]?.change ?? null)
        expect(turned.map((change) => change && [change.before, change.now])).toEqual(
          back.map((change, n) => change && [change.before, earlier?.cells[n]?.share]),
        )
        expect(turned.map((change) => change && 0 - change.difference)).toEqual(
          back.map((change) => change?.difference ?? null),
        )
      }
    })
    fc.assert(law, RUNS)
  })
})
