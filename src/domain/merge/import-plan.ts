import { VERSIONED_KINDS, type CarriedRecords, type VersionedKind } from '@/domain/records/registry'
import { parentOf } from '@/domain/records/references'
import { isSameJson } from '@/domain/records/same-json'
import { isConflict, purged, resolved, sayTheSame, type EditOrigin } from './conflict'
import { mergeStates, statesOf } from './merge'
import { isSameThing, MAX_VERSIONS, versionsOf, type RecordState, type RecordVersion } from './state'

/** What a file's record is to what is stored here. */
export type Meeting =
  /** Not known here. */
  | 'new'
  /**
   * Says what is stored here, if only that nothing is. It may have seen other edits than what is stored: whether there
   * is anything to write is told by `before` and `after`.
   */
  | 'identical'
  /** What is stored here has seen all edits of the file's, and more: nothing changes. */
  | 'newerHere'
  /** The file's has seen all edits of what is stored here, and more: it takes its place, or deletes it for good. */
  | 'newerThere'
  /** Edited on both sides, or deleted for good on one while something in it was edited on the other: a person chooses. */
  | 'inConflict'
  /** Under the same id stands something else here, or more versions than devices make: not taken. */
  | 'refused'

/** Names a record. */
export interface RecordKey<K extends VersionedKind = VersionedKind> {
  readonly kind: K
  readonly id: string
}

/** What a person decides on a record in conflict. */
export interface MergeChoice extends RecordKey {
  readonly take: 'here' | 'there'
}

/** A record of the file that meets one here. */
export interface MeetingRecord extends RecordKey {
  readonly meeting: Meeting
  /** Versions stored here, the shown one first; none when it is new. */
  readonly here: readonly RecordVersion[]
  /** Versions in the file, the shown one first. */
  readonly there: readonly RecordVersion[]
  /** What is known of it afterwards. */
  readonly before: RecordState
  readonly after: RecordState
}

/** What is stored here under a key; an empty state where nothing is. */
export type StateHere = (kind: VersionedKind, id: string) => RecordState

/**
 * What importing a file would do, record by record, in the order of the kinds: the plan that is shown before, and that is
 * carried out. Without choices everything is merged by its versions, and both sides of a conflict are kept. A choice is
 * carried out on any record that is not refused, so what was deleted here for good can be taken from the file again.
 * Whoever chooses a version that was not deleted also brings back what it belongs to, where that was deleted for good,
 * and with that everything in it that the file or the device still has; whoever chooses that something stays deleted
 * also deletes what the file has in it. Neither touches a record on which something was chosen by itself.
 */
export function importPlan(
  there: CarriedRecords,
  here: StateHere,
  choices: readonly MergeChoice[] = [],
  origin: EditOrigin = { replica: '', now: '' },
): MeetingRecord[] {
  const plan: Plan = new Map()
  for (const kind of VERSIONED_KINDS) {
    for (const [id, state] of statesOf(kind, there)) {
      plan.set(keyOf({ kind, id }), meetingOf(kind, id, here(kind, id), state))
    }
  }
  const all = [...plan.values()]
  if (all.some(({ after }) => !after.main)) for (const met of all) askAboutParents(plan, met)
  if (choices.length > 0) carryOut(plan, choices, origin)
  return [...plan.values()]
}

/** Whether both hold the same versions. */
export function isSameState(a: RecordState, b: RecordState): boolean {
  return isSameJson(a.main, b.main) && idsOf(a) === idsOf(b)
}

function idsOf({ siblings }: RecordState): string {
  return siblings
    .map(({ id }) => id)
    .sort()
    .join()
}

/** The plan while it is made, in the order of the kinds. */
type Plan = Map<string, MeetingRecord>

function keyOf({ kind, id }: RecordKey): string {
  return `${kind}/${id}`
}

function meetingOf(kind: VersionedKind, id: string, before: RecordState, file: RecordState): MeetingRecord {
  const [here, there] = [versionsOf(before), versionsOf(file)]
  const known = { kind, id, here, there, before }
  // Most records of a first import are new, and one version alone needs no looking into.
  if (here.length === 0 && there.length === 1 && file.main) return { ...known, meeting: 'new', after: file }
  const refused: MeetingRecord = { ...known, meeting: 'refused', after: before }
  if (there.length > MAX_VERSIONS || !areSameThing(kind, [...here, ...there])) return refused
  const after = mergeStates(kind, id, before, file)
  if (after.siblings.length > MAX_VERSIONS) return refused
  if (here.length === 0) return { ...known, meeting: after.main ? 'new' : 'identical', after }
  return { ...known, meeting: meetingOfKnown(known, after), after }
}

function areSameThing(kind: VersionedKind, versions: readonly RecordVersion[]): boolean {
  const [first, ...others] = versions.flatMap(({ record }) => record ?? [])
  return !first || others.every((record) => isSameThing(kind, first, record))
}

function meetingOfKnown(
  { here, there, before }: Pick<MeetingRecord, 'here' | 'there' | 'before'>,
  after: RecordState,
): Meeting {
  if (isSameState(before, after)) {
    const isSaidHere = (version: RecordVersion) => here.some((known) => sayTheSame(known, version))
    return there.every(isSaidHere) ? 'identical' : 'newerHere'
  }
  if (isConflict(after)) return 'inConflict'
  const [shownBefore] = here
  const [shownAfter] = versionsOf(after)
  return shownBefore && shownAfter && sayTheSame(shownBefore, shownAfter) ? 'identical' : 'newerThere'
}

