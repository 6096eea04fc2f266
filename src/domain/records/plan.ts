import * as z from 'zod/mini'
import { baseFields, dateSchema, instantSchema, uuidSchema } from './base'

/** Where an action stands. */
export const ACTION_STATUSES = ['planned', 'underway', 'done', 'dropped'] as const
/** Groups an action or mechanism serves. */
export const GROUPS = [
  'general',
  'women',
  'youth',
  'children',
  'elderly',
  'pwd',
  'ethnic_minorities',
  'idp',
  'rural',
  'remote',
  'low_income',
  'carers',
  'digital_excluded',
  'diaspora',
  'business',
  'cso',
  'media',
] as const

const longText = z.string().check(z.maxLength(5_000))
const shortText = z.string().check(z.maxLength(500))

/** Something somebody will do by a date, to move indicators up. */
export const actionSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  assessmentId: uuidSchema,
  title: shortText,
  origin: z.enum(['indicator', 'own', 'need', 'promise', 'recommendation']),
  /** The level each indicator shall reach. */
  targets: z.array(z.strictObject({ indicatorId: z.string(), level: z.int() })),
  mechanismId: z.nullable(z.string()),
  groups: z.array(z.enum(GROUPS)),
  steps: z.array(
    z.strictObject({ id: uuidSchema, text: shortText, due: z.nullable(dateSchema), isDone: z.boolean() }),
  ),
  responsible: shortText,
  partners: shortText,
  start: z.nullable(dateSchema),
  due: z.nullable(dateSchema),
  /** Whole cost in GEL; null when not known, 0 when it costs nothing. */
  costGel: z.nullable(z.number().check(z.nonnegative())),
  moneySource: shortText,
  result: longText,
  /** How one will see that the result is there: something one can count or show. */
  measure: longText,
  status: z.enum(ACTION_STATUSES),
  /** Position in the plan, ascending. */
  order: z.number(),
})

/** Something somebody will do by a date, to move indicators up. */
export type Action = z.infer<typeof actionSchema>
/** What a person enters for an action. */
export type ActionDraft = Omit<
  Action,
  'id' | 'schema' | 'version' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'assessmentId'
>

/** A dated entry of an action's history, with evidence. */
export const updateSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  actionId: uuidSchema,
  date: dateSchema,
  status: z.enum(ACTION_STATUSES),
  text: longText,
  evidence: shortText,
  link: z.string().check(z.regex(/^$|^https?:\/\/\S+$/i), z.maxLength(2_000)),
})

/** A dated entry of an action's history. */
export type Update = z.infer<typeof updateSchema>
/** What a person enters for an update. */
export type UpdateDraft = Pick<Update, 'date' | 'status' | 'text' | 'evidence' | 'link'>

/** The plan of an assessment as a whole: which proposals were dropped. `id` is the assessment's id. */
export const planSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  droppedProposals: z.array(z.string()),
  confirmedAt: z.nullable(instantSchema),
})

/** The plan of an assessment as a whole. */
export type Plan = z.infer<typeof planSchema>
