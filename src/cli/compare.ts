import { resolve } from 'node:path'
import { compare as compareAll } from '@/domain/comparison/compare'
import type { CarriedRecords } from '@/domain/records/registry'
import type { Instant } from '@/domain/shared/units'
import type { ComparisonInput } from '@/reporting/comparison/comparison-input'
import { candidatesOf } from '@/reporting/from-records/candidates'
import { comparisonInputOf, withoutNames } from '@/reporting/from-records/comparison-source'
import { gathered } from '@/reporting/from-records/gathered-records'
import { livingRecords } from '@/reporting/from-records/living-records'
import type { Registers } from '@/reporting/from-records/report-input'
import type { ExitCode } from './check'
import { chosenWaves } from './chosen-waves'
import { comparisonFiles } from './comparison-files'
import { keptQuestionnaires } from './kept-questionnaires'
import type { CompareCommand } from './paper-commands'
import type { Place } from './place'
import { makingPaper, putInPlace } from './put-in-place'
import { readKibeFile, sayNoRecords } from './read-kibe-file'
import { readRegisters } from './registers'
import { sayConflicts, sayLeftOut, type Telling } from './say-left-out'
import { shuffledCodes } from './shuffled-codes'
import type { Terminal } from './terminal'

/**
 * Compares the assessments in some files, brought together as a device would that opened all of them, and writes the
 * papers that were asked for. What is left out is said. 1 where they cannot be compared, or files contradict each other; 2
 * where something cannot be read or written.
 */
export async function compare(terminal: Terminal, command: CompareCommand, place: Place): Promise<ExitCode> {
  const files = await readAll(terminal, command.files, place)
  if (!Array.isArray(files)) return files
  const registers = readRegisters(place.root)
  const telling: Telling = { terminal, register: registers.municipalities }
  const set = gathered(files)
  if (sayConflicts(telling, set)) return 1
  const input = await inputOf(telling, command, set.records, registers, place)
  if (!input) return 1
  return makingPaper(terminal, async () => {
    const made = await comparisonFiles(input, set.records, command, place)
    return putInPlace(terminal, place, command.files, made)
  })
}

/** The records of each file, or the exit code of the worst of those that cannot be used, of which all are named. */
async function readAll(
  terminal: Terminal,
  names: readonly string[],
  { folder }: Place,
): Promise<CarriedRecords[] | ExitCode> {
  const records: CarriedRecords[] = []
  const codes: ExitCode[] = []
  for (const name of names) {
    const file = await readKibeFile(resolve(folder, name))
    if (file.state === 'read') records.push(file.records)
    else codes.push(sayNoRecords(terminal, file, name))
  }
  if (codes.length === 0) return records
  return codes.includes(2) ? 2 : 1
}

/** Null where it is said why nothing can be compared. */
async function inputOf(
  telling: Telling,
  command: CompareCommand,
  records: CarriedRecords,
  { municipalities }: Registers,
  { madeAt }: Place,
): Promise<ComparisonInput | null> {
  const { lang: language, isRanked, isAnonymous, group, questionnaire } = command
  const questionnaireOf = keptQuestionnaires(records)
  const found = candidatesOf(livingRecords(records), questionnaireOf, municipalities)
  const comparison = compareAll(found.candidates, questionnaire ?? undefined)
  await sayLeftOut(telling, found, comparison)
  const waves = comparison && chosenWaves(telling.terminal, comparison, command)
  if (!comparison) telling.terminal.err(telling.terminal.say('terminal.tooFew'))
  if (!comparison || !waves) return null
  const generatedAt = (madeAt ?? new Date()).toISOString() as Instant
  const order = { ...waves, language, isRanked, group, generatedAt }
  const input = comparisonInputOf(comparison, records, questionnaireOf, municipalities.regions, order)
  return isAnonymous ? withoutNames(input, shuffledCodes(comparison)) : input
}
