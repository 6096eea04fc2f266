import { statesOf } from '@/domain/merge/merge'
import { stateOf, versionsOf, type RecordState } from '@/domain/merge/state'
import { partialOf, type Cut, type Omission } from '@/domain/records/partial'
import { attachmentsNamedBy, parentOf } from '@/domain/records/references'
import { VERSIONED_KINDS, type CarriedRecords, type VersionedKind } from '@/domain/records/registry'
import type { Sibling } from '@/domain/records/sibling'

/**
 * What goes along of an assessment with a workshop: its rules and agenda alone, for those who are invited, without what
 * only the facilitator needs; its sheets, plan and what the group counted and decided as well, but nothing that was taken
 * back; or everything, also who took part and what each handed in (with their names only where names are shared). The
 * sheet of a group is marked as partial in an outcome (see `isWithoutVoices`). An assessment without a workshop is shared
 * as an outcome.
 */
export type WorkshopPart = 'invitation' | 'outcome' | 'everything'

/**
 * What a person shares. Questionnaires that a shared assessment or programme was begun with always go along. Saved
 * selections and external indices are shared by nobody: they go into backups alone.
 */
export interface ShareSelection {
  readonly assessments: readonly {
    readonly id: string
    /** `all`, or the ids of some of its sheets. */
    readonly sheets: 'all' | readonly string[]
    readonly withPlan: boolean
    readonly workshop: WorkshopPart
  }[]
  /** Hashes of further questionnaires. */
  readonly questionnaires: readonly string[]
  /** Ids of programmes, as what their municipalities begin with; none of their assessments goes along by that. */
  readonly programmes?: readonly string[]
  /** Ids of practices, as cards without scores; nothing of the assessments of their municipalities goes along by that. */
  readonly practices?: readonly string[]
  /** Names of respondents and participants, and who is responsible for actions. */
  readonly withNames: boolean
  /** Notes and reasons of answers; without them no history of answers either. */
  readonly withNotes: boolean
  readonly withAttachments: boolean
}

/**
 * The part of the records that is shared: the chosen assessments with what belongs to them, that in the bin and versions
 * in conflict included, their questionnaires and files; and the chosen programmes and practices. A record from which something was left out is marked as partial,
 * so that it never replaces a whole one where it is imported. A tombstone goes along where a version stands beside it:
 * alone it does not say what it belonged to; only that a participant's name was erased is passed on with the
 * participant. The assessment of the wave before is named, and goes along only if it is chosen itself.
 */
export function selected(records: CarriedRecords, selection: ShareSelection): CarriedRecords {
  const mains: Partial<Record<VersionedKind, unknown[]>> = {}
  const siblings: Sibling[] = []
  const choose = chooser(selection)
  for (const kind of VERSIONED_KINDS) {
    const shared = [...statesOf(kind, records)].flatMap(([id, state]) => choose(kind, id, state) ?? [])
    mains[kind] = shared.flatMap(({ main }) => main ?? [])
    siblings.push(...shared.flatMap((state) => state.siblings))
  }
  return withFiles(records, selection, {
    ...(mains as unknown as Pick<CarriedRecords, VersionedKind>),
    siblings: siblings.sort((a, b) => (a.id < b.id ? -1 : 1)),
  })
}

/** What is left out of a selection; nothing where no assessment is shared, for the rest has nothing of that. */
export function omissionsOf(selection: ShareSelection): Omission[] {
  const { assessments, withNames, withNotes, withAttachments } = selection
  if (assessments.length === 0) return []
  return [
    ...(withNames ? [] : (['names'] as const)),
    ...(withNotes ? [] : (['notes'] as const)),
    ...(withAttachments ? [] : (['attachments'] as const)),
  ]
}

type Chosen = ShareSelection['assessments'][number]

