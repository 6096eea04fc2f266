import { versionsOf, type RecordVersion } from '@/domain/merge/state'
import type { RecordKey } from '@/domain/merge/import-plan'
import type { OpenConflict } from '@/storage/keeping'
import type { TitledRecord } from './use-record-words'

/** A record of which several versions stand side by side, as the screen needs it. */
export interface ConflictEntry {
  readonly record: TitledRecord & RecordKey
  /** Code of the municipality and wave; null when the assessment is not here. */
  readonly assessment: { readonly municipality: string; readonly wave: string } | null
  /** The shown one first; `siblingId` is what choosing it is asked with. */
  readonly versions: readonly { readonly siblingId: string | null; readonly version: RecordVersion }[]
}

/** A conflict as the screen needs it. */
export function entryOf({ kind, id, state, assessment }: OpenConflict): ConflictEntry {
  const { main, siblings } = state
  const siblingIds = [...(main ? [null] : []), ...siblings.map((sibling) => sibling.id)]
  const versions = versionsOf(state).map((version, index) => ({
    siblingId: siblingIds[index] ?? null,
    version,
  }))
  return {
    record: {
      kind,
      id,
      assessmentId: assessment?.id ?? null,
      title: titleOf(versions.map(({ version }) => version)),
    },
    assessment,
    versions,
  }
}

/** The item of an answer, the title of evidence or of an action; empty for others. */
function titleOf(versions: readonly RecordVersion[]): string {
  const record = versions.find((version) => version.record !== null)?.record
  if (!record) return ''
  if ('title' in record) return record.title
  return 'itemId' in record ? record.itemId : ''
}
