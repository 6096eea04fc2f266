import { movedAnswers, movedItems, type MovedSheet } from '@/domain/assessment/moved-answers'
import { countedItems } from '@/domain/assessment/progress'
import type { EvidenceCounts, SheetAnswers } from '@/domain/assessment/sheet-answers'
import { itemsIn } from '@/domain/expression/references'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators, isAsked } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import type { Candidate } from './candidate'
import { trialSheets } from './trial-sheets'

/** The way from one version of a questionnaire to another. */
export interface Bridge {
  /** The ids of the items, of the first version, of whose answers each item of the other is made. */
  readonly sources: ReadonlyMap<string, readonly string[]>
  /** The ids of the indicators, of the other version, that are carried over whole: whatever was answered counts there by itself. */
  readonly carried: ReadonlySet<string>
  /** What was said and shown, as the other version has it. */
  readonly across: (candidate: Candidate) => Pick<Candidate, 'answers' | 'evidenceCounts'>
}

const known = new WeakMap<Questionnaire, WeakMap<Questionnaire, Bridge | null>>()

/**
 * The way to another version, by what that says of it; null where it says nothing. No chain of versions is followed. Worked
 * out once for each two documents.
 */
export function bridgeBetween(from: Questionnaire, to: Questionnaire): Bridge | null {
  const ofFirst = known.get(from) ?? new WeakMap<Questionnaire, Bridge | null>()
  known.set(from, ofFirst)
  const found = ofFirst.get(to)
  if (found !== undefined) return found
  const made = madeBridge(from, to)
  ofFirst.set(to, made)
  return made
}

function madeBridge(from: Questionnaire, to: Questionnaire): Bridge | null {
  if (!to.changes?.some(({ since }) => since === from.version)) return null
  const goes = movedItems(from, to)
  const sources = new Map<string, string[]>()
  for (const [id, targets] of goes)
    for (const target of targets) sources.set(target, [...(sources.get(target) ?? []), id])
  return {
    sources,
    carried: carriedIndicators(from, to, sources),
    across: ({ answers, evidenceCounts }) => ({
      answers: arrived(movedAnswers(from, to, answers)),
      evidenceCounts: movedCounts(evidenceCounts, goes),
    }),
  }
}

/** What needs a person's eye counts as unanswered until then, as in the sheets of that version. */
function arrived({ moved }: MovedSheet): SheetAnswers {
  return new Map(
    moved.map(({ itemId, content, needsConfirmation }): [string, AnswerContent] => [
      itemId,
      needsConfirmation ? { ...content, toConfirm: true } : content,
    ]),
  )
}

function movedCounts(counts: EvidenceCounts, goes: ReadonlyMap<string, readonly string[]>): EvidenceCounts {
  const moved = new Map<string, number>()
  for (const [id, count] of counts)
    for (const target of goes.get(id) ?? []) moved.set(target, (moved.get(target) ?? 0) + count)
  return moved
}

/** An indicator is carried over where all is that counts in it, and all that its conditions and caps read. */
function carriedIndicators(
  from: Questionnaire,
  to: Questionnaire,
  sources: Bridge['sources'],
): ReadonlySet<string> {
  const trials = trialSheets(from).map((sheet) => ({ sheet, result: arrived(movedAnswers(from, to, sheet)) }))
  const isCarried = ({ id }: Item) =>
    (sources.get(id) ?? []).length > 0 &&
    trials.every(({ sheet, result }) => arrives(result.get(id), sourceStates(sheet, sources.get(id))))
  const indicators = allIndicators(to.areas)
  const asked = indicators.flatMap(({ items }) => items.filter(isAsked))
  const carried = new Set(asked.filter(isCarried).map(({ id }) => id))
  const lost = new Set(asked.map(({ id }) => id).filter((id) => !carried.has(id)))
  const isWhole = (indicator: Indicator) =>
    countedItems(indicator).length > 0 && neededIn(indicator).every((id) => !lost.has(id))
  return new Set(indicators.filter(isWhole).map(({ id }) => id))
}

function neededIn(indicator: Indicator): string[] {
  const conditions = [
    indicator.visibleIf,
    ...indicator.items.map(({ visibleIf }) => visibleIf),
    ...(indicator.caps ?? []).map(({ when }) => when),
  ]
  const read = conditions.flatMap((condition) => (condition === undefined ? [] : [...itemsIn(condition)]))
  return [...countedItems(indicator).map(({ id }) => id), ...read]
}

type State = AnswerContent['state']

function sourceStates(sheet: SheetAnswers, ids: readonly string[] = []): ReadonlySet<State> {
  return new Set(ids.map((id) => sheet.get(id)?.state ?? 'unanswered'))
}

/** What was said of several in different ways is never carried over, so it tells nothing. */
function arrives(content: AnswerContent | undefined, said: ReadonlySet<State>): boolean {
  const [state] = said
  return said.size > 1 || (content !== undefined && content.state === state && !content.toConfirm)
}
