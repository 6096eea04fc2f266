import { expect, test } from 'vitest'
import { forgetDrafts } from '@/app/forget-drafts'
import { fakeStorage } from '../support/fake-storage'
import { heldWords } from '../support/held-words'
import { newWorkshop, practice } from '../support/storage-parts'

async function aWorkshop() {
  const { storage } = await fakeStorage()
  const begin = async () => {
    const { assessment } = await storage.workshops.begin({ assessment: practice, workshop: newWorkshop })
    return assessment.id
  }
  return { storage, ids: [await begin(), await begin()] as const }
}

const keysOf = (id: string) => [
  `discuss/decision/${id}/I`,
  `discuss/proposal/${id}`,
  `collect/hands/${id}/I/1`,
  `points/${id}/2718`,
  `projector/${id}`,
]

test('what was typed in a workshop goes with it: kept in the bin, gone once it is deleted for good', async () => {
  const {
    storage,
    ids: [deleted, other],
  } = await aWorkshop()
  const words = heldWords()
  const foreign = ['0000-sheet/ITEM', 'evidence/x/new']
  for (const key of [...keysOf(deleted), ...keysOf(other), ...foreign]) words.put(key, 'typed')
  await storage.assessments.remove(deleted)
  await forgetDrafts(storage, words)
  expect(words.under('').size).toBe(12)
  await storage.bin.purge({ kind: 'assessments', id: deleted })
  await forgetDrafts(storage, words)
  expect([...words.under('').keys()].sort()).toEqual([...keysOf(other), ...foreign].sort())
})

test('where storage cannot be read nothing is forgotten', async () => {
  const words = heldWords()
  for (const key of keysOf('00000000-0000-4000-8000-000000000001')) words.put(key, 'typed')
  const fails = () => Promise.reject(new Error('closed'))
  const storage = (await aWorkshop()).storage
  await expect(forgetDrafts({ ...storage, bin: { ...storage.bin, list: fails } }, words)).rejects.toThrow()
  expect(words.under('').size).toBe(5)
})
