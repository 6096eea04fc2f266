import { openAsBlob, statSync } from 'node:fs'
import type { CarriedRecords } from '@/domain/records/registry'
import { openKibeFile } from '@/exchange/open-kibe-file'
import type { Refusal } from '@/exchange/refusal'
import type { ExitCode } from './check'
import { unreadableReason, type Unreadable } from './read-questionnaire'
import type { Terminal } from './terminal'

/** The records of a `.kibe` file, or why there are none. */
export type KibeRecords =
  | { readonly state: 'unreadable'; readonly reason: Unreadable }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'read'; readonly records: CarriedRecords }

/** Reads and checks a `.kibe` file as the app does. Nobody is asked for a passphrase. */
export async function readKibeFile(path: string): Promise<KibeRecords> {
  const blob = await blobAt(path)
  if (!(blob instanceof Blob)) return blob
  const opened = await openKibeFile(blob)
  if (!opened.ok) return { state: 'refused', refusal: opened.error }
  return { state: 'read', records: opened.value.records }
}

/** Not read yet: a file may hold hundreds of megabytes of photos. */
async function blobAt(path: string): Promise<Blob | Extract<KibeRecords, { state: 'unreadable' }>> {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return { state: 'unreadable', reason: stats.isDirectory() ? 'folder' : 'failed' }
    return await openAsBlob(path)
  } catch (error) {
    return { state: 'unreadable', reason: unreadableReason(error) }
  }
}

/** Says why a file gives no records. The exit code: 1 where a passphrase locks it, 2 where it cannot be read. */
export function sayNoRecords(
  { say, err }: Terminal,
  file: Exclude<KibeRecords, { state: 'read' }>,
  name: string,
): ExitCode {
  if (file.state === 'unreadable') {
    err(`${name}: ${say(`terminal.unreadable.${file.reason}`)}`)
    return 2
  }
  const { code, params } = file.refusal
  err(`${name}: ${code === 'encrypted' ? say('terminal.locked') : say(`storage.refusal.${code}`, params)}`)
  return code === 'encrypted' ? 1 : 2
}
