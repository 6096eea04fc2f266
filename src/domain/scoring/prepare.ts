import { countedItems } from '@/domain/assessment/progress'
import type { Area, Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import { isScored, type ScoredItem } from '@/domain/questionnaire/tree'
import type { AnswerValue } from '@/domain/records/answer'
import type { Rule } from './arithmetic'
import { evidenceLimits, type EvidenceLimits } from './caps'
import type { Reckoned } from './figures'
import { mayHaveNoCase, reachableShares, ruleOf } from './item-share'
import type { Trace } from './score'

/** An item that gives a share to its indicator. */
export interface PreparedItem {
  readonly item: ScoredItem
  readonly weight: number
  /** How its value becomes a share. */
  readonly rule: Trace['rule']
  /** The lowest and highest share that an answer can give. */
  readonly reachable: readonly [worst: number, best: number]
  /** Whether, while missing, it may yet prove to have no case. */
  readonly mayHaveNoCase: boolean
  /** Its scores so far by value, or by state where it has none; null for an item of many values, or of values that are words. */
  readonly known: Map<AnswerValue, Reckoned> | null
}

/** An indicator, ready to be scored; `order` holds the indexes of its items in the order of their ids. */
export interface PreparedIndicator {
  readonly kind: 'indicator'
  readonly id: string
  readonly indicator: Indicator
  readonly weight: number | 'auto'
  readonly rule: Rule
  readonly items: readonly PreparedItem[]
  readonly order: readonly number[]
  /** The limits of its evidenced share while it has no evidence. */
  readonly withoutEvidence: EvidenceLimits
  /** Its scores so far, by that of its item; null where its score depends on more than one item and its evidence. */
  readonly known: { readonly proven: Known; readonly unproven: Known } | null
}

type Known = WeakMap<Reckoned, Reckoned>

/** An area, or the whole; its own indicators stand before its sub-areas. */
export interface PreparedGroup {
  readonly kind: 'root' | 'area'
  readonly id: string
  readonly weight: number | 'auto'
  readonly rule: Rule
  readonly children: readonly (PreparedGroup | PreparedIndicator)[]
  readonly order: readonly number[]
}

const preparedOf = new WeakMap<Questionnaire, PreparedGroup>()

/** The questionnaire's tree as scoring walks it, made once for each questionnaire object. */
export function prepare(questionnaire: Questionnaire): PreparedGroup {
  const known = preparedOf.get(questionnaire)
  if (known) return known
  const { id, scoring, areas } = questionnaire
  const root = preparedGroup(
    'root',
    id,
    'auto',
    scoring.aggregation,
    areas.map((area) => preparedArea(area, scoring)),
  )
  preparedOf.set(questionnaire, root)
  return root
}

const belowOf = new WeakMap<PreparedGroup, readonly PreparedIndicator[]>()

/** All indicators below, in the order of the file. */
export function indicatorsBelow(group: PreparedGroup): readonly PreparedIndicator[] {
  const known = belowOf.get(group)
  if (known) return known
  const below = group.children.flatMap((child) =>
    child.kind === 'indicator' ? [child] : indicatorsBelow(child),
  )
  belowOf.set(group, below)
  return below
}

type Scoring = Questionnaire['scoring']

function preparedArea(area: Area, scoring: Scoring): PreparedGroup {
  const children = [
    ...(area.indicators ?? []).map((indicator) => preparedIndicator(indicator, scoring)),
    ...(area.areas ?? []).map((below) => preparedArea(below, scoring)),
  ]
  return preparedGroup('area', area.id, area.weight, area.aggregation ?? 'weightedMean', children)
}

function preparedGroup(
  kind: 'root' | 'area',
  id: string,
  weight: number | 'auto',
  rule: Rule,
  children: readonly (PreparedGroup | PreparedIndicator)[],
): PreparedGroup {
  return { kind, id, weight, rule, children, order: orderOf(children.map((child) => child.id)) }
}

function preparedIndicator(indicator: Indicator, scoring: Scoring): PreparedIndicator {
  const scored = indicator.items.filter(isScored)
  const items = scored.map((item): PreparedItem => ({
    item,
    weight: item.weight ?? 1,
    rule: ruleOf(item),
    reachable: reachableShares(item),
    mayHaveNoCase: mayHaveNoCase(item),
    known: FEW_VALUES.has(item.type) ? new Map() : null,
  }))
  const readsOneItem = countedItems(indicator).length === 1 && items.length === 1 && items[0]?.known
  return {
    kind: 'indicator',
    id: indicator.id,
    indicator,
    weight: indicator.weight,
    rule: indicator.aggregation ?? 'weightedMean',
    items,
    order: orderOf(items.map(({ item }) => item.id)),
    withoutEvidence: evidenceLimits(scored, scoring.withoutEvidence),
    known: readsOneItem && !indicator.caps ? { proven: new WeakMap(), unproven: new WeakMap() } : null,
  }
}

/** Types whose values are few, and are not words that a state is called by. */
const FEW_VALUES: ReadonlySet<ScoredItem['type']> = new Set(['ladder', 'scale', 'yesPartlyNo'])

/** Indexes in the order of ids, by code unit: the same in every language. */
function orderOf(ids: readonly string[]): number[] {
  return ids
    .map((id, index) => ({ id, index }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ index }) => index)
}
