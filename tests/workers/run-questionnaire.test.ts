import { describe, expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import { JobCancelled } from '@/workers/job'
import type { QuestionnaireResults } from '@/workers/questionnaire-protocol'
import { addQuestionnaire, readQuestionnaire, summariesOfKept } from '@/workers/questionnaires'
import { edited } from '../domain/questionnaire/edit-document'
import { sampleQuestionnaire } from '../domain/questionnaire/sample-questionnaire'
import { fakeStorage, rawRows } from '../support/fake-storage'
import { QuestionnaireThread } from '../support/questionnaire-thread'

const sample = sampleQuestionnaire()
const sha256 = fingerprint(sample)
const identity = { id: 'sample', version: '1.2.0', sha256 }

async function device() {
  const { storage, databaseName } = await fakeStorage()
  const start = <K extends keyof QuestionnaireResults>() => new QuestionnaireThread<K>(databaseName)
  return {
    storage,
    databaseName,
    add: (content: BlobPart, served: readonly QuestionnaireIdentity[] = []) =>
      addQuestionnaire(new Blob([content]), served, start).done,
    read: (source: Parameters<typeof readQuestionnaire>[0]) => readQuestionnaire(source, start).done,
    summaries: (hashes: readonly string[]) => summariesOfKept(hashes, start).done,
    start,
  }
}
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

describe('adding a file', () => {
  it('keeps the raw document under its fingerprint, and says what it is', async () => {
    const { storage, add } = await device()
    const added = await add(JSON.stringify(sample, null, 3))
    expect(added).toMatchObject({ ok: true, value: { outcome: 'added', summary: { ...identity } } })
    expect((await storage.questionnaires.get(sha256))?.document).toEqual(sample)
  })

  it('takes a byte order mark at the start for nothing', async () => {
    const { add } = await device()
    expect(await add(`\uFEFF${JSON.stringify(sample)}`)).toMatchObject({
      ok: true,
      value: { summary: { sha256 } },
    })
  })

  it('says of the very same that it is there, whether it is kept or offered by the host', async () => {
    const { add } = await device()
    const text = JSON.stringify(sample)
    expect(await add(text, [identity])).toMatchObject({ ok: true, value: { outcome: 'there' } })
    expect(await add(text)).toMatchObject({ ok: true, value: { outcome: 'there' } })
  })

  it.each([
    ['not JSON', 'Dear council', 'notJson'],
    ['JSON of something else', '{"name": "kibe"}', 'notAQuestionnaire'],
    ['nested a hundred thousand times', deep, 'tooDeep'],
    ['with a key given twice', '{"id": 1, "id": 2}', 'duplicateKey'],
    ['with a key that reaches the prototype', '{"__proto__": {"areas": []}}', 'forbiddenKey'],
    ['of a newer format', JSON.stringify({ ...sample, formatVersion: '9' }), 'newerFormat'],
    [
      'with a hole in its bands',
      JSON.stringify(edited(sample, { 'scoring.bands[0].from': 0.1 })),
      'bandsNotFromZero',
    ],
  ])('a file %s is refused with what is wrong, and nothing is stored', async (_, text, code) => {
    const { add, databaseName } = await device()
    const before = await rawRows(databaseName)
    expect(await add(text)).toMatchObject({
      ok: false,
      error: { reason: 'faulty', findings: [{ code }] },
    })
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('a file that is no text in UTF-8 is refused', async () => {
    const { add } = await device()
    expect(await add(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toEqual({
      ok: false,
      error: { reason: 'notUtf8' },
    })
  })

  it('a file that the device cannot read is refused', async () => {
    const { start } = await device()
    const gone = Object.assign(new Blob(['{}']), { arrayBuffer: () => Promise.reject(new Error('gone')) })
    expect(await addQuestionnaire(gone, [], start).done).toEqual({
      ok: false,
      error: { reason: 'unreadable' },
    })
  })

  it('other content under an id and version that the host offers, or that is kept, is refused', async () => {
    const { add, databaseName } = await device()
    const other = JSON.stringify(edited(sample, { 'title.en': 'Another title' }))
    const refused = { ok: false, error: { reason: 'otherContent', id: 'sample', version: '1.2.0' } }
    expect(await add(other, [identity])).toEqual(refused)
    await add(JSON.stringify(sample))
    const before = await rawRows(databaseName)
    expect(await add(other)).toEqual(refused)
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('that is stopped is heard of no more', async () => {
    const { start } = await device()
    const job = addQuestionnaire(new Blob([JSON.stringify(sample)]), [], start)
    job.cancel()
    await expect(job.done).rejects.toBeInstanceOf(JobCancelled)
  })
})

describe('reading a questionnaire', () => {
  it('gives the same from its file and from what is kept', async () => {
    const { storage, read } = await device()
    await storage.questionnaires.keep(sample, identity)
    const kept = await read({ from: 'storage', sha256 })
    expect(kept).toMatchObject({ ok: true, value: { questionnaire: { id: 'sample' }, summary: identity } })
    expect(await read({ from: 'text', sha256, text: JSON.stringify(sample, null, 2) })).toEqual(kept)
  })

  it('tells a changed one, a faulty one and one that is not there apart', async () => {
    const { read } = await device()
    const faulty = edited(sample, { licence: 5 })
    const text = JSON.stringify(faulty)
    expect(await read({ from: 'text', sha256, text })).toMatchObject({
      ok: false,
      error: { reason: 'tampered' },
    })
    expect(await read({ from: 'text', sha256: fingerprint(faulty), text })).toMatchObject({
      ok: false,
      error: { reason: 'invalid', findings: [{ path: 'licence' }] },
    })
    expect(await read({ from: 'storage', sha256 })).toMatchObject({
      ok: false,
      error: { reason: 'notFound' },
    })
  })
})

it('the summaries of what is kept name those that cannot be used, and give the others', async () => {
  const { storage, summaries } = await device()
  const faulty = edited(sample, { id: 'faulty', areas: [] })
  const damaged = fingerprint(faulty)
  await storage.questionnaires.keep(sample, identity)
  await storage.questionnaires.keep(faulty, { id: 'faulty', version: '1.2.0', sha256: damaged })
  const gone = 'c'.repeat(64)
  expect(await summaries([damaged, sha256, gone])).toMatchObject({
    ok: true,
    value: { summaries: [identity], unusable: [damaged, gone] },
  })
})
