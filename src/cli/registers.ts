import { join } from 'node:path'
import type { Finding } from '@/domain/questionnaire/finding'
import { parseMechanismRegister, parseMunicipalityRegister } from '@/domain/registers/parse'
import type { Result } from '@/domain/shared/result'
import type { Registers } from '@/reporting/from-records/report-input'
import { readJsonFile } from './read-questionnaire'

/** The registers that come with Kibe, below the folder of the project. Throws where they are not there or not sound. */
export function readRegisters(root: string): Registers {
  const read = <T>(name: string, parse: (document: unknown) => Result<T, Finding[]>): T => {
    const file = readJsonFile(join(root, 'questionnaires', 'registers', name))
    const parsed = file.state === 'read' ? parse(file.document) : null
    if (!parsed?.ok) throw new Error(`the register ${name} is not sound`)
    return parsed.value
  }
  return {
    municipalities: read('municipalities.json', parseMunicipalityRegister),
    mechanisms: read('mechanisms.json', parseMechanismRegister),
  }
}
