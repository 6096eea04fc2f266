import type { EditOrigin } from '@/domain/merge/conflict'
import {
  importPlan,
  isDeletedByOne,
  isSameState,
  type MeetingRecord,
  type MergeChoice,
} from '@/domain/merge/import-plan'
import { UNKNOWN } from '@/domain/merge/state'
import { parentOf } from '@/domain/records/references'
import { VERSIONED_KINDS, type CarriedRecords } from '@/domain/records/registry'
import { withAllBelow, storedStates, type IdsByKind, type StoredStates } from '../record-states'
import type { Reading } from '../transaction'

/**
 * What importing these records does here, record by record. What cannot be read here is refused. Nothing that lives on
 * loses its home: what the file deletes for good stays, or comes back, as long as something in it lives on and nobody
 * has chosen that it goes. The name of a participant that was erased here stays erased unless somebody chooses it.
 */
export async function plannedImport(
  reading: Reading,
  there: CarriedRecords,
  choices: readonly MergeChoice[] = [],
  origin?: EditOrigin,
): Promise<MeetingRecord[]> {
  const here = await storedStates(reading, idsIn(there))
  let [all, states] = [there, here]
  let plan = planOf(all, states, choices, origin)
  const erased = erasedNames(plan, choices)
  if (erased.length > 0) return plannedImport(reading, there, [...choices, ...erased], origin)
  const isDeleted = ({ after, meeting }: MeetingRecord): boolean => !after.main && meeting !== 'refused'
  if (!plan.some(isDeleted)) return plan
  const onlyHere = await belowDeleted(reading, plan)
  if (onlyHere.size > 0) {
    const below = await storedStates(reading, onlyHere)
    ;[all, states] = [withStates(there, onlyHere, below), both(here, below)]
    plan = planOf(all, states, choices, origin)
  }
  const kept = toKeep(plan)
  if (kept.length > 0) plan = planOf(all, states, [...choices, ...kept], origin)
  return plan.filter((met) => !onlyHere.get(met.kind)?.has(met.id) || isChange(met))
}

/** Whether the import writes something of this record. */
export function isChange({ meeting, before, after }: MeetingRecord): boolean {
  return meeting === 'new' || (before !== after && !isSameState(before, after))
}

function planOf(
  there: CarriedRecords,
  here: StoredStates,
  choices: readonly MergeChoice[],
  origin?: EditOrigin,
): MeetingRecord[] {
  return importPlan(there, here.of, choices, origin).map((met) =>
    here.isDamaged(met.kind, met.id) ? { ...met, meeting: 'refused', before: UNKNOWN, after: UNKNOWN } : met,
  )
}

function idsIn(records: CarriedRecords): IdsByKind {
  const ids = new Map(VERSIONED_KINDS.map((kind) => [kind, new Set(records[kind].map(({ id }) => id))]))
  for (const { recordKind, recordId } of records.siblings) ids.get(recordKind)?.add(recordId)
  return ids
}

/** Names that another device has edited since they were erased here, and about which nobody has chosen anything. */
function erasedNames(plan: readonly MeetingRecord[], choices: readonly MergeChoice[]): MergeChoice[] {
  const chosen = new Set(choices.flatMap(({ kind, id }) => (kind === 'participantNames' ? [id] : [])))
  return plan.flatMap(({ kind, id, meeting, before }) =>
    kind === 'participantNames' && meeting === 'inConflict' && !before.main && !chosen.has(id)
      ? [{ kind, id, take: 'here' }]
      : [],
  )
}

/** What belongs to records that the file deletes, and is not in the file itself. */
async function belowDeleted(reading: Reading, plan: readonly MeetingRecord[]): Promise<IdsByKind> {
  const deleted = plan.filter(({ before, after }) => before.main && !after.main)
  const known = new Set(plan.map(({ kind, id }) => `${kind}/${id}`))
  const below = await withAllBelow(reading, deleted)
  const others = [...below].map(([kind, ids]) => {
    const onlyThese = [...ids].filter((id) => !known.has(`${kind}/${id}`))
    return [kind, new Set(onlyThese)] as const
  })
  return new Map(others.filter(([, ids]) => ids.size > 0))
}

function both(one: StoredStates, other: StoredStates): StoredStates {
  return {
    of: (kind, id) => {
      const state = one.of(kind, id)
      return state.main || state.siblings.length > 0 ? state : other.of(kind, id)
    },
    isDamaged: (kind, id) => one.isDamaged(kind, id) || other.isDamaged(kind, id),
  }
}

/** The file as if it held these records as well, just as they are here. */
function withStates(there: CarriedRecords, ids: IdsByKind, { of }: StoredStates): CarriedRecords {
  const states = [...ids].map(([kind, ofKind]) => [kind, [...ofKind].map((id) => of(kind, id))] as const)
  const mains = states.map(([kind, ofKind]) => [
    kind,
    [...there[kind], ...ofKind.flatMap(({ main }) => main ?? [])],
  ])
  const beside = states.flatMap(([, ofKind]) => ofKind.flatMap(({ siblings }) => siblings))
  return { ...there, ...Object.fromEntries(mains), siblings: [...there.siblings, ...beside] }
}

/**
 * What is to be kept by the side that has it: the deleted homes of what lives on; and what was deleted with a home that
 * lives on all the same, by an edit of its own: about that home a person is asked, and it is whole until then.
 */
function toKeep(plan: readonly MeetingRecord[]): MergeChoice[] {
  const byKey = new Map(plan.map((met) => [`${met.kind}/${met.id}`, met]))
  const kept = new Map<string, MergeChoice>()
  for (const met of plan) {
    const { kind, meeting, here, there, after } = met
    const record = after.main ?? [...here, ...there].find((version) => version.record)?.record
    const parent = record && parentOf(kind, record)
    const home = parent && byKey.get(`${parent.kind}/${parent.id}`)
    if (!home || meeting === 'refused' || !isDeletedByOne(home)) continue
    if (home.after.main ? !after.main : after.main?.deletedAt === null) {
      keep(kept, home.after.main ? met : home)
    }
  }
  return [...kept.values()]
}

function keep(kept: Map<string, MergeChoice>, { kind, id, here, there }: MeetingRecord): void {
  const lives = (versions: MeetingRecord['here']) => versions.some(({ record }) => record)
  const take = lives(here) ? 'here' : 'there'
  if (lives(take === 'here' ? here : there)) kept.set(`${kind}/${id}`, { kind, id, take })
}
