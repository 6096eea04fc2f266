import type { LastWords } from '@/platform/last-words'
import type { OpenedStorage } from '@/storage/open-storage'

/** What is typed in the rooms of a workshop, and the channel of its projector: their keys name the assessment. */
const OF_WORKSHOPS = ['discuss/', 'collect/', 'points/', 'projector/']
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/**
 * Forgets what was typed and never stored in workshops that are deleted for good. What lies in the bin may come back, and
 * so may what was typed in it. Where storage cannot be read nothing is forgotten: the next start tries again.
 */
export async function forgetDrafts(
  { assessments, bin }: Pick<OpenedStorage, 'assessments' | 'bin'>,
  lastWords: LastWords,
): Promise<void> {
  const keys = OF_WORKSHOPS.flatMap((beginning) => [...lastWords.under(beginning).keys()])
  if (keys.length === 0) return
  const [living, inBin] = await Promise.all([assessments.list(), bin.list()])
  const known = new Set([...living, ...inBin].map(({ id }) => id))
  for (const key of keys) if (!known.has(UUID.exec(key)?.[0] ?? '')) lastWords.remove(key)
}
