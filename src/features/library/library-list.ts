import { compareVersions } from '@/domain/questionnaire/identity'
import type { QuestionnaireSummary } from '@/domain/questionnaire/summary'

/** One version of a questionnaire, and where it is to be had. */
export interface LibraryEntry {
  readonly summary: QuestionnaireSummary
  /** Whether the host offers it. What is only kept came from a file: its own, or one of Kibe's with other data. */
  readonly isServed: boolean
  /** Whether it is kept on this device. */
  readonly isHere: boolean
}

/** All versions of one questionnaire, newest first. */
export interface LibraryGroup {
  readonly id: string
  readonly newest: LibraryEntry
  readonly older: readonly LibraryEntry[]
}

/** What the host offers and what is kept here as one list: one group for each questionnaire, by its id. */
export function libraryGroups(
  served: readonly QuestionnaireSummary[],
  kept: readonly QuestionnaireSummary[],
  hashesHere: ReadonlySet<string>,
): LibraryGroup[] {
  const offered = new Set(served.map(({ sha256 }) => sha256))
  const entries = [...served, ...kept.filter(({ sha256 }) => !offered.has(sha256))].map(
    (summary): LibraryEntry => ({
      summary,
      isServed: offered.has(summary.sha256),
      isHere: hashesHere.has(summary.sha256),
    }),
  )
  const ids = [...new Set(entries.map(({ summary }) => summary.id))].sort()
  return ids.flatMap((id) => {
    const [newest, ...older] = entries.filter(({ summary }) => summary.id === id).sort(newestFirst)
    return newest ? [{ id, newest, older }] : []
  })
}

/** Of one version in two contents, as drafts may come, what the host offers stands first. */
function newestFirst(a: LibraryEntry, b: LibraryEntry): number {
  return (
    compareVersions(b.summary.version, a.summary.version) ||
    Number(b.isServed) - Number(a.isServed) ||
    (a.summary.sha256 < b.summary.sha256 ? -1 : 1)
  )
}
