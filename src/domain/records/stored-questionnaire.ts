import * as z from 'zod/mini'
import { baseFields, sha256Schema } from './base'

/** A questionnaire that was used, kept as it was read. `id` is the SHA-256 of its canonical form. */
export const storedQuestionnaireSchema = z.strictObject({
  ...baseFields,
  id: sha256Schema,
  questionnaireId: z.string(),
  questionnaireVersion: z.string(),
  /** The raw parsed document, exactly what the fingerprint is over. */
  document: z.unknown(),
})

/** A questionnaire that was used, kept as it was read. */
export type StoredQuestionnaire = z.infer<typeof storedQuestionnaireSchema>
