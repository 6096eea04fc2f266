import type { AllRecords } from '@/domain/records/registry'
import { makeBackup } from '@/workers/kibe-file'
import type { ChosenFile, KibeFileResults } from '@/workers/kibe-file-protocol'
import { entriesOf, origin, written } from '../exchange/hand-made'
import { restoreAll } from './carried-records'
import { KibeFileThread, toolsOn } from './kibe-file-thread'

/** For those who do not listen. */
export const unheard = (): void => undefined

/** Starts workers on one device. */
export function on(databaseName: string): <K extends keyof KibeFileResults>() => KibeFileThread<K> {
  return () => new KibeFileThread(toolsOn(databaseName))
}

/** The database of a device on which these records are stored. */
export async function deviceWith(records: AllRecords): Promise<string> {
  const databaseName = `test-${crypto.randomUUID()}`
  const storage = await toolsOn(databaseName).open()
  await restoreAll(storage, records)
  storage.close()
  return databaseName
}

/** A file as a person chooses it. */
export function chosen(content: BlobPart, name = 'a.kibe', passphrase: string | null = null): ChosenFile {
  return { file: new File([content], name), passphrase, folder: null }
}

/** A file of these records as a person chooses it. */
export async function chosenFileOf(records: AllRecords, name?: string): Promise<ChosenFile> {
  return chosen(await written(records), name)
}

/** A backup made on a device. */
export async function backupOf(databaseName: string, passphrase: string | null = null): Promise<Blob> {
  const made = await makeBackup({ origin, passphrase }, unheard, on(databaseName)).done
  if (!made.ok) throw new Error(made.error.reason)
  return made.value.file
}

/** What two files of the same records have in common to the last byte: all but the manifest, whose time differs. */
export async function recordEntries(file: Blob): Promise<Record<string, string>> {
  const entries = Object.entries(entriesOf(new Uint8Array(await file.arrayBuffer())))
  return Object.fromEntries(
    entries
      .filter(([path]) => path !== 'manifest.json')
      .map(([path, bytes]) => [path, new TextDecoder('latin1').decode(bytes)]),
  )
}
