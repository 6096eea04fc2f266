import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { RecordVersion } from '@/domain/merge/state'
import type { Answer, Revision } from '@/domain/records/answer'
import type { Ids } from '@/platform/ids'
import type { Writing } from '../transaction'

/** Ids of revisions, made outside of the transaction: one that is repeated after a broken connection uses them again. */
export type RevisionIds = (answerId: string, text: string) => string

/** Ids of revisions, each made when it is first asked for. */
export function revisionIds(ids: Ids): RevisionIds {
  const made = new Map<string, string>()
  return (answerId, text) => {
    const key = `${answerId} ${text}`
    const id = made.get(key) ?? ids.uuid()
    made.set(key, id)
    return id
  }
}

/** What an answer said in the versions that were not chosen goes into its history. Returns what was added to it. */
export async function keepLostAnswers(
  writing: Writing,
  versions: readonly RecordVersion[],
  chosen: RecordVersion['record'],
  idOf: RevisionIds,
): Promise<Revision[]> {
  const textOf = (record: RecordVersion['record']): string =>
    canonicalJson(record && (record as Answer).content)
  const said = new Set([textOf(chosen)])
  const kept: Revision[] = []
  for (const { record, version } of versions) {
    const [lost, text] = [record as Answer | null, textOf(record)]
    if (!lost || said.has(text)) continue
    said.add(text)
    const { sheetId, itemId, content } = lost
    const fields = { id: idOf(lost.id, text), sheetId, itemId, content }
    kept.push(await writing.create('revisions', fields, version))
  }
  return kept
}
