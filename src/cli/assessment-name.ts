import type { Assessment } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { Terminal } from './terminal'

/** An assessment as a person knows it, with its id: “Telavi, 2026, participation 2.0.0 (id)”. */
export function assessmentName(
  { say, language }: Terminal,
  register: MunicipalityRegister,
  { id, municipality, wave, questionnaire }: Assessment,
): string {
  const name = findMunicipality(register, municipality)?.name[language] ?? municipality
  const { id: questionnaireId, version } = questionnaire
  return say('terminal.assessment', { name, wave, questionnaire: `${questionnaireId} ${version}`, id })
}
