import type { Area, Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import { ladderOf } from '@/domain/questionnaire/tree'
import type { NodeScore, NodeState, ScoreResult } from '@/domain/scoring/score'
import { rounded, type Share } from '@/domain/shared/units'
import type { Comparison, Entry } from './comparison'
import { distributionOf, type Distribution } from './distribution'

/** How a share differs from that of the same municipality in the wave before. */
export interface Change {
  readonly before: Share
  /** Now minus before, −1 to 1, to 12 digits. */
  readonly difference: number
  readonly direction: 'up' | 'down' | 'same'
}

/** One municipality at one node. */
export interface Cell {
  readonly state: NodeState
  /** Null where there is no number. */
  readonly share: Share | null
  readonly evidencedShare: Share | null
  /** The step of the ladder, where the node is an indicator with one that was answered; else null. */
  readonly level: number | null
  /** The share divided by the mean of all that have one; null where there is none, or the mean is 0. */
  readonly ratioToMean: number | null
  /** Null without a wave before, or where either has no number. */
  readonly change: Change | null
}

/** One municipality. */
export interface Row {
  readonly entry: Entry
  /** One for each of the table's nodes, in their order. */
  readonly cells: readonly Cell[]
}

/** What all of them together show at a node. */
export interface Column {
  readonly id: string
  readonly kind: 'root' | 'area' | 'indicator'
  /** Id of the area that it belongs to directly; null for the root and for areas at the top. */
  readonly areaId: string | null
  /** Null where nobody has a number. */
  readonly distribution: Distribution | null
}

/** One wave of a comparison. */
export interface Table {
  /** The version of the comparison, in whose order the columns are. */
  readonly questionnaire: Questionnaire
  readonly wave: string
  /** The wave that changes are counted from; null where there is none. */
  readonly before: string | null
  /** The root first, then each area followed by what of it is compared, in the order of the file. */
  readonly columns: readonly Column[]
  /** By code of municipality. */
  readonly rows: readonly Row[]
}

/** The figures of one wave, with the changes since another. */
export function tableOf(comparison: Comparison, wave: string, before: string | null): Table {
  const { questionnaire, entries } = comparison
  const inWave = (label: string) => entries.filter(({ candidate }) => candidate.assessment.wave === label)
  const now = inWave(wave)
  const then = new Map(
    before === null ? [] : inWave(before).map((entry) => [entry.candidate.assessment.municipality, entry]),
  )
  const heads = headsOf(comparison)
  const columns = heads.map(({ id, kind, areaId }): Column => {
    const shares = now.flatMap(({ score }) => nodeAt(score, id, kind)?.share ?? [])
    return { id, kind, areaId, distribution: distributionOf(shares) }
  })
  const means = columns.map(({ distribution }) => distribution?.mean ?? 0)
  const rows = now.map((entry): Row => {
    const earlier = then.get(entry.candidate.assessment.municipality)
    return {
      entry,
      cells: heads.map((head, n) => cellOf(head, entry, earlier, means[n] ?? 0)),
    }
  })
  return { questionnaire, wave, before, columns, rows }
}

interface Head extends Pick<Column, 'id' | 'kind' | 'areaId'> {
  /** Id of its ladder; null where it has none. */
  readonly ladderId: string | null
}

/** Areas of which nothing is compared are left out. */
function headsOf({ questionnaire, shared }: Comparison): Head[] {
  const isShared = new Set(shared.map(({ id }) => id))
  const ofIndicator = (indicator: Indicator, areaId: string): Head[] => {
    const { id } = indicator
    return isShared.has(id)
      ? [{ id, kind: 'indicator', areaId, ladderId: ladderOf(indicator)?.id ?? null }]
      : []
  }
  const ofArea = (area: Area, areaId: string | null): Head[] => {
    const below = [
      ...(area.indicators ?? []).flatMap((indicator) => ofIndicator(indicator, area.id)),
      ...(area.areas ?? []).flatMap((inner) => ofArea(inner, area.id)),
    ]
    return below.length === 0 ? [] : [{ id: area.id, kind: 'area', areaId, ladderId: null }, ...below]
  }
  return [
    { id: questionnaire.id, kind: 'root', areaId: null, ladderId: null },
    ...questionnaire.areas.flatMap((area) => ofArea(area, null)),
  ]
}

/** A part of the questionnaire may have the id of the whole. */
function nodeAt({ root, nodes }: ScoreResult, id: string, kind: Column['kind']): NodeScore | undefined {
  return kind === 'root' ? root : nodes.get(id)
}

function cellOf({ id, kind, ladderId }: Head, now: Entry, then: Entry | undefined, mean: number): Cell {
  const node = nodeAt(now.score, id, kind)
  const share = node?.share ?? null
  const before = then ? (nodeAt(then.score, id, kind)?.share ?? null) : null
  return {
    state: node?.state ?? 'removed',
    share,
    evidencedShare: node?.evidencedShare ?? null,
    level: node && ladderId !== null ? levelIn(node, ladderId) : null,
    ratioToMean: share === null || mean === 0 ? null : rounded(share / mean),
    change: share === null || before === null ? null : changeOf(before, share),
  }
}

/** The step as it was given, not as caps leave it. */
function levelIn({ children }: NodeScore, ladderId: string): number | null {
  const value = children.find(({ id }) => id === ladderId)?.trace.value
  return typeof value === 'number' ? value : null
}

function changeOf(before: Share, now: Share): Change {
  const difference = rounded(now - before)
  return { before, difference, direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'same' }
}
