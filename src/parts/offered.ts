import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { compareVersions } from '@/domain/questionnaire/identity'
import type { IndexEntry } from '@/domain/questionnaire/index-file'
import { headOf, type QuestionnaireHead } from '@/domain/questionnaire/summary'
import { ContentError, type ContentLibrary } from './content-library'
import type { Storage } from '@/storage/storage'

/** A questionnaire that can be begun with. */
export interface Offered extends QuestionnaireHead {
  readonly sha256: string
  /** Where the host offers it; null where it is only kept here. */
  readonly entry: IndexEntry | null
  /** Whether it is kept on this device. */
  readonly isHere: boolean
}

/** A questionnaire, parsed, and the raw document that the assessment pins. */
export interface OfferedDocument {
  readonly questionnaire: Questionnaire
  readonly document: unknown
}

/**
 * Everything that can be begun with: what the host offers and what is kept here. Rejects with what the host's list
 * failed with only where nothing is kept.
 */
export async function offeredQuestionnaires(content: ContentLibrary, storage: Storage): Promise<Offered[]> {
  const here = new Set(await storage.questionnaires.hashes())
  const entries = await content.index().then(
    ({ questionnaires }) => questionnaires,
    (error: unknown) => {
      if (here.size === 0) throw error
      return []
    },
  )
  const served = entries.map((entry): Offered => ({ ...entry, entry, isHere: here.has(entry.sha256) }))
  const onlyHere = [...here].filter((sha256) => !entries.some((entry) => entry.sha256 === sha256))
  const kept = await Promise.all(onlyHere.map((sha256) => keptOne(storage, sha256)))
  return [...served, ...kept.filter((one) => one !== null)]
}

/** Null for one that cannot be read: it is named on the page of the data. */
async function keptOne(storage: Storage, sha256: string): Promise<Offered | null> {
  const record = await storage.questionnaires.get(sha256).catch(() => null)
  const head = record && headOf(record.document)
  return head && { ...head, sha256, entry: null, isHere: true }
}

/** The newest of each questionnaire, in the order given; the one that is `wanted` in the place of its newest. */
export function newestOfEach(offered: readonly Offered[], wanted: string | null): Offered[] {
  const ids = [...new Set(offered.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const versions = offered.filter((one) => one.id === id)
    const newest = [...versions].sort((a, b) => compareVersions(b.version, a.version))[0]
    return versions.find(({ sha256 }) => sha256 === wanted) ?? newest ?? []
  })
}

/** The questionnaire itself: the one kept here, else from the host. Rejects with `ContentError` or `StorageError`. */
export async function loadOffered(
  { sha256, entry, isHere }: Offered,
  content: ContentLibrary,
  storage: Storage,
): Promise<OfferedDocument> {
  const record = isHere ? await storage.questionnaires.get(sha256) : null
  if (record) return { questionnaire: await content.keptQuestionnaire(sha256), document: record.document }
  if (!entry) throw new ContentError('notFound')
  return content.fetchQuestionnaire(entry)
}
