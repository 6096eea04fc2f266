import { actionSchema, type ActionDraft } from '@/domain/records/plan'
import { fail, ok, type Result } from '@/domain/shared/result'
import { rounded } from '@/domain/shared/units'

const TEXTS = ['title', 'responsible', 'partners', 'moneySource', 'result', 'measure'] as const
/** A text of an action. */
type TextField = (typeof TEXTS)[number]

/** Why two actions cannot become one: together, these texts are longer than a field holds. */
export interface MergeProblem {
  readonly code: 'textTooLong'
  readonly fields: readonly TextField[]
}

/**
 * Two actions as one, in the place of the first: targets and groups united (the higher level of an indicator counts),
 * steps one after the other, different texts one below the other, the earliest start and the latest due date. The cost
 * is the sum, and not known when either is not. The mechanism and origin are the first one's, or the only mechanism.
 */
export function mergeActions(first: ActionDraft, second: ActionDraft): Result<ActionDraft, MergeProblem> {
  const merged: ActionDraft = {
    ...first,
    ...joinedTexts(first, second),
    targets: unitedTargets([...first.targets, ...second.targets]),
    mechanismId: first.mechanismId ?? second.mechanismId,
    groups: [...new Set([...first.groups, ...second.groups])],
    steps: [...first.steps, ...second.steps],
    start: dates(first.start, second.start)[0] ?? null,
    due: dates(first.due, second.due).at(-1) ?? null,
    costGel:
      first.costGel === null || second.costGel === null ? null : rounded(first.costGel + second.costGel),
    status: first.status === second.status ? first.status : 'underway',
    order: Math.min(first.order, second.order),
  }
  const fields = TEXTS.filter((field) => !actionSchema.shape[field].safeParse(merged[field]).success)
  return fields.length === 0 ? ok(merged) : fail({ code: 'textTooLong', fields })
}

function joinedTexts(first: ActionDraft, second: ActionDraft): Record<TextField, string> {
  const joined = TEXTS.map((field) => {
    const parts = new Set([first[field], second[field]].filter((text) => text.trim() !== ''))
    return [field, [...parts].join('\n')]
  })
  return Object.fromEntries(joined) as Record<TextField, string>
}

function unitedTargets(targets: ActionDraft['targets']): ActionDraft['targets'] {
  const levels = new Map<string, number>()
  for (const { indicatorId, level } of targets) {
    levels.set(indicatorId, Math.max(level, levels.get(indicatorId) ?? level))
  }
  return [...levels].map(([indicatorId, level]) => ({ indicatorId, level }))
}

/** Those of the dates that are known, earliest first. */
function dates(...all: (string | null)[]): string[] {
  return all.filter((date) => date !== null).sort()
}
