import { fakeStorage, loseConnection, mendFaults, putRaw } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'
import { afterEach, expect, it, vi } from 'vitest'
import type { SurveyResponse } from '@/domain/records/survey-response'
import type { SheetTaker } from '@/storage/storage'
import { uuid } from '../fixtures/records'

afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

/** Numbers of the sheets that came, in order of size. */
class Numbers implements SheetTaker {
  readonly #seen: number[] = []
  readonly #onEach: () => void
  constructor(onEach: () => void = () => undefined) {
    this.#onEach = onEach
  }
  add({ number }: SurveyResponse): void {
    this.#seen.push(number ?? 0)
    this.#onEach()
  }
  get sorted(): number[] {
    return [...this.#seen].sort((a, b) => a - b)
  }
}

const from1To = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const nobody = new AbortController().signal

/** Two surveys with so many sheets each; keys of the one stand between those of the other. */
async function surveys(own: number, others: number) {
  const parts = await fakeStorage()
  const ids = [newAssessment, newAssessment].map((one) => parts.storage.assessments.begin(one))
  const [id, otherId] = (await Promise.all(ids)).map(({ assessment }) => assessment.id)
  if (!id || !otherId) throw new Error('not begun')
  for (const [assessmentId, count, key] of [
    [id, own, 1],
    [otherId, others, 2],
  ] as const) {
    for (const number of from1To(count))
      await put(parts.databaseName, assessmentId, number, number * 10 + key)
  }
  return { ...parts, id, otherId, responses: parts.storage.responses }
}

function put(database: string, assessmentId: string, number: number, key: number, other: object = {}) {
  const at = '2026-03-01T10:00:00.000Z'
  const base = { schema: 1, version: {}, createdAt: at, updatedAt: at, deletedAt: null }
  const sheet = { ...base, id: uuid(key), assessmentId, entry: 'paper', number, answers: {} }
  return putRaw(database, 'responses', { ...sheet, ...other })
}

it.each([
  ['several pages of them, alone', 620, 0],
  ['as many as of another survey', 260, 260],
  ['few among many of another survey', 9, 300],
  ['none among those of another survey', 0, 3],
  ['exactly one page', 250, 0],
])('every sheet of a survey comes once, and no other: %s', async (_, own, others) => {
  const { responses, id } = await surveys(own, others)
  expect((await responses.into(id, () => new Numbers(), nobody)).sorted).toEqual(from1To(own))
})

it('a sheet that cannot be read, or lies in the bin, does not come', async () => {
  const { responses, id, databaseName } = await surveys(3, 0)
  await put(databaseName, id, 7, 5, { answers: { Q: { state: 'answered', value: true } } })
  const removed = await responses.add(id, 'paper', { number: 8, answers: {} })
  await responses.remove(removed.id)
  expect((await responses.into(id, () => new Numbers(), nobody)).sorted).toEqual([1, 2, 3])
})

it('who is no longer waited for is given no further page, and nothing is handed back', async () => {
  const { responses, id } = await surveys(620, 0)
  const stopping = new AbortController()
  const numbers = new Numbers(() => stopping.abort(new Error('left')))
  await expect(responses.into(id, () => numbers, stopping.signal)).rejects.toThrow('left')
  expect(numbers.sorted).toHaveLength(250)
})

it('no sheet is counted twice though the connection breaks', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const { responses, id } = await surveys(4, 0)
  loseConnection(1)
  expect((await responses.into(id, () => new Numbers(), nobody)).sorted).toEqual([1, 2, 3, 4])
})

it('a reading that breaks off half-way is begun anew', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const { responses, id } = await surveys(620, 0)
  const pages = vi.spyOn(IDBObjectStore.prototype, 'getAll')
  // When the first page is here, two more are asked for already.
  const breakOff = vi.fn(() => (pages.mock.contexts[0] as IDBObjectStore).transaction.abort())
  const begin = vi.fn(() => new Numbers(() => breakOff.mock.calls.length === 0 && breakOff()))
  expect((await responses.into(id, begin, nobody)).sorted).toEqual(from1To(620))
  expect([begin.mock.calls.length, pages.mock.calls.length]).toEqual([2, 6])
})
