import { itemsIn } from '@/domain/expression/references'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import { rounded, share as asShare, type Share } from '@/domain/shared/units'
import { openUpTo, placeOf } from './bands'
import type { CertificateLevel, CertificateResult, GateResult } from './score'

/** The certificate for a share and its gates; null where the questionnaire has none or there are too few answers. */
export function certificateOf(
  share: Share | null,
  scoring: Questionnaire['scoring'],
  gates: readonly GateResult[],
): CertificateResult | null {
  const { certificate } = scoring
  if (!certificate || share === null) return null
  const levels = certificate.map(({ id, from }): CertificateLevel => ({
    id,
    from: asShare(from),
    missingShare: asShare(Math.max(0, rounded(from) - share)),
    conditions: gates.filter((gate) => levelNamedBy(gate.id, scoring) === id),
  }))
  const byShare = placeOf(share, certificate)
  const reachedWith = (closing: readonly GateResult['state'][]) =>
    Math.min(
      byShare,
      openUpTo(certificate, (gate) => gate.certificate, scoring, gates, closing),
    )
  const place = reachedWith(['unmet', 'notKnown'])
  return {
    level: levels[place]?.id ?? null,
    possible: levels[reachedWith(['unmet'])]?.id ?? null,
    byShare: levels[byShare]?.id ?? null,
    levels,
    next: levels[place + 1] ?? null,
  }
}

/** Whether a condition keeps its level out of reach as it stands. */
export function isInTheWay({ state }: GateResult): boolean {
  return state === 'unmet' || state === 'notKnown'
}

/** A level out of reach, and how many conditions, its own and of those below, are the reason. */
export interface HeldBack {
  readonly level: string
  readonly count: number
}

/** Why the level is not the one that the share would be enough for: conditions not met, and conditions not yet known. */
export function heldBackBy({ level, possible, byShare, levels }: CertificateResult): {
  readonly unmet: HeldBack | null
  readonly notKnown: HeldBack | null
} {
  const held = (from: string | null, to: string | null, state: GateResult['state']): HeldBack | null => {
    if (to === null || from === to) return null
    const upTo = levels.slice(0, levels.findIndex(({ id }) => id === to) + 1)
    const gates = upTo.flatMap(({ conditions }) => conditions.filter((gate) => gate.state === state))
    return { level: to, count: gates.length }
  }
  return { unmet: held(possible, byShare, 'unmet'), notKnown: held(level, possible, 'notKnown') }
}

/** What a condition looks at. */
export interface ConditionSubject {
  /** The indicator itself, or those whose items its fact reads, in the order of the file. */
  readonly indicatorIds: readonly string[]
  /** The area whose share it asks for, or null. */
  readonly areaId: string | null
}

/** What a condition looks at, so that a person can go there. */
export function subjectOf(
  questionnaire: Questionnaire,
  { require }: NonNullable<Questionnaire['scoring']['gates']>[number],
): ConditionSubject {
  if ('area' in require) return { indicatorIds: [], areaId: require.area }
  if ('indicator' in require) return { indicatorIds: [require.indicator], areaId: null }
  const read = itemsIn(require.fact)
  const concerned = allIndicators(questionnaire.areas).filter(({ items }) =>
    items.some(({ id }) => read.has(id)),
  )
  return { indicatorIds: concerned.map(({ id }) => id), areaId: null }
}

function levelNamedBy(gateId: string, { gates }: Questionnaire['scoring']): string | undefined {
  return gates?.find(({ id }) => id === gateId)?.certificate
}
