import { fakeStorage, rawRows } from '../support/fake-storage'
import { expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { createContentLibrary, type ContentLibrary } from '@/parts/content-library'
import { aQuestionnaire } from '../support/questionnaires'

const document = aQuestionnaire()
const sha256 = fingerprint(document)
const identity = { id: document.id, version: document.version, sha256 }

async function kept() {
  const { storage, databaseName } = await fakeStorage()
  await storage.questionnaires.keep(document, identity)
  const offline = () => Promise.reject(new Error('offline'))
  return {
    libraryOf: (build: string | null): ContentLibrary => createContentLibrary(storage, offline, build),
    /** How often the document itself is asked for. */
    asked: vi.spyOn(storage.questionnaires, 'get'),
    copies: async () => (await rawRows(databaseName))['settings'] ?? [],
  }
}

it('is checked once by each build, which from then on uses what it was found to be', async () => {
  const { libraryOf, asked, copies } = await kept()
  const first = await libraryOf('build 1').keptQuestionnaire(sha256)
  await vi.waitFor(async () => expect(await copies()).toHaveLength(1))
  expect(await libraryOf('build 1').keptQuestionnaire(sha256)).toEqual(first)
  expect(asked).toHaveBeenCalledTimes(1)
  await libraryOf('build 2').keptQuestionnaire(sha256)
  expect(asked).toHaveBeenCalledTimes(2)
})

it('is checked at every start by a build without a name, which keeps no copy', async () => {
  const { libraryOf, asked, copies } = await kept()
  await libraryOf(null).keptQuestionnaire(sha256)
  await libraryOf(null).keptQuestionnaire(sha256)
  expect(asked).toHaveBeenCalledTimes(2)
  expect(await copies()).toEqual([])
})
