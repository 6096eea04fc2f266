import { describe, expect, it } from 'vitest'
import type { AnswerContent, Revision } from '@/domain/records/answer'
import { needsRevision, newestFirst } from '@/domain/records/revisions'
import { wellFormed } from '@/domain/records/well-formed'
import { uuid } from '../../fixtures/records'

const level2: AnswerContent = { state: 'answered', value: 2, naReason: '', note: '' }
const withNote = (note: string): AnswerContent => ({ ...level2, note })

function revision(content: AnswerContent, createdAt: string, edits = 1): Revision {
  return {
    schema: 1,
    version: { a: edits },
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
    id: uuid(edits),
    sheetId: uuid(1),
    itemId: 'INF-1',
    content,
  }
}

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()

describe('what stood there is kept', () => {
  it.each<[string, AnswerContent]>([
    ['the level', { ...level2, value: 3 }],
    ['the state', { ...level2, state: 'dontKnow', value: null }],
    ['the reason', { ...level2, naReason: 'x' }],
    ['the note, for the first time', withNote('a')],
  ])('when %s changes', (_, next) => {
    expect(needsRevision(level2, next, null, at(0))).toBe(true)
  })

  it('not when nothing changes', () => {
    expect(needsRevision(level2, { ...level2 }, null, at(0))).toBe(false)
  })

  it('only once a minute while one goes on typing a note', () => {
    const last = revision(withNote(''), at(0))
    expect(needsRevision(withNote('a'), withNote('ab'), last, at(59))).toBe(false)
    expect(needsRevision(withNote('a'), withNote('ab'), last, at(60))).toBe(true)
  })

  it('when the clock went back: nothing says that it was the same minute', () => {
    expect(needsRevision(withNote('a'), withNote('ab'), revision(withNote(''), at(30)), at(0))).toBe(true)
  })

  it('when a note is typed right after the level was changed', () => {
    expect(needsRevision(level2, withNote('a'), revision({ ...level2, value: 1 }, at(0)), at(1))).toBe(true)
  })

  it('when the level changes in the middle of typing', () => {
    const last = revision(withNote(''), at(0))
    expect(needsRevision(withNote('a'), { ...withNote('a'), value: 4 }, last, at(1))).toBe(true)
  })

  it('when typing is undone, so that the undo can be undone', () => {
    expect(needsRevision(withNote('a'), withNote(''), revision(withNote(''), at(0)), at(1))).toBe(true)
  })
})

describe('history', () => {
  it('is ordered by the edits an answer had seen, whatever the clock said', () => {
    const [first, second, third] = [
      revision(level2, at(50), 1),
      revision(level2, at(10), 2),
      revision(level2, at(20), 3),
    ]
    expect(newestFirst([second, first, third])).toEqual([third, second, first])
  })
})

describe('a text cut in the middle of a character', () => {
  it('is made whole, and nothing else is changed but that what is undefined is not there', () => {
    const text = { a: ['\uD83D', 'x\uDE00y', '😀 ქართული'], b: null, c: 1, gone: undefined }
    expect(wellFormed(text)).toStrictEqual({
      a: ['\uFFFD', 'x\uFFFDy', '😀 ქართული'],
      b: null,
      c: 1,
    })
  })
})
