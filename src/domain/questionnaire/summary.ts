import * as z from 'zod/mini'
import { questionnaireSchema, type Questionnaire } from './format-1'
import { idSchema, semverSchema, textSchema } from './format-1-parts'
import { upToDate, type RawDocument } from './formats'
import { compareVersions } from './identity'
import { languageState } from './language-state'

const { status, kind } = questionnaireSchema.shape
const counted = z.int().check(z.nonnegative())

const headSchema = z.object({
  id: idSchema,
  version: semverSchema,
  status,
  kind,
  title: textSchema,
  languages: z.array(z.string()),
})

/** What a list says of a questionnaire; the fields that are optional were added later, and an older index lacks them. */
export const summarySchema = z.extend(headSchema, {
  /** Size of the file in bytes. */
  size: z.int().check(z.positive()),
  /** Fingerprint of the questionnaire. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  licence: z.optional(z.string()),
  source: z.optional(textSchema),
  /** How far it is in each of its languages, in numbers of texts. */
  states: z.optional(
    z.array(
      z.object({
        language: z.string(),
        texts: counted,
        present: counted,
        reviewed: counted,
        draft: counted,
        machine: counted,
      }),
    ),
  ),
  /** What changed since the version before, where it says so. */
  changes: z.optional(z.object({ since: semverSchema, summary: textSchema })),
  /** All versions since which it says what changed: whose answers can be moved to it. */
  movesFrom: z.optional(z.array(semverSchema)),
})

/** What a questionnaire is, in a few fields. */
export type QuestionnaireHead = z.infer<typeof headSchema>
/** What a list says of a questionnaire. */
export type QuestionnaireSummary = z.infer<typeof summarySchema>

/** What a list says of a questionnaire whose document takes `size` bytes. */
export function summaryOf(
  questionnaire: Questionnaire,
  { size, sha256 }: Pick<QuestionnaireSummary, 'size' | 'sha256'>,
): QuestionnaireSummary {
  const { id, version, status, kind, title, languages, licence, source } = questionnaire
  const changes = lastChanges(questionnaire)
  return {
    id,
    version,
    status,
    kind,
    title,
    languages,
    size,
    sha256,
    licence,
    ...(source ? { source } : {}),
    states: languageState(questionnaire),
    ...(changes ? { changes: { since: changes.since, summary: changes.summary } } : {}),
    ...(questionnaire.changes ? { movesFrom: questionnaire.changes.map(({ since }) => since) } : {}),
  }
}

/** What a document that was checked before is, read from its first fields alone; null where they cannot be read. */
export function headOf(document: unknown): QuestionnaireHead | null {
  if (typeof document !== 'object' || document === null) return null
  const parsed = headSchema.safeParse(upToDate(document as RawDocument))
  return parsed.success ? parsed.data : null
}

/** What changed since the newest of the earlier versions that it speaks of. */
function lastChanges({ changes = [] }: Questionnaire): (typeof changes)[number] | undefined {
  return [...changes].sort((a, b) => compareVersions(b.since, a.since))[0]
}
