import { expect, it } from 'vitest'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { makeVerifiedBackup } from '@/exchange/verified-backup'
import { fullRecords } from '../fixtures/records'
import { origin, plainBackup, sourceOf } from './hand-made'

it.each([null, 'საიდუმლო ფრაზა'])(
  'a real browser writes a file, reads it back and opens its attachments (passphrase: %s)',
  async (passphrase) => {
    const options = { ...plainBackup, passphrase }
    const backup = await makeVerifiedBackup(sourceOf(fullRecords), origin, options)
    if (!backup.ok) throw new Error(JSON.stringify(backup.error))
    // As it is after it was saved and chosen again.
    const file = new File([backup.value.file], 'kibe.kibe')
    const opened = await openKibeFile(file, { passphrase })
    if (!opened.ok) throw new Error(opened.error.code)
    for (const { id, bytes } of fullRecords.attachments) {
      expect(await opened.value.attachment(id)).toEqual({ ok: true, value: bytes })
    }
  },
)
