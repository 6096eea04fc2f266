import { expect, it } from 'vitest'
import { makeBackup, readBackup } from '@/workers/kibe-file'
import { fullRecords } from '../fixtures/records'

const origin = { appVersion: '1.2.3', createdAt: '2026-02-11T06:30:00Z' }

it('a real worker makes a verified backup, and another reads the same attachments back, byte for byte', async () => {
  const expected = structuredClone(fullRecords.attachments)
  const records = structuredClone(fullRecords)
  const made = await makeBackup(records, origin, () => undefined).done
  if (!made.ok) throw new Error(made.error.reason)
  expect(made.value.file.type).toBe('application/zip')
  const read = await readBackup(made.value.file, () => undefined).done
  if (!read.ok) throw new Error(read.error.code)
  const byId = new Map(read.value.records.attachments.map((attachment) => [attachment.id, attachment]))
  expect(byId).toEqual(new Map(expected.map((attachment) => [attachment.id, attachment])))
})

it('the bytes of attachments are moved to the real worker, not copied', async () => {
  const records = structuredClone(fullRecords)
  await makeBackup(records, origin, () => undefined).done
  expect(records.attachments.map(({ bytes }) => bytes.length)).toEqual(records.attachments.map(() => 0))
})

it('a real worker refuses a file that is no backup', async () => {
  const read = await readBackup(new Blob(['not a backup at all']), () => undefined).done
  expect(read).toMatchObject({ ok: false, error: { code: 'notAZip' } })
})
