import * as z from 'zod/mini'
import { expressionSchema } from '@/domain/expression/expression'

/** What texts of a special form look like, under the code of the finding for those that do not. */
export const PATTERNS = {
  badId: /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/,
  badVersion: /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/,
  badDate: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  badLanguage: /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/,
  badAddress: /^https?:\/\/\S+$/,
} as const

/** Opaque, stable id of anything inside a questionnaire; safe as an XLSForm name. */
export const idSchema = z.string().check(z.regex(PATTERNS.badId))
/** SemVer 2.0.0 without build metadata. */
export const semverSchema = z.string().check(z.regex(PATTERNS.badVersion))
/** Calendar date `YYYY-MM-DD`. */
export const dateSchema = z.string().check(z.regex(PATTERNS.badDate))
/** A BCP 47 language tag, for example `ka`. */
const languageSchema = z.string().check(z.regex(PATTERNS.badLanguage))

/** A text in several languages. Every text of a questionnaire is made of this very schema: `textsOf` finds them by it. */
export const textSchema = z.record(languageSchema, z.string().check(z.minLength(1)))
const weightSchema = z.union([z.number().check(z.positive()), z.literal('auto')])
const webAddressSchema = z.string().check(z.regex(PATTERNS.badAddress))
const shareSchema = z.number().check(z.minimum(0), z.maximum(1))

/** A straight line from figure to share: `zeroAt` gives 0, `fullAt` gives 1, clipped outside; either may be the larger (scoring.md §2). */
const lineSchema = z.strictObject({ zeroAt: z.number(), fullAt: z.number() })

const itemBase = {
  id: idSchema,
  /** The item's own wording; absent when the indicator's question already says it. */
  label: z.optional(textSchema),
  /** When "not applicable" may be chosen, in words; absent means it may not. */
  notApplicable: z.optional(z.strictObject({ condition: textSchema })),
  /** Positive weight among the scored items of the indicator; default 1. */
  weight: z.optional(z.number().check(z.positive())),
  /** Companion figures are not scored. Default: whatever the type can score is scored. */
  scored: z.optional(z.boolean()),
}

const ladderSchema = z.strictObject({
  ...itemBase,
  type: z.literal('ladder'),
  /** Consecutive whole values, lowest first. */
  levels: z.array(z.strictObject({ value: z.int(), text: textSchema })).check(z.minLength(2)),
})
const scaleSchema = z.strictObject({
  ...itemBase,
  type: z.literal('scale'),
  min: z.int(),
  max: z.int(),
  minLabel: z.optional(textSchema),
  maxLabel: z.optional(textSchema),
})
const yesPartlyNoSchema = z.strictObject({ ...itemBase, type: z.literal('yesPartlyNo') })
const choiceSchema = z.strictObject({ id: idSchema, label: textSchema, share: z.optional(shareSchema) })
const singleChoiceSchema = z.strictObject({
  ...itemBase,
  type: z.literal('singleChoice'),
  choices: z.array(choiceSchema).check(z.minLength(2)),
})
const multipleChoiceSchema = z.strictObject({
  ...itemBase,
  type: z.literal('multipleChoice'),
  choices: z.array(choiceSchema).check(z.minLength(2)),
  /** Choices that count: the share is the part of them that was chosen. Absent: the chosen shares are summed, at most 1. */
  bestSet: z.optional(z.array(idSchema).check(z.minLength(1))),
})
const numberSchema = z.strictObject({
  ...itemBase,
  type: z.literal('number'),
  unit: z.enum(['count', 'GEL', 'days', 'other']),
  unitLabel: z.optional(textSchema),
  integer: z.boolean(),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  line: z.optional(lineSchema),
})
const percentSchema = z.strictObject({
  ...itemBase,
  type: z.literal('percent'),
  line: z.optional(lineSchema),
})
/** Computed, never asked: 100 × part ÷ whole in percent, through the line. A whole of 0 is "no case" (scoring.md §2). */
const ratioSchema = z.strictObject({
  ...itemBase,
  type: z.literal('ratio'),
  part: expressionSchema,
  whole: expressionSchema,
  line: lineSchema,
  noCase: z.union([z.enum(['missing', 'na']), z.strictObject({ share: shareSchema })]),
})

const itemSchema = z.discriminatedUnion('type', [
  ladderSchema,
  scaleSchema,
  yesPartlyNoSchema,
  singleChoiceSchema,
  multipleChoiceSchema,
  numberSchema,
  percentSchema,
  ratioSchema,
])

const legalSchema = z.strictObject({
  /** First day on which this holds; null where no date is known. */
  from: z.nullable(dateSchema),
  /** Last day on which this holds; null while it does. */
  to: z.nullable(dateSchema),
  status: z.enum(['required', 'enabled', 'good-practice', 'version-dependent']),
  text: textSchema,
  /** Short name of the act and article for a badge, for example "Code, Art. 88". */
  short: z.optional(textSchema),
  source: z.nullable(z.strictObject({ title: textSchema, url: webAddressSchema })),
  /** Whether a lawyer has reviewed this entry. */
  reviewed: z.boolean(),
})

const limitSchema = z.union([z.strictObject({ level: z.int() }), z.strictObject({ share: shareSchema })])

const indicatorSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  question: textSchema,
  weight: weightSchema,
  aggregation: z.optional(z.enum(['weightedMean', 'min', 'geometricMean'])),
  /** Kinds of municipality this is asked of; absent means all. */
  appliesTo: z.optional(z.array(z.enum(['city', 'community'])).check(z.minLength(1))),
  /** Whose work it describes. */
  body: z.optional(z.enum(['sakrebulo', 'cityHall', 'both'])),
  /** Ids of the subsets it belongs to, besides the full set. */
  subsets: z.optional(z.array(idSchema)),
  items: z.array(itemSchema).check(z.minLength(1)),
  /** Documents and facts that would show the answer to be true. */
  evidence: z.optional(textSchema),
  guidance: z.optional(textSchema),
  facilitatorNote: z.optional(textSchema),
  legal: z.array(legalSchema),
  /** Sanity checks: when `expect` is false the message warns; it never blocks. */
  checks: z.optional(z.array(z.strictObject({ expect: expressionSchema, message: textSchema }))),
  /** When `when` is true the indicator's share is at most the limit, and the reason is said. */
  caps: z.optional(
    z.array(z.strictObject({ when: expressionSchema, limit: limitSchema, reason: textSchema })),
  ),
})

/** An indicator: what gets a score. */
export type Indicator = z.infer<typeof indicatorSchema>

const areaBase = {
  id: idSchema,
  title: textSchema,
  description: z.optional(textSchema),
  weight: weightSchema,
  aggregation: z.optional(z.enum(['weightedMean', 'min', 'geometricMean'])),
  indicators: z.optional(z.array(indicatorSchema)),
}
/** A group of indicators, perhaps of further areas. */
export type Area = z.infer<z.ZodMiniObject<typeof areaBase>> & { areas?: Area[] | undefined }
const areaSchema: z.ZodMiniType<Area> = z.lazy(() =>
  z.strictObject({ ...areaBase, areas: z.optional(z.array(areaSchema)) }),
)

/** A condition on the result without which a band cannot be reached (scoring.md §6). */
const gateSchema = z.strictObject({
  id: idSchema,
  reason: textSchema,
  /** The band that cannot be reached, nor any above it, while the condition is unmet. */
  band: idSchema,
  require: z.union([
    z.strictObject({ indicator: idSchema, level: z.int() }),
    z.strictObject({ area: idSchema, share: shareSchema }),
    z.strictObject({ fact: expressionSchema }),
  ]),
})

const scoringSchema = z.strictObject({
  aggregation: z.enum(['weightedMean', 'min', 'geometricMean']),
  coverageGate: shareSchema,
  /** Where an indicator without evidence is capped in the evidenced reading (scoring.md §7). */
  withoutEvidence: z.strictObject({ level: z.int(), share: shareSchema }),
  /** Half-open intervals that tile 0–1, lowest first; the last one includes 1. */
  bands: z
    .array(z.strictObject({ id: idSchema, from: shareSchema, label: textSchema }))
    .check(z.minLength(1)),
  gates: z.optional(z.array(gateSchema)),
  /** Full mark of the displayed scale: 100 for percent, 4 for 0–4; inside Kibe everything stays a share. */
  display: z.strictObject({
    max: z.number().check(z.positive()),
    decimals: z.int().check(z.minimum(0), z.maximum(6)),
    rounding: z.enum(['half-up', 'floor']),
  }),
})

/** The shape of a questionnaire file of format version 1. */
export const questionnaireSchema = z.strictObject({
  $schema: z.optional(z.string()),
  formatVersion: z.literal('1'),
  id: idSchema,
  version: semverSchema,
  status: z.enum(['draft', 'published']),
  kind: z.enum(['benchmark', 'survey', 'profile', 'certification']),
  languages: z.array(languageSchema).check(z.minLength(1)),
  defaultLanguage: languageSchema,
  /** Who has looked at the texts of each language. */
  review: z.record(z.string(), z.enum(['reviewed', 'draft', 'machine'])),
  title: textSchema,
  description: z.optional(textSchema),
  referencePeriod: z.optional(textSchema),
  /** The rule by which a level is chosen, and the name of each level. */
  ladder: z.optional(z.strictObject({ rule: textSchema, levelNames: z.array(textSchema) })),
  licence: z.string(),
  authors: z.array(z.string()),
  source: z.optional(textSchema),
  published: z.nullable(dateSchema),
  replaces: z.nullable(semverSchema),
  subsets: z.array(z.strictObject({ id: idSchema, title: textSchema, description: z.optional(textSchema) })),
  scoring: scoringSchema,
  areas: z.array(areaSchema).check(z.minLength(1)),
})

/** A questionnaire as its file says it. */
export type Questionnaire = z.infer<typeof questionnaireSchema>
/** One thing to answer (or, for `ratio`, to compute). */
export type Item = Indicator['items'][number]
/** An item whose answer is a step of described levels. */
export type LadderItem = Extract<Item, { type: 'ladder' }>
/** One dated entry of an indicator's legal basis. */
export type LegalEntry = Indicator['legal'][number]
/** Kind of a municipality: self-governing city or self-governing community. */
export type MunicipalityKind = 'city' | 'community'
