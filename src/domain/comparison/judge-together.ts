import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { compareVersions } from '@/domain/questionnaire/identity'
import { allIndicators, isScored } from '@/domain/questionnaire/tree'
import type { ScoreResult } from '@/domain/scoring/score'
import { groupedBy } from '@/domain/shared/grouped'
import { share } from '@/domain/shared/units'
import type { ExclusionReason } from './comparison'
import { isOpen, scoreOn, standsAlone, type Case, type Common } from './case'
import { mostFrequent, votersIn } from './judge-alone'
import type { Reach, Target } from './reach'

/** The newest version among those that decide; of several contents of it the one that most of them have. Null without cases. */
export function targetOf(cases: readonly Case[]): Target | null {
  const voters = votersIn(cases).map(({ candidate }) => candidate)
  const [newest] = voters
    .map(({ assessment }) => assessment.questionnaire.version)
    .sort((a, b) => compareVersions(b, a))
  const contents = voters.filter(({ assessment }) => assessment.questionnaire.version === newest)
  const sha256 = mostFrequent(contents.map(({ assessment }) => assessment.questionnaire.sha256))
  const found = contents.find(({ assessment }) => assessment.questionnaire.sha256 === sha256)
  return found ? { identity: found.assessment.questionnaire, questionnaire: found.questionnaire } : null
}

/** A case that can be brought to the target. */
export interface Reaching {
  readonly case: Case
  readonly reach: Reach
}

/** The cases that can be brought to the target; of the others it is said that they cannot. */
export function reaching(
  cases: readonly Case[],
  { identity }: Target,
  reachOf: (candidate: Case['candidate']) => Reach | null,
): Reaching[] {
  return cases.flatMap((one) => {
    const reach = reachOf(one.candidate)
    if (reach) return [{ case: one, reach }]
    const { version } = one.candidate.assessment.questionnaire
    one.reasons.push({ code: 'noMapping', version, target: identity.version })
    addFaults(one, faultsOf(one.own, one.candidate.questionnaire))
    return []
  })
}

/** What is compared, and what each comes to on it. */
export interface Judgement {
  readonly common: Common
  /** Of those against whom nothing speaks. */
  readonly scores: ReadonlyMap<Case, ScoreResult>
}

/**
 * Finds what all share, and says who has too little of it. Only those of whom enough is known, whole and of what is
 * shared, decide what that is: who is left out takes nothing away from the others.
 */
export function judgeTogether(all: readonly Reaching[], target: Target): Judgement {
  let deciding = all.filter(({ case: one }) => isOpen(one) && standsAlone(one))
  const judged = new Set(deciding)
  for (;;) {
    const common = commonOf(deciding, target)
    const scores = new Map<Case, ScoreResult>()
    for (const { case: one, reach } of deciding.filter(isStillOpen)) {
      const score = scoreOn(one, target, reach, common)
      one.reasons.push(...faultsOf(score, target.questionnaire))
      scores.set(one, score)
    }
    const left = deciding.filter(isStillOpen)
    if (left.length === deciding.length) {
      for (const other of all) if (!judged.has(other)) judgeOther(other, target, common, scores)
      return { common, scores }
    }
    deciding = left
  }
}

function isStillOpen({ case: one }: Reaching): boolean {
  return isOpen(one)
}

/** One that had no say is judged by what the others share; whatever else was said against it, all is named. */
function judgeOther(
  { case: one, reach }: Reaching,
  target: Target,
  common: Common,
  scores: Map<Case, ScoreResult>,
): void {
  const { shared } = common
  const has = [...shared].filter((id) => reach.asked.has(id))
  const isComparable = shared.size > 0 && has.length === shared.size
  const score = isComparable ? scoreOn(one, target, reach, common) : one.own
  const faults = faultsOf(score, isComparable ? target.questionnaire : one.candidate.questionnaire)
  if (shared.size > 0 && has.length === 0) faults.push({ code: 'nothingShared' })
  addFaults(one, faults)
  if (isOpen(one)) scores.set(one, score)
}

/** What is known already is not said twice. */
function addFaults({ reasons }: Case, faults: readonly ExclusionReason[]): void {
  reasons.push(...faults.filter(({ code }) => !reasons.some((known) => known.code === code)))
}

function faultsOf({ root }: ScoreResult, { scoring }: Questionnaire): ExclusionReason[] {
  if (root.coverage === null) return [{ code: 'nothingApplies' }]
  if (root.state === 'scored') return []
  return [{ code: 'lowCoverage', coverage: root.coverage, gate: share(scoring.coverageGate) }]
}

function commonOf(deciding: readonly Reaching[], target: Target): Common {
  const subsets = new Set(deciding.map(({ case: one }) => one.context.subset))
  const [subset = CHOSEN] = subsets
  return { shared: sharedBy(deciding, target), subset: subsets.size === 1 ? subset : CHOSEN }
}

const CHOSEN = 'chosen'

/**
 * What all of them were asked: begun with what most of them were, of as many with the most. Those that have nothing of it
 * are left out, and take nothing away.
 */
function sharedBy(cases: readonly Reaching[], { questionnaire }: Target): ReadonlySet<string> {
  const scored = allIndicators(questionnaire.areas).filter(({ items }) => items.some(isScored))
  const groups = [...groupedBy(cases, ({ reach }) => [...reach.asked].join(' '))].sort(
    ([a, first], [b, second]) =>
      second.length - first.length || sizeOf(second) - sizeOf(first) || (a < b ? -1 : 1),
  )
  let shared: ReadonlySet<string> | null = null
  for (const [, group] of groups) {
    const asked: ReadonlySet<string> = group[0]?.reach.asked ?? new Set()
    const common: ReadonlySet<string> = shared ? new Set([...shared].filter((id) => asked.has(id))) : asked
    if (scored.some(({ id }) => common.has(id))) shared = common
    else for (const { case: one } of group) one.reasons.push({ code: 'nothingShared' })
  }
  return shared ?? new Set()
}

function sizeOf([first]: readonly Reaching[]): number {
  return first?.reach.asked.size ?? 0
}
