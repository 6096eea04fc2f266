import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '@/exchange/refusal'
import type { StorageFailure } from '@/storage/storage'
import en from '@/i18n/locales/en/storage.json'
import ka from '@/i18n/locales/ka/storage.json'

/** Every code, with the slots that its sentence may use; the compiler knows when one is missing here. */
const failures: Record<StorageFailure, string[]> = {
  quota: [],
  closed: [],
  unavailable: [],
  newerData: [],
  locked: [],
  tooLarge: [],
  missing: [],
  damaged: [],
  invalid: [],
  full: [],
  there: [],
  unknown: [],
}
const refusals: Record<RefusalCode, string[]> = {
  notAZip: [],
  notKibe: [],
  damaged: [],
  unreadable: [],
  encrypted: [],
  wrongPassphrase: [],
  tooLarge: [],
  tooManyEntries: [],
  newerFormat: [],
  strangeEntry: ['path'],
  missingEntry: ['path'],
  altered: ['path'],
  countDiffers: ['expected', 'found', 'kind'],
  invalidRecord: ['id', 'kind'],
  duplicateId: ['id', 'kind'],
}

function slotsOf(sentences: Record<string, string>): Record<string, string[]> {
  const slots = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
  return Object.fromEntries(Object.entries(sentences).map(([code, text]) => [code, slots(text)]))
}

describe.each([
  ['en', en.storage],
  ['ka', ka.storage],
])('in the language %s', (_, { failure, refusal }) => {
  it('every failure of storage has a sentence', () => {
    expect(slotsOf(failure)).toEqual(failures)
  })

  it('every refusal of a file has a sentence with the slots that its code fills', () => {
    expect(slotsOf(refusal)).toEqual(refusals)
  })
})
