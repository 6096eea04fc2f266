import { allIndicators, isScored } from '@/domain/questionnaire/tree'
import type { ScoreResult } from '@/domain/scoring/score'
import type { Candidate } from './candidate'
import { casesOf, isOpen, type Case } from './case'
import { caveatsOf, type Known } from './caveats'
import type { Comparison, Entry, Exclusion, ExclusionReason } from './comparison'
import { judgeAlone, judgeVoices, mostFrequent, votersIn } from './judge-alone'
import { judgeTogether, reaching, targetOf, type Judgement, type Reaching } from './judge-together'
import { reachTo, type Target } from './reach'
import { byText } from '@/domain/shared/by-text'
import { wavesOf } from './waves'

/**
 * Sets assessments side by side. The questionnaire is the one given, else the one that most of them answered; its newest
 * version among those that may stand beside others is that of the comparison. Null where there is no candidate of it.
 */
export function compare(candidates: readonly Candidate[], questionnaireId?: string): Comparison | null {
  const cases = casesOf(candidates)
  judgeAlone(cases)
  const id = questionnaireId ?? mostFrequent(votersIn(cases).map(questionnaireOf))
  const chosen = cases.filter((one) => questionnaireOf(one) === id)
  for (const one of cases) {
    const questionnaireId = questionnaireOf(one)
    if (questionnaireId !== id) one.reasons.push({ code: 'otherQuestionnaire', questionnaireId })
  }
  judgeVoices(chosen)
  const target = targetOf(chosen)
  if (!target) return null
  const all = reaching(chosen, target, reachTo(target))
  return comparisonOf(cases, all, target, judgeTogether(all, target))
}

function questionnaireOf({ candidate }: Case): string {
  return candidate.assessment.questionnaire.id
}

function comparisonOf(
  cases: readonly Case[],
  all: readonly Reaching[],
  target: Target,
  { common: { shared }, scores }: Judgement,
): Comparison {
  const compared = all.filter(({ case: one }) => isOpen(one))
  const waves = wavesOf(compared.map(({ case: one }) => one.candidate))
  const place = new Map(waves.map(({ label }, n) => [label, n]))
  const known = compared
    .flatMap((one) => knownOf(one, shared, scores) ?? [])
    .sort(({ entry: { candidate: a } }, { entry: { candidate: b } }) => {
      const inTime = (place.get(a.assessment.wave) ?? 0) - (place.get(b.assessment.wave) ?? 0)
      return byText(a.assessment.municipality, b.assessment.municipality) || inTime
    })
  const scored = allIndicators(target.questionnaire.areas).filter(({ items }) => items.some(isScored))
  const isAsked = ({ id }: { readonly id: string }) => compared.some(({ reach }) => reach.asked.has(id))
  return {
    questionnaire: target.questionnaire,
    shared: scored.filter(({ id }) => shared.has(id)),
    notShared: scored.filter((indicator) => !shared.has(indicator.id) && isAsked(indicator)),
    entries: known.map(({ entry }) => entry),
    excluded: cases.flatMap(exclusionOf).sort(byMunicipality),
    caveats: caveatsOf(known, target),
    waves,
  }
}

function knownOf(
  { case: one, reach: { asked, hasLost } }: Reaching,
  shared: ReadonlySet<string>,
  scores: ReadonlyMap<Case, ScoreResult>,
): Known | null {
  const score = scores.get(one)
  if (!score) return null
  const entry: Entry = { candidate: one.candidate, score, own: one.own }
  return { entry, wasAskedMore: hasLost || asked.size > shared.size }
}

function exclusionOf({ candidate, reasons }: Case): Exclusion[] {
  const [first, ...more] = reasons
  return first ? [{ candidate, reasons: [first, ...more] }] : []
}

function byMunicipality({ candidate: a }: Exclusion, { candidate: b }: Exclusion): number {
  return (
    byText(a.assessment.municipality, b.assessment.municipality) ||
    byText(a.assessment.wave, b.assessment.wave) ||
    byText(a.assessment.id, b.assessment.id)
  )
}

/** Why two assessments may not be compared with each other; empty where they may. */
export function hindrances(a: Candidate, b: Candidate): readonly ExclusionReason[] {
  const reasons = compare([a, b])?.excluded.flatMap((exclusion) => exclusion.reasons) ?? []
  const assessmentIds = [a, b].map(({ assessment }) => assessment.id).sort()
  const ofBoth = reasons.map((reason): ExclusionReason =>
    reason.code === 'sameWaveTwice' ? { code: 'sameWaveTwice', assessmentIds } : reason,
  )
  return [...new Map(ofBoth.map((reason) => [JSON.stringify(reason), reason])).values()]
}
