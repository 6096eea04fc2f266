import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** A file that is to be written. */
export interface Output {
  /** Whole path. */
  readonly path: string
  readonly content: string | Uint8Array
  /** Whether its folder is made where it is missing. */
  readonly makesFolder?: boolean
}

/**
 * Writes all of these files, or none: each is complete beside its place before the first is put there, so what stood there
 * stays until then. Throws the error of the file system.
 */
export function writeAllWhole(outputs: readonly Output[]): void {
  const traces: string[] = []
  try {
    const drafts = outputs.map((output) => written(output, traces))
    for (const { path } of outputs) refuseFolder(path)
    drafts.forEach((draft, place) => renameSync(draft, outputs[place]?.path ?? draft))
  } catch (error) {
    for (const trace of traces) rmSync(trace, { recursive: true, force: true })
    throw error
  }
}

/** Writes a file whole or not at all. Throws the error of the file system. */
export function writeWhole(path: string, content: string): void {
  writeAllWhole([{ path, content }])
}

/** Writes beside its place; `traces` is told what has to go again if anything fails. */
function written({ path, content, makesFolder = false }: Output, traces: string[]): string {
  const made = makesFolder ? mkdirSync(dirname(path), { recursive: true }) : undefined
  if (made !== undefined) traces.push(made)
  const draft = `${path}.${process.pid}.tmp`
  const file = openSync(draft, 'wx')
  traces.push(draft)
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return draft
}

/** Nothing can be put in the place of a folder, and that must be known before anything else is put in its place. */
function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`EISDIR: '${path}' is a directory`)
}
