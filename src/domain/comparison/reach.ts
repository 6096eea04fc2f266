import { countedItems } from '@/domain/assessment/progress'
import { contextOf } from '@/domain/assessment/assessment-context'
import { askedIndicators, isApplicable } from '@/domain/assessment/applicability'
import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators, isScored } from '@/domain/questionnaire/tree'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import { bridgeBetween, type Bridge } from './bridge'
import type { Candidate } from './candidate'

/** What assessments are brought to: one version of a questionnaire. */
export interface Target {
  readonly identity: QuestionnaireIdentity
  readonly questionnaire: Questionnaire
}

/** What of an assessment can be compared in the target's version. */
export interface Reach {
  /** The way there; null where it was answered in that very version. */
  readonly bridge: Bridge | null
  /** Ids of the indicators, of the target, that it was asked, in the order of the file. */
  readonly asked: ReadonlySet<string>
  /** Whether it was asked what the target has not, or has otherwise. */
  readonly hasLost: boolean
}

/** What of each assessment can be compared; null where nothing says how to get to the target. Worked out once for each kind of assessment. */
export function reachTo(target: Target): (candidate: Candidate) => Reach | null {
  const known = new Map<string, Reach | null>()
  return (candidate) => {
    const { questionnaire, municipalityKind, subset, chosen } = candidate.assessment
    const key = JSON.stringify([questionnaire.sha256, municipalityKind, subset, chosen])
    const found = known.get(key)
    if (found !== undefined) return found
    const isThere = questionnaire.sha256 === target.identity.sha256
    const bridge = isThere ? null : bridgeBetween(candidate.questionnaire, target.questionnaire)
    const made = isThere || bridge ? reachOf(candidate, target, bridge) : null
    known.set(key, made)
    return made
  }
}

function reachOf({ assessment, questionnaire }: Candidate, target: Target, bridge: Bridge | null): Reach {
  const context = contextOf(assessment)
  const own = askedIndicators(questionnaire, context)
  if (!bridge) return { bridge, asked: idsOf(own), hasLost: false }
  const ownItems = new Set(own.flatMap(({ items }) => items.map(({ id }) => id)))
  const sourcesOf = (indicator: Indicator) =>
    countedItems(indicator).flatMap(({ id }) => bridge.sources.get(id) ?? [])
  const wasAsked = (indicator: Indicator) =>
    bridge.carried.has(indicator.id) &&
    isApplicable(indicator, { kind: context.kind, subset: 'full' }) &&
    sourcesOf(indicator).every((id) => ownItems.has(id))
  const reached = allIndicators(target.questionnaire.areas).filter(wasAsked)
  const used = new Set(reached.flatMap(sourcesOf))
  return {
    bridge,
    asked: idsOf(reached),
    hasLost: own.some(({ items }) => items.some(isScored) && !items.some(({ id }) => used.has(id))),
  }
}

function idsOf(indicators: readonly Indicator[]): ReadonlySet<string> {
  return new Set(indicators.map(({ id }) => id))
}
