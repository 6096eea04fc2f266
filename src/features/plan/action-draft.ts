import { baseFields } from '@/domain/records/base'
import type { Action, ActionDraft } from '@/domain/records/plan'

const NOT_ENTERED = new Set(['id', 'assessmentId', ...Object.keys(baseFields)])

/** What a person has entered of an action, apart from what storage adds. */
export function draftOf(action: Action): ActionDraft {
  const entered = Object.entries(action).filter(([field]) => !NOT_ENTERED.has(field))
  return Object.fromEntries(entered) as ActionDraft
}

/** The position after all others. */
export function nextOrder(actions: readonly Pick<Action, 'order'>[]): number {
  return Math.max(0, ...actions.map(({ order }) => order)) + 1
}

const STATUS_ORDER: readonly Action['status'][] = ['underway', 'planned', 'done', 'dropped']

/** Actions by status, what is under way first; within it by due date, those without one last, then by position. */
export function byStatusAndDate(
  actions: readonly Action[],
): { readonly status: Action['status']; readonly actions: readonly Action[] }[] {
  const inOrder = [...actions].sort(
    (a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.order - b.order,
  )
  return STATUS_ORDER.map((status) => ({
    status,
    actions: inOrder.filter((action) => action.status === status),
  })).filter((group) => group.actions.length > 0)
}

/** What looks wrong in an action; it is said and never blocks. */
export interface ActionWarning {
  readonly code: 'dueBeforeStart' | 'stepAfterDue' | 'stepBeforeStart' | 'targetNotAbove'
  /** Id of the step or indicator it speaks of; null for the action as a whole. */
  readonly of: string | null
}

/** The warnings of an action; `levels` holds the level each indicator has now. */
export function warningsOfAction(
  { start, due, steps, targets }: Pick<ActionDraft, 'start' | 'due' | 'steps' | 'targets'>,
  levels: ReadonlyMap<string, number>,
): ActionWarning[] {
  const warnings: ActionWarning[] = []
  if (start !== null && due !== null && due < start) warnings.push({ code: 'dueBeforeStart', of: null })
  for (const step of steps) {
    if (step.due !== null && due !== null && step.due > due)
      warnings.push({ code: 'stepAfterDue', of: step.id })
    if (step.due !== null && start !== null && step.due < start)
      warnings.push({ code: 'stepBeforeStart', of: step.id })
  }
  for (const { indicatorId, level } of targets) {
    const now = levels.get(indicatorId)
    if (now !== undefined && level <= now) warnings.push({ code: 'targetNotAbove', of: indicatorId })
  }
  return warnings
}

/** The title as it is shown; `untitled` while there is none. */
export function shownTitle({ title }: Pick<ActionDraft, 'title'>, untitled: string): string {
  return title.trim() === '' ? untitled : title.trim()
}
