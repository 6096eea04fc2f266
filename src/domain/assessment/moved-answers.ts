import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import type { ItemChange } from '@/domain/questionnaire/format-1-changes'
import { allIndicators, isAsked } from '@/domain/questionnaire/tree'
import {
  editedContent,
  EMPTY_ANSWER,
  plainText,
  type AnswerContent,
  type AnswerValue,
} from '@/domain/records/answer'
import type { LocalisedText } from '@/domain/shared/text'
import type { SheetAnswers } from './sheet-answers'
import { standingOf } from './standing'

/** An answer that goes along into another version. */
export interface MovedAnswer {
  /** Id of the item in the other version. */
  readonly itemId: string
  /** Ids of the items whose answers it is made of. */
  readonly from: readonly string[]
  readonly content: AnswerContent
  /** Whether a person has to look at it before it counts as theirs. */
  readonly needsConfirmation: boolean
}

/** An answer that finds no place in the other version; its note may have gone along all the same. */
export interface DroppedAnswer {
  readonly itemId: string
  readonly content: AnswerContent
  /** Why, in the words of the other version; null where it says nothing. */
  readonly reason: LocalisedText | null
}

/** What becomes of a sheet in another version of its questionnaire: every answer is either moved or named as dropped. */
export interface MovedSheet {
  readonly moved: readonly MovedAnswer[]
  readonly dropped: readonly DroppedAnswer[]
  /** Ids of the items that only the other version asks. */
  readonly added: readonly string[]
}

/** Where an item's answer comes from, and how. */
interface Source {
  readonly from: readonly string[]
  readonly value: (values: readonly AnswerValue[]) => AnswerValue | null
  readonly confirm: boolean
}

/**
 * The answers of a sheet as another version of the questionnaire takes them up, by the changes that it declares since
 * the first. Without a word about it an item with the same id is the same. What its new item cannot hold is dropped.
 */
export function movedAnswers(from: Questionnaire, to: Questionnaire, answers: SheetAnswers): MovedSheet {
  const changes = changesBetween(from, to)
  const before = new Map(askedIn(from).map((item) => [item.id, item]))
  const given = [...answers].filter(([id, content]) => before.has(id) && isGiven(content))
  const said = new Map(given)
  const after = askedIn(to)
  const sources = new Map(after.map((item) => [item.id, sourceOf(item, changes, before)]))
  const moved = after.flatMap((item) => {
    const source = sources.get(item.id)
    return (source && movedTo(item, source, said)) ?? []
  })
  // Where only the note went along, the answer itself did not.
  const arrived = new Set(
    moved.flatMap(({ content, from: ids }) =>
      ids.filter((id) => content.state !== 'unanswered' || said.get(id)?.state === 'unanswered'),
    ),
  )
  return {
    moved,
    dropped: given
      .filter(([id]) => !arrived.has(id))
      .map(([itemId, content]) => ({ itemId, content, reason: reasonOf(itemId, changes) })),
    added: after.filter(({ id }) => !sources.get(id)).map(({ id }) => id),
  }
}

/** Where each item of one version goes in another, by its id: with it goes its evidence. None for one that goes nowhere. */
export function movedItems(from: Questionnaire, to: Questionnaire): ReadonlyMap<string, readonly string[]> {
  const changes = changesBetween(from, to)
  const before = new Map(itemsIn(from).map((item) => [item.id, item]))
  const sources = itemsIn(to).map((item) => ({
    id: item.id,
    from: sourceOf(item, changes, before)?.from ?? [],
  }))
  return new Map(
    [...before.keys()].map((id) => [id, sources.filter((one) => one.from.includes(id)).map((one) => one.id)]),
  )
}

function changesBetween(from: Questionnaire, to: Questionnaire): readonly ItemChange[] {
  return to.changes?.find(({ since }) => since === from.version)?.items ?? []
}

function itemsIn(questionnaire: Questionnaire): Item[] {
  return allIndicators(questionnaire.areas).flatMap(({ items }) => items)
}

function askedIn(questionnaire: Questionnaire): Item[] {
  return itemsIn(questionnaire).filter(isAsked)
}

