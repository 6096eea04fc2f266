import * as z from 'zod/mini'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readJsonFile } from './read-questionnaire'

const fingerprintsSchema = z.record(
  z.string().check(z.regex(/^[^/]+\/[^/]+$/)),
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
)

/** The fingerprints of published questionnaires, by `<id>/<version>`. */
export type Fingerprints = Readonly<Record<string, string>>

/** Reads the fingerprints; none where there is no file yet, null where there is one that is not what it should be. */
export function readFingerprints(path: string): Fingerprints | null {
  const file = readJsonFile(path)
  if (file.state === 'unreadable' && file.reason === 'missing') return {}
  if (file.state !== 'read') return null
  return fingerprintsSchema.safeParse(file.document).data ?? null
}

/** The text of the file of fingerprints, sorted by their keys. */
export function fingerprintsText(fingerprints: Fingerprints): string {
  const sorted = Object.entries(fingerprints).sort(([a], [b]) => (a < b ? -1 : 1))
  return jsonText(Object.fromEntries(sorted))
}

/** A document as the files of questionnaires are written: two spaces, a line break at the end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Writes a file whole or not at all. Throws the error of the file system. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    const file = openSync(draft, 'wx')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