/** What lives on in something that is deleted for good could not be shown: a person has to choose about that, too. */
function askAboutParents(plan: Plan, { kind, id, meeting, after: { main } }: MeetingRecord): void {
  if (main?.deletedAt !== null) return
  const changesHere = meeting === 'new' || meeting === 'newerThere' || meeting === 'inConflict'
  let parent = parentIn(plan, { kind, id })
  while (parent && parent.meeting !== 'refused' && !parent.after.main && aliveIn(parent)) {
    // What stays as it was needs an answer only where its home goes with this file.
    if (!changesHere && !parent.before.main) return
    plan.set(keyOf(parent), { ...parent, meeting: 'inConflict' })
    parent = parentIn(plan, parent)
  }
}

/** What the record belongs to, if the file has that as well. */
function parentIn(plan: Plan, key: RecordKey): MeetingRecord | undefined {
  const met = plan.get(keyOf(key))
  const record = met && aliveIn(met)?.record
  const parent = record && parentOf(key.kind, record)
  return parent ? plan.get(keyOf(parent)) : undefined
}

/** A version that has the record, in the file or here, though it may be deleted on the other side. */
function aliveIn({ here, there }: MeetingRecord): RecordVersion | undefined {
  return [...there, ...here].find(({ record }) => record !== null)
}

function carryOut(plan: Plan, choices: readonly MergeChoice[], origin: EditOrigin): void {
  const taken = new Map(choices.map((choice) => [keyOf(choice), choice.take]))
  const [alive, deleted]: [MeetingRecord[], MeetingRecord[]] = [[], []]
  for (const [key, met] of plan) {
    const take = taken.get(key)
    const [chosen] = take && met.meeting !== 'refused' ? met[take] : []
    if (!chosen) continue
    const [shown] = versionsOf(met.after)
    const isSaid = !isConflict(met.after) && shown && sayTheSame(shown, chosen)
    if (!isSaid) setAfter(plan, met, resolved(met.kind, met.id, met.after, chosen, origin))
    ;(chosen.record ? alive : deleted).push(met)
  }
  const undecided = undecidedChildren(plan, taken)
  for (const key of deleted) deleteChildren(plan, key, undecided, origin)
  for (const met of alive) {
    if (isDeletedByOne(met)) bringBackAround(plan, met, undecided, origin)
    else bringBack(plan, parentIn(plan, met), undecided, origin)
  }
}

/** Whether it was deleted for good on one side, with what belonged to it, whether or not it lives on by an edit of its own. */
export function isDeletedByOne({ after }: MeetingRecord): boolean {
  return !after.main || after.siblings.some(({ record }) => record === null)
}

function setAfter(plan: Plan, met: MeetingRecord, after: RecordState): void {
  plan.set(keyOf(met), { ...met, after })
}

/** Decided with what it belongs to, or with what belongs to it: it may stay as it is here where it would have been replaced. */
function follow(plan: Plan, met: MeetingRecord, after: RecordState): void {
  const isHere = met.here.some(({ record }) => record !== null)
  const meeting = isHere === (after.main !== null) ? 'newerHere' : 'newerThere'
  plan.set(keyOf(met), { ...met, after, meeting: met.meeting === 'inConflict' ? 'inConflict' : meeting })
}

/** What belongs to a record, and about which nothing was chosen, by the key of that record. */
type Children = ReadonlyMap<string, readonly RecordKey[]>

function undecidedChildren(plan: Plan, taken: ReadonlyMap<string, unknown>): Children {
  const children = new Map<string, RecordKey[]>()
  for (const [key, met] of plan) {
    const parent = parentIn(plan, met)
    if (!parent || taken.has(key) || met.meeting === 'refused') continue
    const known = children.get(keyOf(parent))
    if (known) known.push(met)
    else children.set(keyOf(parent), [met])
  }
  return children
}

function deleteChildren(plan: Plan, key: RecordKey, children: Children, origin: EditOrigin): void {
  for (const child of children.get(keyOf(key)) ?? []) {
    const met = plan.get(keyOf(child))
    if (met?.after.main) follow(plan, met, purged(met.kind, met.id, met.after, origin))
    deleteChildren(plan, child, children, origin)
  }
}

function bringBack(plan: Plan, key: RecordKey | undefined, children: Children, origin: EditOrigin): void {
  const met = key && plan.get(keyOf(key))
  const version = met && aliveIn(met)
  if (!version || met.meeting === 'refused' || met.after.main) return
  follow(plan, met, resolved(met.kind, met.id, met.after, version, origin))
  bringBackAround(plan, met, children, origin)
}

/** A record without what it belongs to could not be shown; and what belonged to it was deleted with it. */
function bringBackAround(plan: Plan, met: MeetingRecord, children: Children, origin: EditOrigin): void {
  bringBack(plan, parentIn(plan, met), children, origin)
  for (const child of children.get(keyOf(met)) ?? []) bringBack(plan, child, children, origin)
}
