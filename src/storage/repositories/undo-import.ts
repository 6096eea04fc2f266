import { isSameState, type RecordKey } from '@/domain/merge/import-plan'
import { UNKNOWN } from '@/domain/merge/state'
import { VERSIONED_KINDS, type VersionedKind } from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { siblingKeys, storedStates, withChildren, writeStates, type StateChange } from '../record-states'
import { StorageError, type SettingKey } from '../storage'
import type { Writing } from '../transaction'
import { RELEASE_TABLES, releaseAttachments } from './attachments'
import { dropJournal, eachJournalPage, isKept, journalEntries, markOf } from './journals'
import { pinnedQuestionnaires } from './pinned-questionnaires'

const TABLES = [...VERSIONED_KINDS, 'questionnaires', 'settings', ...RELEASE_TABLES] as const
/** What belongs to something comes before what it belongs to. */
const CHILDREN_FIRST = [...VERSIONED_KINDS].reverse()

/** Takes back an import; what was edited since stays as it is and is returned, with what it belongs to. Throws `missing`. */
export function undoImport(
  connection: Connection,
  ids: Ids,
  importId: string,
): Promise<readonly RecordKey[]> {
  const replica = ids.uuid()
  let kept: readonly RecordKey[] = []
  return connection.write(TABLES, async (writing) => {
    // Repeated after a broken connection, it finds its own work done.
    if (writing.replica === replica) return kept
    if (!(await isKept(writing, importId))) throw new StorageError('missing')
    kept = []
    for (const kind of CHILDREN_FIRST) kept = [...kept, ...(await takeBack(writing, importId, kind))]
    await takeBackQuestionnaires(writing, importId)
    await dropJournal(writing, importId)
    await releaseAttachments(writing)
    // Choices made with the import are taken back as well; their counters must not be used for other edits.
    await writing.renewReplica(replica)
    return kept
  })
}

/** Returns what stays. */
async function takeBack(writing: Writing, importId: string, kind: VersionedKind): Promise<RecordKey[]> {
  const beside = await siblingKeys(writing)
  const kept: RecordKey[] = []
  await eachJournalPage(writing, importId, kind, async (entries) => {
    const ids = new Set(entries.map(({ id }) => id))
    const stored = await storedStates(writing, new Map([[kind, ids]]), beside)
    const parents = await withChildren(writing, kind, ids)
    const changes: StateChange[] = []
    for (const { id, before, left } of entries) {
      const [now, then, isDamaged] = [stored.of(kind, id), before ?? UNKNOWN, stored.isDamaged(kind, id)]
      const isDone = !isDamaged && isSameState(now, then)
      const isNeeded = then.main === null && parents.has(id)
      if (isDone) continue
      if (isDamaged || isNeeded || markOf(now) !== left) kept.push({ kind, id })
      else changes.push({ kind, id, before: now, after: then })
    }
    await writeStates(writing, changes)
  })
  return kept
}

/** Those that the import added, unless an assessment was begun with them. */
async function takeBackQuestionnaires(writing: Writing, importId: string): Promise<void> {
  const added = await journalEntries(writing, importId, 'questionnaires')
  if (added.length === 0) return
  const pinned = await pinnedQuestionnaires(writing)
  const unused = added.map(({ id }) => id).filter((id) => !pinned.has(id))
  await writing.table('questionnaires').bulkDelete(unused)
  await writing.table('settings').bulkDelete(unused.map((id) => `checked/${id}` satisfies SettingKey))
}
