import { freshName, rawDatabase, rawRows } from '../support/fake-storage'
import { describe, expect, it } from 'vitest'
import { importFiles, makeBackup, openFiles, restoreFile } from '@/workers/kibe-file'
import type { ChosenFile, MeetingCounts } from '@/workers/kibe-file-protocol'
import { recordsWith } from '../domain/merge/some-records'
import { origin } from '../exchange/hand-made'
import { fullRecords } from '../fixtures/records'
import { chosenFileOf, deviceWith, on, unheard } from '../support/kibe-file-device'
import { toolsOn } from '../support/kibe-file-thread'

async function opened(device: string, file: ChosenFile): Promise<MeetingCounts> {
  const result = await openFiles([file], unheard, unheard, on(device)).done
  if (!result.ok) throw new Error(result.error.reason)
  return result.value.counts
}

async function added(device: string, file: ChosenFile): Promise<MeetingCounts> {
  const result = await importFiles({ files: [file], choices: [] }, unheard, on(device)).done
  if (!result.ok) throw new Error(result.error.reason)
  return result.value.counts
}

/** Loses the bytes of an attachment. */
async function lose(device: string, id: string): Promise<void> {
  const database = await rawDatabase(device)
  const transaction = database.transaction('attachments', 'readwrite')
  transaction.objectStore('attachments').delete(id)
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}

describe('questionnaires in a file', () => {
  it('are new once, and here already from then on', async () => {
    const { questionnaires } = fullRecords
    const file = await chosenFileOf({ ...fullRecords, ...recordsWith({ questionnaires }), attachments: [] })
    const device = freshName()
    expect(await opened(device, file)).toMatchObject({ new: { questionnaires: questionnaires.length } })
    expect(await added(device, file)).toMatchObject({ new: { questionnaires: questionnaires.length } })
    const again = await opened(device, file)
    expect(again).toMatchObject({ new: {}, identical: { questionnaires: questionnaires.length } })
    expect(again.new).toEqual({})
  })
})

describe('attached files in a file', () => {
  it('are new where their bytes were lost here, and come back though no record changes', async () => {
    const device = await deviceWith(fullRecords)
    const file = await chosenFileOf(fullRecords)
    const count = fullRecords.attachments.length
    expect((await opened(device, file)).new).toEqual({})
    const [lost] = fullRecords.attachments
    await lose(device, lost?.id ?? '')
    expect(await opened(device, file)).toMatchObject({
      new: { attachments: 1 },
      identical: { attachments: count - 1 },
    })
    expect((await added(device, file)).new).toEqual({ attachments: 1 })
    expect((await rawRows(device))['attachments']).toHaveLength(count)
  })
})

it('a backup says of a file whose bytes are lost here that it is not in it', async () => {
  const device = await deviceWith(fullRecords)
  await lose(device, fullRecords.attachments[0]?.id ?? '')
  const made = await makeBackup({ origin, passphrase: null }, unheard, on(device)).done
  expect(made).toMatchObject({ ok: true, value: { leftOut: 0, lostFiles: 1 } })
})

it('the file of a restore is the last backup afterwards', async () => {
  const device = freshName()
  expect(await restoreFile(await chosenFileOf(fullRecords), unheard, on(device)).done).toMatchObject({
    ok: true,
  })
  const storage = await toolsOn(device).open()
  expect(await storage.settings.get('lastBackup')).toBe('2026-03-01T12:00:00.000Z')
  storage.close()
})
