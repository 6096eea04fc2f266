import type { GROUPS } from '@/domain/records/plan'
import type { Mechanism } from '@/domain/registers/mechanism'

/** A group that actions and mechanisms serve. */
export type Group = (typeof GROUPS)[number]

/**
 * Why a mechanism is proposed: it addresses the very indicator, or its area; it serves a group that deserves special
 * attention; the law requires or allows it; it costs little or nothing; it is easy for a small municipality.
 */
export type SuggestionReason =
  | { readonly code: 'addressesIndicator' | 'requiredByLaw' | 'enabledByLaw' | 'lowCost' | 'easy' }
  | { readonly code: 'addressesArea'; readonly areaId: string }
  | { readonly code: 'servesGroup'; readonly group: Group }

/** A mechanism with the reasons for which it is proposed. */
export interface SuggestedMechanism {
  readonly mechanism: Mechanism
  readonly reasons: readonly SuggestionReason[]
}

/**
 * The mechanisms that address the indicator or one of its areas, best fit first: the indicator itself before its area,
 * then more of the chosen groups served, required before enabled before other, cheaper, easier; else as in the register.
 */
export function suggestMechanisms(
  mechanisms: readonly Mechanism[],
  indicatorId: string,
  areaIds: readonly string[],
  groups: readonly Group[],
): SuggestedMechanism[] {
  return mechanisms
    .flatMap((mechanism) => {
      const address = addressOf(mechanism, indicatorId, areaIds)
      return address ? [{ mechanism, reasons: [address, ...furtherReasons(mechanism, groups)] }] : []
    })
    .sort((a, b) => {
      const [first, second] = [rank(a), rank(b)]
      return first.map((value, index) => (second[index] ?? 0) - value).find((difference) => difference) ?? 0
    })
}

function addressOf(
  { addresses }: Mechanism,
  indicatorId: string,
  areaIds: readonly string[],
): SuggestionReason | null {
  if (addresses.indicators.includes(indicatorId)) return { code: 'addressesIndicator' }
  const areaId = areaIds.findLast((id) => addresses.areas.includes(id))
  return areaId === undefined ? null : { code: 'addressesArea', areaId }
}

function furtherReasons(mechanism: Mechanism, groups: readonly Group[]): SuggestionReason[] {
  const reasons: SuggestionReason[] = groups
    .filter((group) => mechanism.serves.includes(group))
    .map((group) => ({ code: 'servesGroup', group }))
  if (mechanism.legal.status === 'required') reasons.push({ code: 'requiredByLaw' })
  if (mechanism.legal.status === 'enabled') reasons.push({ code: 'enabledByLaw' })
  if (mechanism.cost === 'none' || mechanism.cost === 'low') reasons.push({ code: 'lowCost' })
  if (mechanism.effort === 1) reasons.push({ code: 'easy' })
  return reasons
}

/** What is compared, most important first; the larger comes first. */
function rank({ mechanism, reasons }: SuggestedMechanism): number[] {
  const count = (code: SuggestionReason['code']) => reasons.filter((reason) => reason.code === code).length
  return [
    count('addressesIndicator'),
    count('servesGroup'),
    2 * count('requiredByLaw') + count('enabledByLaw'),
    -['none', 'low', 'medium', 'high'].indexOf(mechanism.cost),
    -mechanism.effort,
  ]
}
