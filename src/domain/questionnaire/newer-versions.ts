import * as z from 'zod/mini'
import { questionnaireSchema } from './format-1'
import { idSchema, semverSchema } from './format-1-parts'
import { upToDate, type RawDocument } from './formats'
import { compareVersions, type QuestionnaireIdentity } from './identity'
import type { IndexEntry } from './index-file'

/** A version of a questionnaire that answers of another one can be moved to. */
export interface VersionOffer extends QuestionnaireIdentity {
  readonly status: 'draft' | 'published'
  /** The versions since which it says what changed. */
  readonly movesFrom: readonly string[]
}

/** The newer versions that say what changed since this one, newest first. Of one version in two contents the first stands. */
export function newerVersions(
  than: Pick<QuestionnaireIdentity, 'id' | 'version'>,
  offers: readonly VersionOffer[],
): VersionOffer[] {
  const newer = offers.filter(
    ({ id, version, movesFrom }) =>
      id === than.id && compareVersions(version, than.version) > 0 && movesFrom.includes(than.version),
  )
  const byVersion = new Map([...newer].reverse().map((offer) => [offer.version, offer]))
  return [...byVersion.values()].sort((a, b) => compareVersions(b.version, a.version))
}

/** What an index says of a version; an older index names only the last of the versions since which it says what changed. */
export function servedVersion({ id, version, sha256, status, changes, movesFrom }: IndexEntry): VersionOffer {
  return { id, version, sha256, status, movesFrom: movesFrom ?? (changes ? [changes.since] : []) }
}

const { status } = questionnaireSchema.shape
const headSchema = z.object({
  id: idSchema,
  version: semverSchema,
  status,
  changes: z.optional(z.array(z.object({ since: semverSchema }))),
})

/** What a kept document says of itself, read from its first fields alone; null where they cannot be read. */
export function keptVersion(document: unknown, sha256: string): VersionOffer | null {
  if (typeof document !== 'object' || document === null) return null
  const head = headSchema.safeParse(upToDate(document as RawDocument))
  if (!head.success) return null
  const { changes = [], ...said } = head.data
  return { ...said, sha256, movesFrom: changes.map(({ since }) => since) }
}
