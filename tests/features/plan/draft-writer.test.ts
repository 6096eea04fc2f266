import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Version } from '@/domain/records/base'
import type { Action, ActionDraft } from '@/domain/records/plan'
import { emptyDraft } from '@/domain/planning/draft-action'
import { createDraftWriter, type TypedWords } from '@/features/plan/draft-writer'

const stored = (fields: Partial<Action>, count = 1): Action => ({
  ...emptyDraft(1),
  id: 'one',
  assessmentId: 'a',
  schema: 1,
  version: { replica: count },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  deletedAt: null,
  ...fields,
})

/** Nothing was put down before, and nothing is kept. */
const noWords: TypedWords = { keep: () => undefined, takeUp: () => [] }

/** A writer over a store whose writes end when the test says so. */
function opened() {
  const writes: { content: Partial<ActionDraft>; end: (version: Version | null) => void }[] = []
  const writer = createDraftWriter(
    (_id, content) => new Promise((end) => writes.push({ content, end })),
    noWords,
  )
  writer.take(stored({ title: 'first' }))
  return { writer, writes }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('a draft that is stored as one types', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps a field when an older state arrives while its write is on the way', async () => {
    const { writer, writes } = opened()
    writer.set({ start: '2026-04-01' })
    const flushed = writer.flush()
    await settle()
    writer.take(stored({ title: 'first' }))
    expect(writer.draft.value?.start).toBe('2026-04-01')
    writes[0]?.end({ replica: 2 })
    await flushed
    writer.take(stored({ title: 'first' }, 1))
    expect(writer.draft.value?.start).toBe('2026-04-01')
  })

  it('takes over what another window has stored since', async () => {
    const { writer, writes } = opened()
    writer.set({ start: '2026-04-01' })
    const flushed = writer.flush()
    await settle()
    writes[0]?.end({ replica: 2 })
    await flushed
    writer.take(stored({ start: '2026-04-01', due: '2026-09-09' }, 3))
    expect(writer.draft.value?.due).toBe('2026-09-09')
  })

  it('writes one after the other, each with what was typed since the one before', async () => {
    const { writer, writes } = opened()
    writer.set({ start: '2026-04-01' })
    void writer.flush()
    await settle()
    writer.set({ due: '2026-05-01' })
    void writer.flush()
    await settle()
    expect(writes).toHaveLength(1)
    writes[0]?.end({ replica: 2 })
    await settle()
    expect(writes[1]?.content).toEqual({ due: '2026-05-01' })
  })

  it('gives the fields that a write could not store to the write that waits behind it', async () => {
    const { writer, writes } = opened()
    writer.set({ start: '2026-04-01' })
    void writer.flush()
    await settle()
    writer.set({ due: '2026-05-01' })
    void writer.flush()
    writes[0]?.end(null)
    await settle()
    expect(writes[1]?.content).toEqual({ start: '2026-04-01', due: '2026-05-01' })
  })

  it('writes to the action that was typed into, also when another one is shown by then', async () => {
    const written: string[] = []
    const writer = createDraftWriter((id) => {
      written.push(id)
      return Promise.resolve({ replica: 2 })
    }, noWords)
    writer.take(stored({}))
    writer.set({ title: 'of the first' })
    writer.take(stored({ id: 'two', title: 'second' }))
    await writer.flush()
    expect(written).toEqual(['one'])
    expect(writer.draft.value?.title).toBe('second')
  })

  it('keeps what could not be stored, and tries it again with the next flush', async () => {
    const { writer, writes } = opened()
    writer.set({ title: 'typed' })
    const failed = writer.flush()
    await settle()
    writes[0]?.end(null)
    await failed
    writer.take(stored({ title: 'first' }, 4))
    expect(writer.draft.value?.title).toBe('typed')
    void writer.flush()
    await settle()
    expect(writes[1]?.content.title).toBe('typed')
  })

  it('stores by itself a moment after the last key', async () => {
    const { writer, writes } = opened()
    writer.set({ title: 'typed' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(writes[0]?.content.title).toBe('typed')
  })
})
