import type { Facts } from '@/domain/assessment/facts'
import type { Indicator, LegalEntry } from '@/domain/questionnaire/format-1'
import { ladderOf } from '@/domain/questionnaire/tree'
import type { CalendarDate } from '@/domain/shared/units'
import type { LegalFinding, NodeScore } from './score'

/** The entries of an indicator's legal basis that hold on the date; both ends of an entry count as inside. */
export function legalInForce(indicator: Indicator, date: CalendarDate): LegalEntry[] {
  return indicator.legal.filter(
    ({ from, to }) => (from === null || from <= date) && (to === null || date <= to),
  )
}

/**
 * What the law of the date says of an indicator (scoring.md §6); null when nothing is to be reported, as for N/A and
 * removed ones. A duty that is not met or not known goes before a law that has changed.
 */
export function legalFinding(
  indicator: Indicator,
  node: NodeScore,
  facts: Facts,
  date: CalendarDate,
): LegalFinding | null {
  if (node.state === 'na' || node.state === 'removed') return null
  const inForce = legalInForce(indicator, date)
  const finding = (state: LegalFinding['state'], level: number | null = null) => ({
    indicatorId: indicator.id,
    state,
    level,
  })
  const ladder = ladderOf(indicator)
  const standing = ladder ? facts.standings.get(ladder.id) : undefined
  const level = standing?.state === 'answered' ? Number(standing.value) : null
  if (inForce.some((entry) => entry.status === 'required')) {
    const isLevelMissing = standing?.state === 'unanswered' || standing?.state === 'dontKnow'
    if (isLevelMissing || (level === null && node.share === null)) return finding('notKnown')
    if (level === null ? Number(node.share) < 0.5 : level <= 1) return finding('notMet', level)
  }
  return inForce.some((entry) => entry.status === 'version-dependent') ? finding('lawChanged', level) : null
}
