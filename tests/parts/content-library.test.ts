import { fakeStorage } from '../support/fake-storage'
import { expect, it } from 'vitest'
import { ContentError, createContentLibrary } from '@/parts/content-library'

async function indexFrom(read: () => Promise<string>): Promise<unknown> {
  const { storage } = await fakeStorage()
  return createContentLibrary(storage, read).index()
}

it.each([
  ['no JSON at all', '<!doctype html><title>404</title>'],
  ['JSON that is cut off', '{"formatVersion":"1","questionnaires":['],
  ['the wrong form', '{"formatVersion":"1","questionnaires":{}}'],
  ['another format', '{"formatVersion":"2","questionnaires":[]}'],
  ['a path that leads out of its folder', index({ path: '../secret.json' })],
  ['a key given twice', '{"formatVersion":"1","formatVersion":"1","questionnaires":[]}'],
])('an index with %s is invalid, which is told apart from unreachable', async (_, text) => {
  const error = await indexFrom(() => Promise.resolve(text)).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ContentError)
  expect(error).toMatchObject({ reason: 'invalid' })
})

it('an index that cannot be fetched is unreachable, and one that is well formed is given', async () => {
  const offline = () => Promise.reject(new TypeError('Failed to fetch'))
  await expect(indexFrom(offline)).rejects.toMatchObject({ reason: 'unreachable' })
  await expect(indexFrom(() => Promise.resolve(index({})))).resolves.toMatchObject({
    questionnaires: [{ path: 'participation/1.0.0.json' }],
  })
})

function index(overrides: object): string {
  const entry = {
    id: 'participation',
    version: '1.0.0',
    status: 'published',
    kind: 'benchmark',
    title: { ka: 'მონაწილეობა' },
    languages: ['ka'],
    path: 'participation/1.0.0.json',
    size: 10,
    sha256: 'a'.repeat(64),
    ...overrides,
  }
  return JSON.stringify({ formatVersion: '1', questionnaires: [entry] })
}
