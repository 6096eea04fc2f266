import { describe, expect, it } from 'vitest'
import type { AllRecords } from '@/domain/records/registry'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { makeVerifiedBackup, verifyBackup } from '@/exchange/verified-backup'
import type { KibeSource } from '@/exchange/write-kibe-file'
import { fullRecords } from '../fixtures/records'
import { LostBytes, origin, plainBackup, sourceOf, written } from './hand-made'

const open = { passphrase: null }
const [answer, ...otherAnswers] = fullRecords.answers
const [attachment] = fullRecords.attachments
if (!answer || !attachment) throw new Error('the fixture has one')
const edited: AllRecords = {
  ...fullRecords,
  answers: [{ ...answer, content: { ...answer.content, note: 'edited since' } }, ...otherAnswers],
}

/** The source with something else in place of the bytes of one attachment. */
function withBytes(of: string, give: () => Promise<Uint8Array<ArrayBuffer>>): KibeSource {
  const { records, bytesOf } = sourceOf(fullRecords)
  return { records, bytesOf: (sha256) => (sha256 === of ? give() : bytesOf(sha256)) }
}

describe('a verified backup', () => {
  it('says how many records of each kind it holds', async () => {
    const backup = await makeVerifiedBackup(sourceOf(fullRecords), origin, plainBackup)
    if (!backup.ok) throw new Error(backup.error.reason)
    expect(backup.value.counts).toMatchObject({ assessments: 2, answers: 4, attachments: 2, siblings: 2 })
    expect(backup.value.leftOut).toEqual([])
    expect(await verifyBackup(backup.value.file, fullRecords, open)).toMatchObject({ ok: true })
  })

  it('with a passphrase is read back with it', async () => {
    const options = { ...plainBackup, passphrase: 'კიბე და კიბე' }
    const backup = await makeVerifiedBackup(sourceOf(fullRecords), origin, options)
    if (!backup.ok) throw new Error(backup.error.reason)
    expect(await verifyBackup(backup.value.file, fullRecords, options)).toMatchObject({ ok: true })
    expect(await verifyBackup(backup.value.file, fullRecords, open)).toEqual({
      ok: false,
      error: { reason: 'refused', refusal: { code: 'encrypted', params: {} } },
    })
  })

  it.each<[string, AllRecords, AllRecords]>([
    ['was edited after it', fullRecords, edited],
    ['is missing in it', { ...fullRecords, answers: otherAnswers }, fullRecords],
    ['is only in it', fullRecords, { ...fullRecords, answers: otherAnswers }],
  ])('does not verify when a record %s, and names the record', async (_, inFile, stored) => {
    expect(await verifyBackup(new Blob([await written(inFile)]), stored, open)).toEqual({
      ok: false,
      error: { reason: 'differs', differences: [{ kind: 'answers', id: answer.id }] },
    })
  })

  it('does not verify when an attachment is missing in it, and names it', async () => {
    const attachments = fullRecords.attachments.slice(1)
    const file = new Blob([await written({ ...fullRecords, attachments })])
    expect(await verifyBackup(file, fullRecords, open)).toEqual({
      ok: false,
      error: { reason: 'differs', differences: [{ kind: 'attachments', id: attachment.id }] },
    })
  })
})

describe('an attachment whose bytes are lost', () => {
  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>]>([
    ['not there', () => Promise.reject(new LostBytes('missing'))],
    ['damaged', () => Promise.reject(new LostBytes('damaged'))],
    ['not what their hash says', () => Promise.resolve(new Uint8Array(attachment.size))],
  ])('(%s) does not hinder the backup: it is left out and said', async (_, give) => {
    const backup = await makeVerifiedBackup(withBytes(attachment.id, give), origin, plainBackup)
    if (!backup.ok) throw new Error(backup.error.reason)
    expect(backup.value.leftOut).toEqual([attachment.id])
    expect(backup.value.counts).toMatchObject({ attachments: 1, evidence: 3 })
    const opened = await openKibeFile(backup.value.file)
    if (!opened.ok) throw new Error(opened.error.code)
    const evidence = fullRecords.evidence.find((piece) => piece.attachment?.sha256 === attachment.id)
    expect(opened.value.records.evidence).toContainEqual(evidence)
    expect(opened.value.dangling).toEqual([
      { kind: 'evidence', id: evidence?.id, missingKind: 'attachments', missingId: attachment.id },
    ])
  })

  it('because storage failed otherwise stops the backup', async () => {
    const source = withBytes(attachment.id, () => Promise.reject(new LostBytes('closed')))
    await expect(makeVerifiedBackup(source, origin, plainBackup)).rejects.toThrow('closed')
  })
})
