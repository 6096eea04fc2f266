import type * as z from 'zod/mini'
import { repeated } from '@/domain/questionnaire/check-ids'
import { finding, type Finding } from '@/domain/questionnaire/finding'
import { placed } from '@/domain/questionnaire/partial'
import { shapeFindings } from '@/domain/questionnaire/shape'
import { fail, ok, type Result } from '@/domain/shared/result'
import { mechanismRegisterSchema, type MechanismRegister } from './mechanism'
import { municipalityRegisterSchema, type MunicipalityRegister } from './municipality'

/** A document as the register of municipalities, or what is wrong with it: shape, codes given twice, unknown regions. */
export function parseMunicipalityRegister(document: unknown): Result<MunicipalityRegister, Finding[]> {
  return parseRegister(municipalityRegisterSchema, document, ({ regions, municipalities, practice }) => {
    const known = new Set(regions.map(({ id }) => id))
    return [
      ...repeated(placed(regions, ['regions'])),
      ...repeated([...placed(municipalities, ['municipalities']), { node: practice, path: ['practice'] }]),
      ...municipalities.flatMap(({ region }, index) =>
        known.has(region)
          ? []
          : [finding(['municipalities', index, 'region'], 'unknownRegion', { id: region })],
      ),
    ]
  })
}

/** A document as the catalogue of mechanisms, or what is wrong with it: shape, ids given twice. */
export function parseMechanismRegister(document: unknown): Result<MechanismRegister, Finding[]> {
  return parseRegister(mechanismRegisterSchema, document, ({ mechanisms }) =>
    repeated(placed(mechanisms, ['mechanisms'])),
  )
}

function parseRegister<T>(
  schema: z.ZodMiniType<T>,
  document: unknown,
  check: (register: T) => Finding[],
): Result<T, Finding[]> {
  const parsed = schema.safeParse(document)
  if (!parsed.success) return fail(shapeFindings(parsed.error.issues, document))
  const findings = check(parsed.data)
  return findings.length === 0 ? ok(parsed.data) : fail(findings)
}
