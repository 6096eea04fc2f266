import { isConflict, resolved } from '@/domain/merge/conflict'
import { isSameState, type RecordKey } from '@/domain/merge/import-plan'
import { versionsOf, type RecordState, type RecordVersion } from '@/domain/merge/state'
import type { Assessment } from '@/domain/records/assessment'
import type { Ballot } from '@/domain/records/ballot'
import { parentOf } from '@/domain/records/references'
import { VERSIONED_KINDS, type VersionedKind } from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { ConflictStore, OpenConflict, UndoableImport } from '../keeping'
import { keysUnder, rowsPerPage } from '../pages'
import {
  siblingKeys,
  storedStates,
  withAllBelow,
  writeStates,
  type IdsByKind,
  type StateChange,
} from '../record-states'
import { StorageError } from '../storage'
import { parsedRow, type Reading, type Writing } from '../transaction'
import { RELEASE_TABLES, releaseAttachments } from './attachments'
import { keepJournal, markOf } from './journals'
import { keepLostAnswers, revisionIds } from './lost-answers'
import { burials } from './purge'

const READ_TABLES = [...VERSIONED_KINDS, 'siblings'] as const

/** Records that were edited on two devices at the same time. */
export function conflicts(connection: Connection, ids: Ids): ConflictStore {
  return {
    list: () => connection.read(READ_TABLES, list),
    choose: (key, siblingId, undoneAs) => choose(connection, ids, { key, siblingId, undoneAs }),
  }
}

async function list(reading: Reading): Promise<OpenConflict[]> {
  const candidates = await withSeveralVersions(reading)
  if (candidates.size === 0) return []
  const stored = await storedStates(reading, candidates)
  const open: OpenConflict[] = []
  for (const [kind, ids] of candidates) {
    for (const id of ids) {
      const state = stored.of(kind, id)
      if (!isConflict(state)) continue
      // Awaiting what is there already, again and again, would make Dexie lose its transaction.
      const isOne = kind === 'assessments'
      const assessment = isOne ? (state.main as Assessment) : await assessmentOf(reading, kind, state.main)
      open.push({ kind, id, state, assessment })
    }
  }
  return open
}

/** Told by the keys alone: there may be thousands of tombstones, which stand for themselves. */
async function withSeveralVersions(reading: Reading): Promise<IdsByKind> {
  const several = new Map<VersionedKind, Set<string>>()
  const keys = await siblingKeys(reading)
  for (const kind of VERSIONED_KINDS) {
    const ids = new Set(keys.filter((key) => key.kind === kind).map(({ id }) => id))
    // Awaiting nothing costs the page more than asking: Dexie follows every await with a hundred small tasks.
    if (ids.size > 0) several.set(kind, await keysUnder(reading.table(kind), ids, rowsPerPage(kind)))
  }
  return several
}

/** The assessment that a record is or belongs to; null when it is not here, or damaged. */
async function assessmentOf(
  reading: Reading,
  kind: VersionedKind,
  record: RecordState['main'],
): Promise<Assessment | null> {
  if (!record) return null
  const above = parentOf(kind, record)
  if (!above) return kind === 'assessments' ? (record as Assessment) : null
  return assessmentOf(
    reading,
    above.kind,
    parsedRow(above.kind, await reading.table<unknown>(above.kind).get(above.id)),
  )
}

interface Choice {
  readonly key: RecordKey
  readonly siblingId: string | null
  readonly undoneAs: string | undefined
}

function choose(connection: Connection, ids: Ids, { key, siblingId, undoneAs }: Choice): Promise<void> {
  const idOf = revisionIds(ids)
  const importId = ids.uuid()
  let done: RecordState | null = null
  return connection.write([...READ_TABLES, ...RELEASE_TABLES], async (writing) => {
    const before = await stateUnder(writing, key)
    // Repeated after a broken connection, it finds its own work done.
    if (done && isSameState(before, done)) return
    const chosen = versionUnder(before, siblingId)
    await requireUnlocked(writing, key.kind, before)
    if (before.siblings.length === 0) return
    const changes = await changesBy(writing, key, before, chosen)
    await writeStates(writing, changes)
    if (key.kind === 'answers') await keepLostAnswers(writing, versionsOf(before), chosen.record, idOf)
    if (key.kind === 'evidence' || !chosen.record) await releaseAttachments(writing)
    done = changes.find(({ kind, id }) => kind === key.kind && id === key.id)?.after ?? null
    if (key.kind !== 'ballots' || !done) return
    const fileName = undoneAs ?? codeOf(before)
    const head = { importId, importedAt: writing.now, fileName, changed: 1 }
    await keepLostBallot(writing, head, key.id, before, done)
  })
}

/** A ballot has no history: those that were not chosen are kept as an import keeps what it replaces. */
async function keepLostBallot(
  writing: Writing,
  head: UndoableImport,
  id: string,
  before: RecordState,
  after: RecordState,
): Promise<void> {
  await keepJournal(writing, head, new Map([['ballots', [{ id, before, left: markOf(after) }]]]))
}

/** The code of a ballot; empty where none is shown. */
function codeOf({ main }: RecordState): string {
  return ((main ?? {}) as Partial<Ballot>).code ?? ''
}

/** Throws `damaged`. */
async function stateUnder(reading: Reading, { kind, id }: RecordKey): Promise<RecordState> {
  const stored = await storedStates(reading, new Map([[kind, new Set([id])]]))
  if (stored.isDamaged(kind, id)) throw new StorageError('damaged')
  return stored.of(kind, id)
}

/** What nobody writes any more once the assessment is finished. Not names: those can be erased at any time. */
const LOCKED: readonly VersionedKind[] = [
  'answers',
  'evidence',
  'workshops',
  'participants',
  'ballots',
  'hands',
  'decisions',
  'priorityVotes',
]

/** Throws `locked`. What belongs to nothing here is not locked either: it has to be decided all the same. */
async function requireUnlocked(reading: Reading, kind: VersionedKind, { main }: RecordState): Promise<void> {
  if (!LOCKED.includes(kind)) return
  const assessment = await assessmentOf(reading, kind, main)
  if (assessment?.state === 'final') throw new StorageError('locked')
}

/** What is deleted for good takes along what belongs to it. */
async function changesBy(
  writing: Writing,
  { kind, id }: RecordKey,
  before: RecordState,
  chosen: RecordVersion,
): Promise<StateChange[]> {
  if (chosen.record) return [{ kind, id, before, after: resolved(kind, id, before, chosen, writing) }]
  const below = await withAllBelow(writing, [{ kind, id }])
  return burials(below, await storedStates(writing, below), writing)
}

/** Throws `missing`. */
function versionUnder({ main, siblings }: RecordState, siblingId: string | null): RecordVersion {
  const beside = siblings.filter(({ id }) => id === siblingId)
  const [chosen] = versionsOf(siblingId === null ? { main, siblings: [] } : { main: null, siblings: beside })
  if (!chosen) throw new StorageError('missing')
  return chosen
}
