import { loseAnswer } from '../support/connection-faults'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage, mendFaults, putRaw, rawRows } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

const document = (text: string) => ({ id: 'roads', version: '1.0.0', text })
const identityOf = (content: object) => ({ id: 'roads', version: '1.0.0', sha256: fingerprint(content) })
const first = document('first')
const identity = identityOf(first)

async function withFirst() {
  const opened = await fakeStorage()
  await opened.storage.questionnaires.keep(first, identity)
  return opened
}
const begin = (storage: OpenedStorage) =>
  storage.assessments.begin({ ...newAssessment, questionnaire: identity })

describe('a questionnaire from elsewhere', () => {
  it('is kept, and named by its fingerprint', async () => {
    const { storage } = await fakeStorage()
    expect(await storage.questionnaires.add(first, identity)).toBe('added')
    expect(await storage.questionnaires.hashes()).toEqual([identity.sha256])
    expect((await storage.questionnaires.get(identity.sha256))?.document).toEqual(first)
  })

  it('is there already when the very same is kept, and nothing changes', async () => {
    const { storage, databaseName } = await withFirst()
    const before = await rawRows(databaseName)
    expect(await storage.questionnaires.add(first, identity)).toBe('there')
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('is refused when one of its id and version has other content, and nothing is stored', async () => {
    const { storage, databaseName } = await withFirst()
    const before = await rawRows(databaseName)
    const other = document('other')
    expect(await storage.questionnaires.add(other, identityOf(other))).toBe('otherContent')
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('is kept beside another version, and beside another questionnaire of the same version', async () => {
    const { storage } = await withFirst()
    const later = { ...first, version: '1.0.1' }
    const other = { ...first, id: 'water' }
    expect(await storage.questionnaires.add(later, { ...identityOf(later), version: '1.0.1' })).toBe('added')
    expect(await storage.questionnaires.add(other, { ...identityOf(other), id: 'water' })).toBe('added')
    expect(await storage.questionnaires.hashes()).toHaveLength(3)
  })

  it('is refused under a fingerprint that is not its own', async () => {
    const { storage } = await fakeStorage()
    const adding = storage.questionnaires.add(document('other'), identity)
    await expect(adding).rejects.toMatchObject({ failure: 'invalid' })
    expect(await storage.questionnaires.hashes()).toEqual([])
  })

  it('is added once when the connection is lost on the way', async () => {
    const { storage } = await fakeStorage()
    loseAnswer()
    expect(await storage.questionnaires.add(first, identity)).toBe('added')
    expect(await storage.questionnaires.list()).toHaveLength(1)
  })
})

describe('removing a questionnaire', () => {
  it('takes away one that no assessment uses; what was removed can be kept again', async () => {
    const { storage } = await withFirst()
    const removed = await storage.questionnaires.remove(identity.sha256)
    expect(await storage.questionnaires.hashes()).toEqual([])
    await storage.questionnaires.keep(removed?.document, identity)
    expect((await storage.questionnaires.get(identity.sha256))?.document).toEqual(first)
  })

  it('takes away what this device has noted of it as well', async () => {
    const { storage } = await withFirst()
    await storage.settings.set(`checked/${identity.sha256}`, { build: 'x' })
    await storage.questionnaires.remove(identity.sha256)
    expect(await storage.settings.get(`checked/${identity.sha256}`)).toBeUndefined()
  })

  it('leaves one that an assessment uses, also one in the bin', async () => {
    const { storage } = await withFirst()
    const { assessment } = await begin(storage)
    expect(await storage.questionnaires.remove(identity.sha256)).toBeNull()
    await storage.assessments.remove(assessment.id)
    expect(await storage.questionnaires.remove(identity.sha256)).toBeNull()
    expect(await storage.questionnaires.hashes()).toEqual([identity.sha256])
  })

  it('leaves one that only a version beside an assessment was begun with', async () => {
    const { storage, databaseName } = await withFirst()
    const record = { questionnaire: identity }
    await putRaw(databaseName, 'siblings', { id: 'assessments/a/b', kind: 'assessments', record })
    expect(await storage.questionnaires.remove(identity.sha256)).toBeNull()
  })

  it('is possible again once the last assessment was deleted for good', async () => {
    const { storage } = await withFirst()
    const { assessment } = await begin(storage)
    await storage.assessments.remove(assessment.id)
    await storage.bin.purge({ kind: 'assessments', id: assessment.id })
    expect(await storage.questionnaires.remove(identity.sha256)).not.toBeNull()
    expect(await storage.questionnaires.hashes()).toEqual([])
  })

  it('of one that is not there throws that it is missing', async () => {
    const { storage } = await fakeStorage()
    const removing = storage.questionnaires.remove(identity.sha256)
    await expect(removing).rejects.toMatchObject({ failure: 'missing' })
  })

  it('gives what was removed also when the connection is lost on the way', async () => {
    const { storage } = await withFirst()
    loseAnswer()
    expect((await storage.questionnaires.remove(identity.sha256))?.document).toEqual(first)
    expect(await storage.questionnaires.hashes()).toEqual([])
  })
})
