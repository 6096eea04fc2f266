import type { ActionDraft } from '@/domain/records/plan'
import type { Mechanism } from '@/domain/registers/mechanism'
import type { Proposal } from './proposals'

/** An action of one's own, with nothing filled in; `order` is its position in the plan. */
export function emptyDraft(order: number): ActionDraft {
  return {
    title: '',
    origin: 'own',
    targets: [],
    mechanismId: null,
    groups: [],
    steps: [],
    responsible: '',
    partners: '',
    start: null,
    due: null,
    costGel: null,
    moneySource: '',
    result: '',
    measure: '',
    status: 'planned',
    order,
  }
}

/**
 * The action that an accepted proposal becomes, for a person to complete: its target, and with a mechanism the groups
 * that it serves. Nothing is invented: cost, dates and people stay empty. `order` is its position in the plan.
 */
export function draftAction(
  proposal: Pick<Proposal, 'indicatorId' | 'targetLevel'>,
  mechanism: Pick<Mechanism, 'id' | 'serves'> | null,
  title: string,
  order: number,
): ActionDraft {
  return {
    ...emptyDraft(order),
    title,
    origin: 'indicator',
    targets: [{ indicatorId: proposal.indicatorId, level: proposal.targetLevel }],
    mechanismId: mechanism?.id ?? null,
    groups: [...(mechanism?.serves ?? [])],
  }
}
