import type { Finding } from '@/domain/questionnaire/finding'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { compareVersions } from '@/domain/questionnaire/identity'
import type { IndexEntry, IndexFile } from '@/domain/questionnaire/index-file'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import { summaryOf } from '@/domain/questionnaire/summary'
import { parseMechanismRegister, parseMunicipalityRegister } from '@/domain/registers/parse'
import type { Result } from '@/domain/shared/result'
import type { ContentFile } from './questionnaire-index.ts'

export { questionnaireJsonSchema } from '@/domain/questionnaire/json-schema'

const REGISTERS: Readonly<Record<string, (document: unknown) => Result<unknown, Finding[]>>> = {
  'registers/municipalities.json': parseMunicipalityRegister,
  'registers/mechanisms.json': parseMechanismRegister,
}

/**
 * The index of the questionnaires among these files. Throws an error that lists everything wrong in all of them, with
 * file, place and code: for whoever builds, not for people who use Kibe.
 */
export function indexOf(files: readonly ContentFile[]): IndexFile {
  const problems: string[] = []
  const questionnaires = files.flatMap((file) => {
    try {
      return entryOf(file)
    } catch (error) {
      problems.push(`${file.path}: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  })
  if (problems.length > 0) throw new Error(`Wrong in questionnaires:\n${problems.join('\n')}`)
  questionnaires.sort((a, b) =>
    a.id === b.id ? compareVersions(b.version, a.version) : a.id < b.id ? -1 : 1,
  )
  return { formatVersion: '1', questionnaires }
}

/** The file's entry in the index; none for a register. */
function entryOf({ path, bytes }: ContentFile): IndexEntry[] {
  const read = readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (!read.ok) throw new Error(inOneLine(read.error))
  const document = read.value
  if (path.startsWith('registers/')) {
    valueOf(REGISTERS[path]?.(document) ?? { ok: false, error: [] })
    return []
  }
  const questionnaire = valueOf(parseQuestionnaire(document))
  const { id, version } = questionnaire
  if (path !== `${id}/${version}.json`)
    throw new Error(`must be named ${id}/${version}.json, as it says itself`)
  const summary = summaryOf(questionnaire, { size: bytes.length, sha256: fingerprint(document) })
  return [{ ...summary, path }]
}

function valueOf<T>(result: Result<T, Finding[]>): T {
  if (result.ok) return result.value
  throw new Error(result.error.map(inOneLine).join('\n  ') || 'is no register that Kibe knows')
}

function inOneLine({ path, code, params }: Finding): string {
  return `${path} ${code} ${JSON.stringify(params)}`.trim()
}
