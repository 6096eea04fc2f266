import { resolve } from 'node:path'
import type { Assessment } from '@/domain/records/assessment'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { CarriedRecords } from '@/domain/records/registry'
import type { Instant } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import { loadReportMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { gathered } from '@/reporting/from-records/gathered-records'
import { livingRecords } from '@/reporting/from-records/living-records'
import { reportInputOf, type Registers, type ReportOrder } from '@/reporting/from-records/report-input'
import { reportSource } from '@/reporting/from-records/report-source'
import { reportModel } from '@/reporting/model/build-report-model'
import type { ReportInput } from '@/reporting/model/report-input'
import { makePdf } from '@/reporting/pdf/make-pdf'
import { assessmentName } from './assessment-name'
import type { ExitCode } from './check'
import { keptQuestionnaires } from './kept-questionnaires'
import type { ReportCommand } from './paper-commands'
import { readPdfFonts } from './pdf-fonts'
import type { Place } from './place'
import { readKibeFile, sayNoRecords } from './read-kibe-file'
import { readRegisters } from './registers'
import { makingPaper, putInPlace } from './put-in-place'
import type { Terminal } from './terminal'

/**
 * Writes the report of one assessment of a file as a PDF: the one that the app makes of it. 1 where the file does not say
 * which assessment is meant, or it cannot be reported; 2 where something cannot be read or written.
 */
export async function report(terminal: Terminal, command: ReportCommand, place: Place): Promise<ExitCode> {
  const { file: name, lang: language, form, out } = command
  const file = await readKibeFile(resolve(place.folder, name))
  if (file.state !== 'read') return sayNoRecords(terminal, file, name)
  const generatedAt = (place.madeAt ?? new Date()).toISOString() as Instant
  const order = { form, language, generatedAt }
  const input = inputOf(terminal, command, file.records, readRegisters(place.root), order)
  if (!input) return 1
  return makingPaper(terminal, async () => {
    const messages = await loadReportMessages(language)
    const model = reportModel(input, createTranslate(language, messages), createFormats(language))
    const pdf = makePdf(model, await readPdfFonts(place.root), () => undefined, place.madeAt)
    return putInPlace(terminal, place, [name], [{ name: out, content: new Uint8Array(pdf) }])
  })
}

/** Null where it is said why there is none. */
function inputOf(
  terminal: Terminal,
  { file, assessment: id }: ReportCommand,
  all: CarriedRecords,
  registers: Registers,
  order: ReportOrder,
): ReportInput | null {
  const { say, err } = terminal
  const records = livingRecords(all)
  const assessment = theOneMeant(terminal, file, records.all('assessments'), id, registers.municipalities)
  if (!assessment) return null
  const name = assessmentName(terminal, registers.municipalities, assessment)
  const questionnaireOf = keptQuestionnaires(all)
  const questionnaire = questionnaireOf(assessment.questionnaire.sha256)
  const source = questionnaire && reportSource(records, assessment, questionnaire, questionnaireOf)
  if (source && gathered([all]).conflicts.some(({ assessmentId }) => assessmentId === assessment.id))
    err(`${file}: ${say('terminal.conflictHere', { name })}`)
  if (source) return reportInputOf(source, registers, order)
  err(`${file}: ${say(questionnaire ? 'terminal.noSheet' : 'terminal.noQuestionnaire', { name })}`)
  return null
}

function theOneMeant(
  terminal: Terminal,
  file: string,
  assessments: readonly Assessment[],
  id: string | null,
  register: MunicipalityRegister,
): Assessment | null {
  const { say, err } = terminal
  const meant = id === null ? assessments : assessments.filter((assessment) => assessment.id === id)
  const [first, ...more] = meant
  if (first && more.length === 0) return first
  if (assessments.length === 0) err(`${file}: ${say('terminal.noAssessment')}`)
  else
    err(
      `${file}: ${first ? say('terminal.whichAssessment') : say('terminal.noSuchAssessment', { id: id ?? '' })}`,
    )
  for (const assessment of assessments) err(`  ${assessmentName(terminal, register, assessment)}`)
  return null
}
