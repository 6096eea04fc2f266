import * as z from 'zod/mini'
import { pinnedQuestionnaireSchema } from './assessment'
import { baseFields, dateSchema, uuidSchema, type BaseRecord } from './base'

/** Most municipalities that a programme has. */
export const MAX_MEMBERS = 200
/** Most figures that a programme is told with. */
export const MAX_FIGURES = 200
/** Most assessments that are kept as one selection. */
export const MAX_SELECTED = 1_000
/** Most municipalities that an external index has values for. */
export const MAX_INDEX_VALUES = 1_000
/** Most indicators that a practice is told for. */
export const MAX_PRACTICE_INDICATORS = 20

const nameSchema = z.string().check(z.minLength(1), z.maxLength(120))
/** Code in the register of municipalities. */
const codeSchema = z.string().check(z.minLength(1), z.maxLength(60))
/** Id of an indicator, a subset, a mechanism or a questionnaire. */
const idSchema = z.string().check(z.minLength(1), z.maxLength(120))
const longText = z.string().check(z.maxLength(2_000))
const shortText = z.string().check(z.maxLength(200))

function isEachOnce(list: readonly { readonly municipality: string }[]): boolean {
  return new Set(list.map(({ municipality }) => municipality)).size === list.length
}

/**
 * Something that a programme counted, and who says so. Where sources contradict each other, each stands by itself under
 * the same title.
 */
const programmeFigureSchema = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  value: z.number(),
  /** What is counted, for example "projects"; empty where the title says it. */
  unit: z.string().check(z.maxLength(40)),
  /** The day that the source speaks of, or was published. */
  date: dateSchema,
  source: z.string().check(z.minLength(1), z.maxLength(300)),
})

/** A round of assessments in several municipalities: what each of them begins with. Its questionnaire never changes. */
export const programmeSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  name: nameSchema,
  /** Who pays for it; empty where nobody is named. */
  donor: z.string().check(z.maxLength(120)),
  /** The dates the answers speak of. */
  period: z.strictObject({ from: dateSchema, to: dateSchema }),
  /** Label of the round, for example "2026". */
  wave: z.string().check(z.minLength(1), z.maxLength(60)),
  questionnaire: pinnedQuestionnaireSchema,
  /** `full`, or the id of a subset of the questionnaire. */
  subset: idSchema,
  /** Which municipalities take part, each once. */
  members: z
    .array(z.strictObject({ municipality: codeSchema, isPilot: z.boolean() }))
    .check(z.minLength(1), z.maxLength(MAX_MEMBERS), z.refine(isEachOnce)),
  figures: z.array(programmeFigureSchema).check(z.maxLength(MAX_FIGURES)),
})

/** A round of assessments in several municipalities. */
export type Programme = z.infer<typeof programmeSchema>

/** Assessments that a person compares again and again, under a name. Some of them may be gone. */
export const selectionSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  name: nameSchema,
  assessmentIds: z.array(uuidSchema).check(z.maxLength(MAX_SELECTED)),
})

/** Assessments that a person compares again and again, under a name. */
export type SavedSelection = z.infer<typeof selectionSchema>

/** What a municipality does well, told so that others can do it too: no scores, no people. */
export const practiceSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  municipality: codeSchema,
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Id in the catalogue of mechanisms; null where it is none of them. */
  mechanismId: z.nullable(idSchema),
  /** The questionnaire whose indicators are meant. */
  questionnaireId: idSchema,
  /** The indicators that it lifts. */
  indicatorIds: z.array(idSchema).check(z.maxLength(MAX_PRACTICE_INDICATORS)),
  what: longText.check(z.minLength(1)),
  where: longText,
  forWhom: longText,
  result: longText,
  since: z.nullable(dateSchema),
  /** In words: "free", "about 3,000 GEL a year". */
  cost: shortText,
  /** Whom to ask: an office, not a person. */
  contactOffice: shortText,
})

/** What a municipality does well, told so that others can do it too. */
export type Practice = z.infer<typeof practiceSchema>

/** Figures about municipalities from elsewhere, to stand beside their own assessments. */
export const indexSchema = z
  .strictObject({
    ...baseFields,
    id: uuidSchema,
    name: nameSchema,
    /** Who published it, where. */
    source: z.string().check(z.maxLength(300)),
    /** When it was published. */
    date: dateSchema,
    /** The values that stand for 0 and for 100 of 100; the first may be the higher one. */
    zeroAt: z.number(),
    fullAt: z.number(),
    /** One value for each municipality, in the unit of the index. */
    values: z
      .array(z.strictObject({ municipality: codeSchema, value: z.number() }))
      .check(z.maxLength(MAX_INDEX_VALUES), z.refine(isEachOnce)),
  })
  .check(z.refine(({ zeroAt, fullAt }) => zeroAt !== fullAt))

/** Figures about municipalities from elsewhere. */
export type ExternalIndex = z.infer<typeof indexSchema>

/** What a person enters of a record. */
type Entered<R> = Omit<R, keyof BaseRecord>
/** What a person enters for a programme. */
export type ProgrammeDraft = Entered<Programme>
/** What a person enters for a selection. */
export type SelectionDraft = Entered<SavedSelection>
/** What a person enters for a practice. */
export type PracticeDraft = Entered<Practice>
/** What a person enters for an index. */
export type IndexDraft = Entered<ExternalIndex>
