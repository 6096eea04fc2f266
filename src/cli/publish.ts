import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { PATTERNS } from '@/domain/questionnaire/format-1-parts'
import { compareVersions } from '@/domain/questionnaire/identity'
import type { ExitCode } from './check'
import { fingerprintsText, jsonText, readFingerprints } from './fingerprints-file'
import { readQuestionnaire } from './read-questionnaire'
import { sayComparison } from './say-comparison'
import { sayUnusable } from './say-findings'
import type { Terminal } from './terminal'
import { writeWhole } from './write-files'

/** Why a sound file is not published; its sentence is `terminal.refused.<code>` in the locales. */
type Refusal = 'notDraft' | 'wrongPlace' | 'brokenList' | 'otherContent'

/**
 * Freezes a draft: it becomes published on `date` (`YYYY-MM-DD`), and its fingerprint is recorded in
 * `fingerprints.json` of the content folder. Refused, in words and with nothing written, where the check finds
 * something, the file is no draft or lies elsewhere than `<id>/<version>.json`, the version has been published with
 * another content, or has grown too little since the one before it.
 */
export function publish(terminal: Terminal, name: string, folder: string, date: string): ExitCode {
  const path = resolve(folder, name)
  const file = readQuestionnaire(path)
  if (file.state !== 'sound') return sayUnusable(terminal, file, name, false)
  const { id, version, status } = file.questionnaire
  const refuse = (code: Refusal): ExitCode => {
    terminal.out(terminal.say(`terminal.refused.${code}`, { id, version }))
    return 1
  }
  if (status !== 'draft') return refuse('notDraft')
  const content = contentFolderOf(path, id, version)
  if (content === null) return refuse('wrongPlace')
  const list = join(content, 'fingerprints.json')
  const recorded = readFingerprints(list)
  if (recorded === null) return refuse('brokenList')
  const published = { ...file.document, status: 'published', published: date }
  const sha256 = fingerprint(published)
  const key = `${id}/${version}`
  if ((recorded[key] ?? sha256) !== sha256) return refuse('otherContent')
  const before = isGrownEnough(terminal, path, file.questionnaire)
  if (before !== 0) return before
  try {
    // The record first: should the second not be written, the same command can be given again.
    writeWhole(list, fingerprintsText({ ...recorded, [key]: sha256 }))
    writeWhole(path, jsonText(published))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    terminal.err(terminal.say('terminal.notWritten', { reason }))
    return 2
  }
  terminal.out(terminal.say('terminal.published', { id, version, date }))
  terminal.out(`  ${terminal.say('terminal.fingerprint', { sha256 })}`)
  return 0
}

/** The content folder that a file lies in as it should; null where it does not. */
function contentFolderOf(path: string, id: string, version: string): string | null {
  const folder = dirname(path)
  const content = dirname(folder)
  const isInPlace = basename(folder) === id && basename(path) === `${version}.json`
  // What lies there is served by nobody.
  return isInPlace && basename(content) !== 'drafts' ? content : null
}

/** Compares with the version before it in the same folder; 0 where there is none, or it has grown enough since. */
function isGrownEnough(terminal: Terminal, path: string, questionnaire: Questionnaire): ExitCode {
  const folder = dirname(path)
  const [latest] = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter(
      (version) => PATTERNS.badVersion.test(version) && compareVersions(version, questionnaire.version) < 0,
    )
    .sort((a, b) => compareVersions(b, a))
  if (latest === undefined) return 0
  const name = `${latest}.json`
  const earlier = readQuestionnaire(join(folder, name))
  if (earlier.state !== 'sound') return sayUnusable(terminal, earlier, name, true)
  return sayComparison(terminal, earlier.questionnaire, questionnaire) ? 0 : 1
}
