import { freshName, rawRows } from '../support/fake-storage'
import { expect, it } from 'vitest'
import { importFiles, openFiles, restoreFile } from '@/workers/kibe-file'
import type { ChosenFile } from '@/workers/kibe-file-protocol'
import { mutatedFiles } from '../exchange/fuzz'
import { fullRecords } from '../fixtures/records'
import { chosen, deviceWith, on, unheard } from '../support/kibe-file-device'
import { toolsOn } from '../support/kibe-file-thread'

const FILES = 500
const AT_ONCE = 50

/** Mutated files, so many at a time; each has a name of its own. */
async function* batches(): AsyncGenerator<ChosenFile[]> {
  let batch: ChosenFile[] = []
  let number = 0
  for await (const { file, passphrase, how } of mutatedFiles(20_260_301, FILES)) {
    batch.push(chosen(file, `${(number += 1)}: ${how}`, passphrase))
    if (batch.length === AT_ONCE) {
      yield batch
      batch = []
    }
  }
}

it('500 mutated files are opened, refused or taken over without a breakdown, and opening them changes nothing', async () => {
  const device = await deviceWith(fullRecords)
  const before = await rawRows(device)
  const counts = { refused: 0, read: 0 }
  for await (const batch of batches()) {
    const opened = await openFiles(batch, unheard, unheard, on(device)).done
    if (!opened.ok) throw new Error(opened.error.reason)
    const refused = new Set(opened.value.refused.map(({ name }) => name))
    const [bad] = batch.filter(({ file }) => refused.has(file.name))
    const sound = batch.filter(({ file }) => !refused.has(file.name))
    counts.refused += refused.size
    counts.read += sound.length
    if (!bad) throw new Error('of so many files some are refused')
    const importing = importFiles({ files: [...sound.slice(0, 1), bad], choices: [] }, unheard, on(device))
    expect(await importing.done).toMatchObject({ ok: false, error: { name: bad.file.name } })
    expect(await restoreFile(bad, unheard, on(device)).done).toMatchObject({ ok: false })
    expect(await takenOver(sound)).toEqual([])
  }
  expect(await rawRows(device)).toEqual(before)
  expect(counts.refused).toBeGreaterThan(300)
  expect(counts.read).toBeGreaterThan(10)
}, 240_000)

/** What cannot be read on an empty device once these files were imported there, and then the first restored. */
async function takenOver(files: readonly ChosenFile[]): Promise<readonly unknown[]> {
  const device = freshName()
  const imported = await importFiles({ files, choices: [] }, unheard, on(device)).done
  expect(imported).toMatchObject({ ok: true })
  for (const first of files.slice(0, 1)) {
    expect(await restoreFile(first, unheard, on(device)).done).toMatchObject({ ok: true })
  }
  const storage = await toolsOn(device).open()
  const damaged = await storage.damaged()
  storage.close()
  return damaged
}
