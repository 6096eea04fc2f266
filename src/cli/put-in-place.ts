import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UncoveredCharactersError } from '@/reporting/pdf/printable'
import type { ExitCode } from './check'
import type { Place } from './place'
import type { Terminal } from './terminal'
import { writeAllWhole, type Output } from './write-files'

/** A file that a command has made. */
export interface MadeFile extends Omit<Output, 'path'> {
  /** As it was given. */
  readonly name: string
}

/** Makes papers; 1 where a text has a character that cannot be printed, which is said. */
export async function makingPaper({ say, err }: Terminal, make: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof UncoveredCharactersError)) throw error
    err(say('terminal.notPrintable', { characters: error.characters.join(', ') }))
    return 1
  }
}

/**
 * Writes all files or none, and says which. 2 where one cannot be written, and where two would be one file or one would
 * take the place of what was read.
 */
export function putInPlace(
  { say, out, err }: Terminal,
  { folder }: Pick<Place, 'folder'>,
  inputs: readonly string[],
  files: readonly MadeFile[],
): ExitCode {
  const taken = new Set(inputs.map((name) => identityOf(resolve(folder, name))))
  for (const { name } of files) {
    const identity = identityOf(resolve(folder, name))
    if (taken.has(identity)) {
      err(say('terminal.taken', { file: name }))
      return 2
    }
    taken.add(identity)
  }
  try {
    writeAllWhole(files.map(({ name, ...file }) => ({ ...file, path: resolve(folder, name) })))
  } catch (error) {
    err(say('terminal.notWritten', { reason: error instanceof Error ? error.message : '' }))
    return 2
  }
  for (const { name } of files) out(say('terminal.written', { file: name }))
  return 0
}

/** The same for every name of a file. */
function identityOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true })
  return stats ? `${stats.dev}/${stats.ino}` : path
}
