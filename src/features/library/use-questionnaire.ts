import { onScopeDispose } from 'vue'
import { ContentError, useContent, type ContentLibrary } from '@/parts/content-library'
import { useLoaded, type UseLoaded } from '@/parts/use-loaded'
import { useStorage } from '@/parts/use-storage'
import { StorageError, type Storage } from '@/storage/storage'
import type { Job } from '@/workers/job'
import type { QuestionnaireSource, ReadProblem, ReadQuestionnaire } from '@/workers/questionnaire-protocol'
import { readQuestionnaire } from '@/workers/questionnaires'

/** No questionnaire of this fingerprint is kept here, and the host does not offer one. */
export class NoSuchQuestionnaire extends Error {}

/**
 * The questionnaire under this fingerprint, read and checked in a worker: the one kept here, else the one that the host
 * offers. Fails with `NoSuchQuestionnaire`, `ContentError` or `StorageError`.
 */
export function useQuestionnaire(sha256: () => string): UseLoaded<ReadQuestionnaire> {
  const storage = useStorage()
  const content = useContent()
  let job: Job<unknown> | null = null
  onScopeDispose(() => job?.cancel())
  return useLoaded(async () => {
    job?.cancel()
    const source = await sourceOf(storage, content, sha256())
    const mine = readQuestionnaire(source)
    job = mine
    const result = await mine.done
    // A large one has just been copied from the worker: it is drawn in a task of its own.
    await new Promise((resolve) => setTimeout(resolve))
    if (!result.ok) throw errorOf(result.error)
    return result.value
  }, sha256)
}

async function sourceOf(
  storage: Storage,
  content: ContentLibrary,
  sha256: string,
): Promise<QuestionnaireSource> {
  const here = await storage.questionnaires.hashes()
  if (here.includes(sha256)) return { from: 'storage', sha256 }
  const entry = (await content.index()).questionnaires.find((one) => one.sha256 === sha256)
  if (!entry) throw new NoSuchQuestionnaire(sha256)
  return { from: 'text', sha256, text: await content.servedText(entry) }
}

function errorOf(problem: ReadProblem): Error {
  switch (problem.reason) {
    case 'storage':
      return new StorageError(problem.failure)
    case 'notFound':
      return new NoSuchQuestionnaire()
    case 'tampered':
    case 'invalid':
      return new ContentError(problem.reason, problem.findings)
  }
}
