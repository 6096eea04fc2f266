import * as z from 'zod/mini'
import { GROUPS } from '@/domain/records/plan'

const textSchema = z.strictObject({ ka: z.string(), en: z.string() })

/** A participation instrument that a municipality can take up. */
const mechanismSchema = z.strictObject({
  id: z.string(),
  family: z.string(),
  /** How far it goes: inform, consult, dialogue, partnership, decide. */
  depth: z.enum(['inform', 'consult', 'dialogue', 'partnership', 'decide']),
  name: textSchema,
  what: textSchema,
  precondition: textSchema,
  serves: z.array(z.enum(GROUPS)),
  /** 1 easy – 3 hard, for a small municipality. */
  effort: z.int().check(z.minimum(1), z.maximum(3)),
  cost: z.enum(['none', 'low', 'medium', 'high']),
  prepWeeks: z.int(),
  runWeeks: z.int(),
  legal: z.strictObject({
    status: z.enum(['required', 'enabled', 'good-practice', 'version-dependent']),
    basis: textSchema,
  }),
  addresses: z.strictObject({ areas: z.array(z.string()), indicators: z.array(z.string()) }),
  usedInGeorgia: textSchema,
  source: z.nullable(z.strictObject({ title: z.string(), url: z.string() })),
})

/** The catalogue of participation mechanisms. */
export const mechanismRegisterSchema = z.strictObject({
  version: z.string(),
  /** How effort, cost and time were estimated. */
  note: textSchema,
  mechanisms: z.array(mechanismSchema),
})

/** A participation instrument that a municipality can take up. */
export type Mechanism = z.infer<typeof mechanismSchema>
/** The catalogue of participation mechanisms. */
export type MechanismRegister = z.infer<typeof mechanismRegisterSchema>
