import type { Indicator, LadderItem, Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import type { Action } from '@/domain/records/plan'
import type { Mechanism } from '@/domain/registers/mechanism'
import type { NodeScore, ScoreResult } from '@/domain/scoring/score'
import type { LocalisedText } from '@/domain/shared/text'
import { rounded, share, type Share } from '@/domain/shared/units'
import { suggestMechanisms, type Group, type SuggestedMechanism } from './suggested-mechanisms'

/** Where the law asks for something, the plan leads at least here (scoring.md §6: levels 0 and 1 do not meet it). */
const LEGAL_MINIMUM_LEVEL = 2

/** A weak indicator, and what could be done about it. Its key, for dropping it, is `indicatorId`. */
export interface Proposal {
  readonly indicatorId: string
  /** The area that directly holds the indicator. */
  readonly areaId: string
  /** The level given. */
  readonly level: number
  /** The next level; at least level 2 where the legal minimum is not met. */
  readonly targetLevel: number
  /** What the target level says. */
  readonly targetText: LocalisedText
  readonly isLegalMinimumUnmet: boolean
  /** The indicator's part of the whole, 0–1, among what applies. */
  readonly weight: Share
  /** 1 − share: what is missing to the top. */
  readonly gap: Share
  /** weight × gap: what the whole would gain if the indicator reached the top. */
  readonly priority: Share
  /** Mechanisms that address the indicator or its area, best fit first. */
  readonly mechanisms: readonly SuggestedMechanism[]
}

/** The proposals, most pressing first, and how many weak indicators are not among them and why. */
export interface Proposals {
  readonly proposals: readonly Proposal[]
  readonly leftOut: {
    /** An action of the plan targets them already. */
    readonly targeted: number
    /** A person has dropped them. */
    readonly dropped: number
  }
}

/** What the person cares for while planning. */
export interface ProposalContext {
  /** Groups that deserve special attention; mechanisms that serve them come first and say so. */
  readonly groups: readonly Group[]
}

/**
 * What could be done: every answered indicator below the top of its ladder, those under the legal minimum first, then by
 * weight × gap. Left out, and counted, are those that an action (not a dropped one) targets or that were dropped before.
 */
export function proposals(
  questionnaire: Questionnaire,
  result: ScoreResult,
  mechanisms: readonly Mechanism[],
  context: ProposalContext,
  dropped: readonly string[],
  existingActions: readonly Pick<Action, 'targets' | 'status'>[],
): Proposals {
  const targeted = new Set(
    existingActions
      .filter(({ status }) => status !== 'dropped')
      .flatMap(({ targets }) => targets.map(({ indicatorId }) => indicatorId)),
  )
  const places = placesOf(result.root)
  const weak = allIndicators(questionnaire.areas)
    .map((indicator) => weakness(indicator, result, places.get(indicator.id)))
    .filter((found) => found !== null)
  const isTargeted = ({ indicatorId }: Weakness) => targeted.has(indicatorId)
  const isDropped = ({ indicatorId }: Weakness) => dropped.includes(indicatorId)
  const open = weak.filter((found) => !isTargeted(found) && !isDropped(found))
  return {
    proposals: open.sort(byUrgency).map(({ areaIds, ...found }) => ({
      ...found,
      areaId: areaIds.at(-1) ?? '',
      mechanisms: suggestMechanisms(mechanisms, found.indicatorId, areaIds, context.groups),
    })),
    leftOut: {
      targeted: weak.filter(isTargeted).length,
      dropped: weak.filter((found) => isDropped(found) && !isTargeted(found)).length,
    },
  }
}

type Weakness = Omit<Proposal, 'areaId' | 'mechanisms'> & { readonly areaIds: readonly string[] }

function weakness(indicator: Indicator, result: ScoreResult, place: Place | undefined): Weakness | null {
  const ladder = ladderOf(indicator)
  const reached = place?.node.share ?? place?.node.provisionalShare
  if (!ladder || !place || reached === null || reached === undefined) return null
  const level = levelGiven(place.node, ladder)
  const top = ladder.levels.at(-1)
  if (level === null || !top || level >= top.value) return null
  const isLegalMinimumUnmet = result.legal.some(
    ({ indicatorId, state }) => indicatorId === indicator.id && state === 'notMet',
  )
  const wanted = isLegalMinimumUnmet ? Math.max(LEGAL_MINIMUM_LEVEL, level + 1) : level + 1
  const target = ladder.levels.find(({ value }) => value === wanted) ?? top
  const gap = share(1 - reached)
  return {
    indicatorId: indicator.id,
    areaIds: place.areaIds,
    level,
    targetLevel: target.value,
    targetText: target.text,
    isLegalMinimumUnmet,
    weight: place.weight,
    gap,
    priority: share(place.weight * gap),
  }
}

/** The level that was answered; null when the ladder was not. */
function levelGiven(indicator: NodeScore, ladder: LadderItem): number | null {
  const value = indicator.children.find(({ id }) => id === ladder.id)?.trace.value
  return typeof value === 'number' ? value : null
}

interface Place {
  readonly node: NodeScore
  /** Part of the whole, 0–1. */
  readonly weight: Share
  /** The areas that hold it, outermost first. */
  readonly areaIds: readonly string[]
}

/** Every indicator's place: the product of the weight shares on the way from the root, among what applies. */
function placesOf(root: NodeScore): Map<string, Place> {
  const places = new Map<string, Place>()
  const visit = (node: NodeScore, weight: number, areaIds: readonly string[]): void => {
    if (node.kind === 'indicator') places.set(node.id, { node, weight: share(weight), areaIds })
    if (node.kind === 'indicator' || node.kind === 'item') return
    const terms = node.trace.terms.filter(({ state }) => state !== 'na' && state !== 'removed')
    const sum = terms.reduce((total, term) => total + term.weight, 0)
    for (const child of node.children) {
      const term = terms.find(({ id }) => id === child.id)
      const below = child.kind === 'area' ? [...areaIds, child.id] : areaIds
      if (term) visit(child, (weight * term.weight) / sum, below)
    }
  }
  visit(root, 1, [])
  return places
}

function byUrgency(a: Weakness, b: Weakness): number {
  const byLaw = Number(b.isLegalMinimumUnmet) - Number(a.isLegalMinimumUnmet)
  return byLaw || rounded(b.priority - a.priority)
}
