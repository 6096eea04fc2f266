import * as z from 'zod/mini'

const namesSchema = z.strictObject({ ka: z.string(), en: z.string() })

const municipalitySchema = z.strictObject({
  /** Stable code of the register. */
  id: z.string(),
  name: namesSchema,
  officialName: namesSchema,
  region: z.string(),
  kind: z.enum(['city', 'community']),
})

/** The register of municipalities that can be assessed, with the one for practice. */
export const municipalityRegisterSchema = z.strictObject({
  version: z.string(),
  source: z.string(),
  regions: z.array(z.strictObject({ id: z.string(), iso: z.nullable(z.string()), name: namesSchema })),
  municipalities: z.array(municipalitySchema),
  /** Plainly named as one for practice; never in a comparison. */
  practice: municipalitySchema,
})

/** A municipality of the register. */
export type Municipality = z.infer<typeof municipalitySchema>
/** The register of municipalities. */
export type MunicipalityRegister = z.infer<typeof municipalityRegisterSchema>