/** What goes along of a record, null for nothing. Asked in the order of the kinds: a record goes along with what it belongs to. */
function chooser(
  selection: ShareSelection,
): <K extends VersionedKind>(kind: K, id: string, state: RecordState<K>) => RecordState<K> | null {
  const assessments = new Map(selection.assessments.map((chosen) => [chosen.id, chosen]))
  const alone: Partial<Record<VersionedKind, ReadonlySet<string>>> = {
    programmes: new Set(selection.programmes),
    practices: new Set(selection.practices),
  }
  /** The assessment of each record that goes along. */
  const kept = new Map<string, Chosen | undefined>()
  return (kind, id, state) => {
    const record = versionsOf(state).find((version) => version.record)?.record
    if (!record) return kind === 'participantNames' && kept.has(`participants/${id}`) ? state : null
    const parent = parentOf(kind, record)
    if (!parent && kind !== 'assessments') return alone[kind]?.has(id) ? state : null
    if (parent ? !kept.has(`${parent.kind}/${parent.id}`) : !assessments.has(id)) return null
    const chosen = parent ? kept.get(`${parent.kind}/${parent.id}`) : assessments.get(id)
    if (!chosen || !isWanted(kind, id, chosen, selection)) return null
    const living = chosen.workshop === 'outcome' ? withoutTakenBack(kind, id, state) : state
    if (!living) return null
    kept.set(`${kind}/${id}`, chosen)
    return without([...omissionsOf(selection), ...CUTS[chosen.workshop]], kind, id, living)
  }
}

/** What goes along of a record without that part of the workshop. */
const CUTS: Readonly<Record<WorkshopPart, readonly Cut[]>> = {
  invitation: ['preparation'],
  outcome: ['voices'],
  everything: [],
}
/** The kinds that go along with a whole workshop only. */
const OF_PEOPLE: readonly VersionedKind[] = ['participants', 'participantNames', 'ballots', 'priorityVotes']
/** What the group counted and decided: what lies in the bin was taken back. */
const OF_GROUP: readonly VersionedKind[] = ['hands', 'decisions']

function isWanted(
  kind: VersionedKind,
  id: string,
  { sheets, withPlan, workshop }: Chosen,
  { withNames, withNotes }: ShareSelection,
): boolean {
  if (workshop === 'invitation') return kind === 'assessments' || kind === 'workshops'
  if (kind === 'sheets') return sheets === 'all' || sheets.includes(id)
  if (kind === 'plans' || kind === 'actions') return withPlan
  if (kind === 'revisions') return withNotes
  if (kind === 'participantNames' && !withNames) return false
  return workshop === 'everything' || !OF_PEOPLE.includes(kind)
}

function withoutTakenBack<K extends VersionedKind>(
  kind: K,
  id: string,
  state: RecordState<K>,
): RecordState<K> | null {
  const versions = versionsOf(state)
  const living = versions.filter(({ record }) => record?.deletedAt === null)
  if (!OF_GROUP.includes(kind) || living.length === versions.length) return state
  return living.length > 0 ? stateOf(kind, id, living) : null
}

/** Once parts are left out, one version may have overtaken another that had stood beside it for the sake of them. */
function without<K extends VersionedKind>(
  omitted: readonly Cut[],
  kind: K,
  id: string,
  state: RecordState<K>,
): RecordState<K> {
  const versions = versionsOf(state)
  const shared = versions.map((version) => {
    const record = version.record && partialOf(kind, version.record, omitted)
    return !record || record === version.record ? version : { ...version, record, version: record.version }
  })
  const isWhole = shared.every((version, index) => version === versions[index])
  return isWhole ? state : stateOf(kind, id, shared)
}

function withFiles(
  { attachments, questionnaires }: CarriedRecords,
  { questionnaires: chosen }: ShareSelection,
  shared: Omit<CarriedRecords, 'attachments' | 'questionnaires'>,
): CarriedRecords {
  const named = attachmentsNamedBy(shared)
  const begun = [...shared.assessments, ...shared.programmes]
  const pinned = new Set([...chosen, ...begun.map(({ questionnaire }) => questionnaire.sha256)])
  return {
    ...shared,
    attachments: attachments.filter(({ id }) => named.has(id)),
    questionnaires: questionnaires.filter(({ id }) => pinned.has(id)),
  }
}
