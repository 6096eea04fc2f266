import * as z from 'zod/mini'
import { baseFields, dateSchema, instantSchema, sha256Schema, uuidSchema } from './base'

/** The exact questionnaire an assessment was begun with; it never changes. */
export const pinnedQuestionnaireSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  sha256: sha256Schema,
})

/** One municipality, one questionnaire version, one wave. */
export const assessmentSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  /** Code in the register of municipalities, or `practice`. */
  municipality: z.string(),
  municipalityKind: z.enum(['city', 'community']),
  questionnaire: pinnedQuestionnaireSchema,
  /** `full`, the id of a subset of the questionnaire, or `chosen`. */
  subset: z.string(),
  /** The ids of the indicators that are asked where `subset` is `chosen`; absent for all others. */
  chosen: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(2_000))),
  /** The dates the answers speak of; the last day decides which law holds (scoring.md). */
  period: z.strictObject({ from: dateSchema, to: dateSchema }),
  /** Label of the round, for example "2026". */
  wave: z.string().check(z.minLength(1), z.maxLength(60)),
  respondents: z.enum(['self', 'workshop', 'external']),
  programmeId: z.nullable(uuidSchema),
  /**
   * The assessment of the wave before, whose levels are shown beside the new ones; null also for one begun from a
   * programme's starter file, of which it is found among what is there (`previousOf`).
   */
  previousId: z.nullable(uuidSchema),
  /** The assessment that this one is a copy of, in another version of the questionnaire; absent for all others. */
  movedFromId: z.optional(uuidSchema),
  state: z.enum(['draft', 'final']),
  /** There where the municipality has agreed that others, when they compare, may find it as one to learn from. */
  mayBeFound: z.optional(z.literal(true)),
  /** Finishing and reopening, oldest first. The fingerprint is over the answers and evidence at that moment. */
  log: z.array(
    z.strictObject({
      at: instantSchema,
      event: z.enum(['finished', 'reopened']),
      fingerprint: z.nullable(sha256Schema),
    }),
  ),
})

/** One municipality, one questionnaire version, one wave. */
export type Assessment = z.infer<typeof assessmentSchema>

/** One respondent's answers within an assessment, or the group's consensus. */
export const sheetSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  assessmentId: uuidSchema,
  kind: z.enum(['individual', 'consensus']),
  role: z.enum(['member', 'chair', 'staff', 'cityHall', 'civilSociety', 'resident', 'other']),
  /** Only if the person chose to give it. */
  name: z.nullable(z.string().check(z.maxLength(120))),
})

/** One respondent's answers within an assessment, or the group's consensus. */
export type Sheet = z.infer<typeof sheetSchema>
