import { describe, expect, it } from 'vitest'
import type { AllRecords } from '@/domain/records/registry'
import { makeVerifiedBackup, verifyBackup } from '@/exchange/verified-backup'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { fullRecords } from '../fixtures/records'

const origin = { appVersion: '0.1.0', createdAt: '2026-03-01T12:00:00Z' }
const [answer, ...otherAnswers] = fullRecords.answers
if (!answer) throw new Error('the fixture has one')
const edited: AllRecords = {
  ...fullRecords,
  answers: [{ ...answer, content: { ...answer.content, note: 'edited since' } }, ...otherAnswers],
}

describe('a verified backup', () => {
  it('says how many records of each kind it holds', () => {
    const backup = makeVerifiedBackup(fullRecords, origin)
    expect(backup).toMatchObject({
      ok: true,
      value: { counts: { assessments: 2, answers: 4, revisions: 1, attachments: 2, questionnaires: 1 } },
    })
    const bytes = backup.ok ? backup.value.bytes : new Uint8Array(0)
    expect(verifyBackup(bytes, fullRecords)).toMatchObject({ ok: true })
  })

  it.each<[string, AllRecords, AllRecords]>([
    ['was edited after it', fullRecords, edited],
    ['is missing in it', { ...fullRecords, answers: otherAnswers }, fullRecords],
    ['is only in it', fullRecords, { ...fullRecords, answers: otherAnswers }],
  ])('does not verify when a record %s, and names the record', (_, written, stored) => {
    expect(verifyBackup(writeKibeFile(written, origin), stored)).toEqual({
      ok: false,
      error: { reason: 'differs', differences: [{ kind: 'answers', id: answer.id }] },
    })
  })

  it('is not made of records that could not be read back', () => {
    const [attachment] = fullRecords.attachments
    if (!attachment) throw new Error('the fixture has one')
    const decayed = { ...attachment, bytes: attachment.bytes.slice().fill(0) }
    expect(makeVerifiedBackup({ ...fullRecords, attachments: [decayed] }, origin)).toEqual({
      ok: false,
      error: {
        reason: 'refused',
        refusal: { code: 'altered', params: { path: `attachments/${attachment.id}` } },
      },
    })
  })
})
