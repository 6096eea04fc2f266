import type { MeetingRecord, MergeChoice } from '@/domain/merge/import-plan'
import { UNKNOWN } from '@/domain/merge/state'
import { sameOfTwo } from '@/domain/merge/merge'
import { VERSIONED_KINDS, type CarriedRecords } from '@/domain/records/registry'
import type { StoredQuestionnaire } from '@/domain/records/stored-questionnaire'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { ImportOutcome, ImportStore } from '../keeping'
import { pagesOf, rowsPerPage, rowsUnder } from '../pages'
import { writeStates } from '../record-states'
import { parsedRow, type Writing } from '../transaction'
import { releaseAttachments, RELEASE_TABLES, requireStaged, settleStaged } from './attachments'
import { isKept, journalHeads, keepJournal, markOf, type JournalEntry, type JournalKind } from './journals'
import { isChange, plannedImport } from './planned-import'
import { keepLostAnswers, revisionIds, type RevisionIds } from './lost-answers'
import { undoImport } from './undo-import'

const TABLES = [...VERSIONED_KINDS, 'siblings', 'questionnaires', ...RELEASE_TABLES] as const

/** Adding what files hold, and taking it back. */
export function imports(connection: Connection, ids: Ids): ImportStore {
  return {
    preview: (there) =>
      connection.read([...VERSIONED_KINDS, 'siblings'], (reading) => plannedImport(reading, there)),
    add: (there, choices, fileName) => add(connection, ids, { there, choices, fileName }),
    list: async () => {
      const heads = await connection.read(['journals'], journalHeads)
      return heads.sort((a, b) => Date.parse(b.importedAt) - Date.parse(a.importedAt))
    },
    undo: (importId) => undoImport(connection, ids, importId),
  }
}

/** A record that the import writes. */
type Change = Omit<MeetingRecord, 'meeting' | 'there'>

interface ImportInput {
  readonly there: CarriedRecords
  readonly choices: readonly MergeChoice[]
  readonly fileName: string
}

function add(connection: Connection, ids: Ids, input: ImportInput): Promise<ImportOutcome> {
  const importId = ids.uuid()
  const idOf = revisionIds(ids)
  let outcome: ImportOutcome | null = null
  return connection.write(TABLES, async (writing) => {
    // Repeated after a broken connection, it finds its own work done.
    if (outcome && (await isKept(writing, importId))) return outcome
    const { there, choices } = input
    await requireStaged(writing, there)
    const plan = await plannedImport(writing, there, choices, writing)
    const changes = plan.filter(isChange)
    await writeStates(writing, changes)
    const lost = await keepLost(writing, plan, choices, idOf)
    const added = await keepQuestionnaires(writing, there.questionnaires)
    const entries = entriesOf([...changes, ...lost], added)
    if (entries.size > 0) {
      const changed = changes.length + added.length
      const head = { importId, importedAt: writing.now, fileName: input.fileName, changed }
      await keepJournal(writing, head, entries)
    }
    // Of a record that was not taken, the file is not needed.
    if (await settleStaged(writing, there)) await releaseAttachments(writing)
    outcome = { importId: entries.size > 0 ? importId : null, plan }
    return outcome
  })
}

/** What an answer said on the side that was not chosen goes into its history, where undoing the import finds it. */
async function keepLost(
  writing: Writing,
  plan: readonly MeetingRecord[],
  choices: readonly MergeChoice[],
  idOf: RevisionIds,
): Promise<Change[]> {
  const chosen = new Set(choices.filter(({ kind }) => kind === 'answers').map(({ id }) => id))
  const kept: Change[] = []
  for (const { kind, id, here, there, after } of plan) {
    if (kind !== 'answers' || !chosen.has(id) || !after.main) continue
    for (const revision of await keepLostAnswers(writing, [...here, ...there], after.main, idOf))
      kept.push({
        kind: 'revisions',
        id: revision.id,
        here: [],
        before: UNKNOWN,
        after: { main: revision, siblings: [] },
      })
  }
  return kept
}

/** Writes those that are not here, and of two that were kept apart the same on every device; the ids of what is new. */
async function keepQuestionnaires(
  writing: Writing,
  there: readonly StoredQuestionnaire[],
): Promise<string[]> {
  const table = writing.table<{ id: string }>('questionnaires')
  const size = rowsPerPage('questionnaires')
  const ids = there.map(({ id }) => id)
  const stored = new Map((await rowsUnder(table, ids, size)).map((row) => [row.id, row]))
  const changed = there.filter((questionnaire) => {
    const row = stored.get(questionnaire.id)
    if (!row) return true
    const here = parsedRow('questionnaires', row)
    return here !== null && sameOfTwo(here, questionnaire) !== here
  })
  for (const page of pagesOf(changed, size)) await table.bulkPut(page)
  return changed.map(({ id }) => id).filter((id) => !stored.has(id))
}

function entriesOf(
  changes: readonly Change[],
  questionnaires: readonly string[],
): Map<JournalKind, JournalEntry[]> {
  const entries = new Map<JournalKind, JournalEntry[]>()
  const push = (kind: JournalKind, entry: JournalEntry): void => {
    const ofKind = entries.get(kind)
    if (ofKind) ofKind.push(entry)
    else entries.set(kind, [entry])
  }
  for (const { kind, id, here, before, after } of changes) {
    push(kind, { id, before: here.length > 0 ? before : null, left: markOf(after) })
  }
  for (const id of questionnaires) push('questionnaires', { id, before: null, left: '' })
  return entries
}
