import {
  keptVersion,
  newerVersions,
  servedVersion,
  type VersionOffer,
} from '@/domain/questionnaire/newer-versions'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { ContentError, type ContentLibrary } from '@/parts/content-library'
import type { Storage } from '@/storage/storage'

/**
 * The newer versions, newest first, to which answers of this questionnaire can be moved: those that the host offers and
 * those that are kept. Of what cannot be had nothing is offered; anonymous sheets of a survey are never moved.
 */
export async function loadNewerVersions(
  content: ContentLibrary,
  storage: Storage,
  questionnaire: Pick<Questionnaire, 'id' | 'version' | 'kind'>,
): Promise<VersionOffer[]> {
  if (questionnaire.kind === 'survey') return []
  const [served, kept] = await Promise.all([
    content.index().then(
      ({ questionnaires }) => questionnaires.map(servedVersion),
      () => [],
    ),
    storage.questionnaires.versionsOf(questionnaire.id).then(
      (records) => records.flatMap(({ id, document }) => keptVersion(document, id) ?? []),
      () => [],
    ),
  ])
  return newerVersions(questionnaire, [...served, ...kept])
}

/** A version whose questions are known, and its document. */
export interface LoadedVersion {
  readonly offer: VersionOffer
  readonly questionnaire: Questionnaire
  readonly document: unknown
}

/**
 * The version as it is kept, else as the host serves it; nothing is stored. Rejects with `ContentError` or `StorageError`.
 * Whether it is kept only its record says: what was once checked is remembered longer.
 */
export async function loadVersion(
  content: ContentLibrary,
  storage: Storage,
  offer: VersionOffer,
): Promise<LoadedVersion> {
  const record = await storage.questionnaires.get(offer.sha256)
  if (record) {
    const questionnaire = await content.keptQuestionnaire(offer.sha256)
    return { offer, questionnaire, document: record.document }
  }
  const { questionnaires } = await content.index()
  const entry = questionnaires.find(({ sha256 }) => sha256 === offer.sha256)
  if (!entry) throw new ContentError('notFound')
  return { offer, ...(await content.fetchQuestionnaire(entry)) }
}
