import type { Action, ActionDraft } from '@/domain/records/plan'
import { isSameJson } from '@/domain/records/same-json'

/** Fields of an action, some of them. */
export type Fields = Partial<ActionDraft>
type Step = ActionDraft['steps'][number]

/** What a page has typed into an action and does not know to be stored. */
export interface TypedFields {
  readonly edit: Fields
  /** What was stored of these fields before. */
  readonly before: Fields
  /** What of them was being written: it may be stored. */
  readonly onTheWay: Fields
}

/** What separates two texts of one field; a field of a single line would swallow a break. */
const BETWEEN = {
  title: '; ',
  responsible: '; ',
  partners: '; ',
  moneySource: '; ',
  result: '\n',
  measure: '\n',
} as const

/**
 * What of the typed fields still has to be stored. Where somebody else has changed a text since, both texts stay, one
 * after the other; anything else that was changed since stays as it was changed.
 */
export function stillMissing(stored: Action | ActionDraft, typed: TypedFields): Fields {
  const missing = Object.entries(typed.edit).flatMap(([name, wanted]) => {
    const field = name as keyof ActionDraft
    const now = stored[field]
    const isOurs = [typed.before, typed.onTheWay].some((own) => field in own && isSameJson(own[field], now))
    const next = isOurs ? wanted : withTyped(field, now, typed)
    return isSameJson(next, now) ? [] : [[field, next]]
  })
  return Object.fromEntries(missing) as Fields
}

function withTyped(field: keyof ActionDraft, now: unknown, typed: TypedFields): unknown {
  const { edit } = typed
  if (field in BETWEEN) {
    return bothTexts(now as string, edit[field] as string, BETWEEN[field as keyof typeof BETWEEN])
  }
  return field === 'steps' ? bothSteps(now as Step[], typed) : now
}

function bothTexts(now: string, typed: string, between: string): string {
  if (typed.trim() === '' || now.includes(typed)) return now
  return typed.includes(now) ? typed : now + between + typed
}

/** Steps that were deleted since stay deleted; those that were added here come to the end. */
function bothSteps(now: readonly Step[], { edit, before, onTheWay }: TypedFields): readonly Step[] {
  const [typed, known] = [edit.steps ?? [], before.steps ?? []]
  const ours = [...known, ...(onTheWay.steps ?? [])]
  const find = (steps: readonly Step[], id: string) => steps.find((step) => step.id === id)
  const kept = now.map((step) => {
    const text = find(typed, step.id)?.text ?? step.text
    const isOurs = ours.some((each) => each.id === step.id && each.text === step.text)
    return { ...step, text: isOurs ? text : bothTexts(step.text, text, BETWEEN.title) }
  })
  return [...kept, ...typed.filter(({ id }) => !find(now, id) && !find(known, id))]
}