/** Whether anything was said: an answer, that there is none, or a note. */
function isGiven({ state, note }: AnswerContent): boolean {
  return state !== 'unanswered' || note !== ''
}

const FIRST: Source['value'] = ([value]) => value ?? null

/** Null for an item that only the other version asks. */
function sourceOf(
  { id }: Item,
  changes: readonly ItemChange[],
  before: ReadonlyMap<string, Item>,
): Source | null {
  const change = changes.find((each) => targetsOf(each).includes(id))
  switch (change?.kind) {
    case 'same':
      return { from: [change.from], value: FIRST, confirm: false }
    case 'reworded':
      return { from: [id], value: FIRST, confirm: change.confirm ?? false }
    case 'rescaled':
      return {
        from: [change.from],
        value: ([value]) => newValue(change.values, value),
        confirm: change.confirm ?? false,
      }
    case 'merged':
      return { from: change.from, value: extremeOf(change.take), confirm: change.confirm ?? false }
    case 'split':
      return { from: [change.from], value: FIRST, confirm: change.confirm ?? false }
    case 'new':
      return null
    case 'dropped':
    case undefined:
      return before.has(id) && !isTaken(id, changes) ? { from: [id], value: FIRST, confirm: false } : null
  }
}

function targetsOf(change: ItemChange): readonly string[] {
  if (change.kind === 'reworded' || change.kind === 'new') return [change.item]
  if (change.kind === 'dropped') return []
  return [change.to].flat()
}

/** Whether the answer under this id goes elsewhere, or nowhere. */
function isTaken(id: string, changes: readonly ItemChange[]): boolean {
  return changes.some((change) => {
    if (change.kind === 'dropped') return change.item === id
    return 'from' in change && [change.from].flat().includes(id)
  })
}

function newValue(values: Readonly<Record<string, string | number>>, value: AnswerValue | undefined) {
  const old = value === undefined ? '' : plainText(value)
  return Object.hasOwn(values, old) ? (values[old] ?? null) : null
}

function extremeOf(take: 'lowest' | 'highest' | 'none'): Source['value'] {
  return (values) => {
    const numbers = values.filter((value) => typeof value === 'number')
    if (take === 'none' || numbers.length === 0 || numbers.length < values.length) return null
    return take === 'lowest' ? Math.min(...numbers) : Math.max(...numbers)
  }
}

/** Null where nothing was said of its sources, or what was said cannot stand here. */
function movedTo(item: Item, { from, value, confirm }: Source, said: SheetAnswers): MovedAnswer | null {
  const given = from.flatMap((id) => said.get(id) ?? [])
  if (given.length === 0) return null
  // What nobody had confirmed in this version either still has to be.
  const isUnconfirmed = given.some(({ toConfirm }) => toConfirm)
  const contents = given.map((content) => editedContent(content, { state: content.state }))
  const content = { ...joined(contents, value), note: notesOf(contents) }
  const isWhole = content.state !== 'unanswered' || contents.every(({ state }) => state === 'unanswered')
  if (standingOf(item, content).state !== content.state) return null
  // A value that could not be carried over leaves its note, for a person to look at.
  if (!isWhole && content.note === '') return null
  return { itemId: item.id, from, content, needsConfirmation: confirm || isUnconfirmed || !isWhole }
}

function joined(contents: readonly AnswerContent[], valueOf: Source['value']): AnswerContent {
  const answered = contents.filter(({ state }) => state === 'answered')
  const values = answered.map(({ value }) => value).filter((value) => value !== null)
  const value = answered.length === contents.length ? valueOf(values) : null
  if (value !== null) return { ...EMPTY_ANSWER, state: 'answered', value }
  const [first] = contents
  const isSameState = contents.every(({ state }) => state === first?.state)
  return first && isSameState && first.state !== 'answered' ? first : EMPTY_ANSWER
}

function notesOf(contents: readonly AnswerContent[]): string {
  return contents
    .map(({ note }) => note)
    .filter(Boolean)
    .join('\n')
}

function reasonOf(itemId: string, changes: readonly ItemChange[]): LocalisedText | null {
  const change = changes.find((each) => each.kind === 'dropped' && each.item === itemId)
  return change?.kind === 'dropped' ? (change.reason ?? null) : null
}
