import { describe, expect, it } from 'vitest'
import { edited, isConflict, purged, resolved } from '@/domain/merge/conflict'
import { mergeStates } from '@/domain/merge/merge'
import { UNKNOWN, versionsOf } from '@/domain/merge/state'
import { compareVersions, nextVersion } from '@/domain/merge/versions'
import type { Answer } from '@/domain/records/answer'
import type { Decision } from '@/domain/records/ballot'
import { decisionId } from '@/domain/records/derived-id'
import { partialOf } from '@/domain/records/partial'
import { uuid } from '../../fixtures/records'
import { anAnswer, answerState, aTombstone, BINNED_AT, versionWith } from './some-records'

const { id } = anAnswer()
const NOW = '2026-05-01T08:00:00.000Z'
const by = (replica: string) => ({ replica, now: NOW })
const merged = (a: ReturnType<typeof answerState>, b: ReturnType<typeof answerState>) =>
  mergeStates('answers', id, a, b)

const one = anAnswer({ version: { a: 2 }, content: { value: 1, note: 'one' } })
const two = anAnswer({ version: { a: 1, b: 1 }, content: { value: 2, note: 'two' } })

describe('a person has to choose', () => {
  it.each<[string, Answer | ReturnType<typeof aTombstone>]>([
    ['what is said', two],
    ['whether it is in the bin', { ...one, version: { b: 1 }, deletedAt: BINNED_AT }],
    ['whether it was deleted for good', aTombstone({ b: 1 })],
  ])('when versions differ in %s', (_, other) => {
    expect(isConflict(answerState(one, other))).toBe(true)
  })

  it.each<[string, Answer]>([
    ['when it was written', { ...one, version: { b: 9 }, createdAt: BINNED_AT, updatedAt: NOW }],
    ['whether something may be missing', { ...one, version: { b: 9 }, isPartial: true }],
  ])('not when they differ only in who wrote it and %s', (_, other) => {
    expect(answerState(one, other).siblings).toHaveLength(1)
    expect(isConflict(answerState(one, other))).toBe(false)
  })

  it('not when they differ only in since when they are in the bin', () => {
    const [a, b] = [
      { ...one, deletedAt: BINNED_AT },
      { ...one, version: { b: 1 }, deletedAt: NOW },
    ]
    expect(isConflict(answerState(a, b))).toBe(false)
  })

  it('not when two devices made the same decision at different times; every device then shows the same one', () => {
    const decided: Decision = {
      ...{ schema: 1 as const, createdAt: NOW, updatedAt: NOW, deletedAt: null },
      ...{ id: decisionId(uuid(1), 'I'), assessmentId: uuid(1), itemId: 'I', by: 'discussion' as const },
      ...{ reason: 'why', dissent: '', dissenters: 0, present: 6, version: { a: 1 }, decidedAt: NOW },
    }
    const later: Decision = { ...decided, version: { b: 1 }, decidedAt: '2026-05-01T09:00:00.000Z' }
    const stateOfBoth = (first: Decision, second: Decision) =>
      mergeStates('decisions', decided.id, { main: first, siblings: [] }, { main: second, siblings: [] })
    expect(stateOfBoth(decided, later).siblings).toHaveLength(1)
    expect(isConflict(stateOfBoth(decided, later))).toBe(false)
    expect(stateOfBoth(decided, later)).toEqual(stateOfBoth(later, decided))
    expect(stateOfBoth(decided, later).main?.decidedAt).toBe(NOW)
    expect(isConflict(stateOfBoth(decided, { ...later, reason: 'another' }))).toBe(true)
  })

  it('not when there is one version, only tombstones, or nothing', () => {
    expect(isConflict(answerState(one))).toBe(false)
    expect(isConflict(answerState(aTombstone({ a: 1 }), aTombstone({ b: 1 })))).toBe(false)
    expect(isConflict(UNKNOWN)).toBe(false)
  })
})

describe('an edit', () => {
  const write = (state: ReturnType<typeof answerState>, replica: string, value: number) =>
    edited('answers', id, state, anAnswer({ ...state.main, content: { value } }), by(replica))

  it('takes the place of what was shown, at its own time', () => {
    const { main, siblings } = write(answerState(one), 'b', 4)
    expect(main).toEqual(anAnswer({ version: { a: 2, b: 1 }, updatedAt: NOW, content: { value: 4 } }))
    expect(siblings).toEqual([])
  })

  it('leaves what stands beside and says something else, even the own earlier edit', () => {
    const shown = { ...two, version: { a: 1, b: 2 } }
    const conflict = answerState(one, shown)
    expect(conflict.main).toEqual(shown)
    const after = write(conflict, 'a', 4)
    expect(
      versionsOf(after)
        .map(({ record }) => record?.content.value)
        .sort(),
    ).toEqual([1, 4])
    // Also where the version that was shown arrives only later, or the other one again.
    expect(merged(after, conflict)).toEqual(after)
    expect(merged(answerState(one), after)).toEqual(after)
  })

  it('descends from all versions that say what was shown, so that no conflict comes of agreement', () => {
    const agreed = answerState(one, { ...one, version: { a: 1, c: 1 } })
    const after = write(agreed, 'a', 4)
    expect(after.siblings).toEqual([])
    expect(merged(after, agreed)).toEqual(after)
  })

  it('that writes anew what was deleted for good descends from the tombstone', () => {
    const gone = answerState(aTombstone({ a: 3, b: 1 }))
    const after = write(gone, 'a', 2)
    expect(after.main?.content.value).toBe(2)
    expect(merged(after, gone)).toEqual(after)
  })

  it('that is the first begins with the first count', () => {
    expect(write(answerState(), 'a', 2).main?.version).toEqual({ a: 1 })
  })
})

describe('a choice', () => {
  const conflict = answerState(one, two)

  it.each([one, two])('of either side is one version that has seen both', (chosen) => {
    const { main, siblings } = resolved('answers', id, conflict, versionWith(chosen), by('c'))
    expect(siblings).toEqual([])
    expect(main).toEqual({ ...chosen, version: { a: 2, b: 1, c: 1 }, updatedAt: NOW })
    for (const { version } of [one, two]) expect(compareVersions(version, main?.version ?? {})).toBe('before')
  })

  it('reaches every device, and no older file undoes it', () => {
    const chosen = resolved('answers', id, conflict, versionWith(one), by('c'))
    expect(merged(answerState(two), chosen)).toEqual(chosen)
    expect(merged(chosen, conflict)).toEqual(chosen)
  })

  it('made differently on two devices is again a conflict', () => {
    const here = resolved('answers', id, conflict, versionWith(one), by('c'))
    const there = resolved('answers', id, conflict, versionWith(two), by('d'))
    expect(isConflict(merged(here, there))).toBe(true)
  })

  it('of a tombstone deletes for good', () => {
    const state = answerState(one, aTombstone({ b: 1 }))
    const after = resolved('answers', id, state, aTombstone({ b: 1 }), by('c'))
    expect(versionsOf(after)).toEqual([{ record: null, version: { a: 2, b: 1, c: 1 }, purgedAt: NOW }])
  })

  it('for a partial version keeps what had been left out, and is whole', () => {
    const copy = partialOf('answers', one, ['notes'])
    const partial = {
      ...copy,
      version: nextVersion(copy.version, 'b'),
      content: { ...copy.content, value: 4 },
    }
    const both = answerState(one, partial)
    const after = resolved('answers', id, both, versionWith(partial), by('c'))
    expect(after.main?.content).toEqual({ ...one.content, value: 4 })
    expect(after.main?.version).toEqual({ a: 2, b: 1, c: 1 })
    expect(after.main).not.toHaveProperty('isPartial')
    expect(merged(after, both)).toEqual(after)
  })

  it('beside a copy of what was written later is partial, for of that nobody here has seen the whole', () => {
    const later = anAnswer({ version: { a: 3 }, content: { note: 'later' } })
    const copy = partialOf('answers', later, ['notes'])
    const after = resolved('answers', id, answerState(one, copy), versionWith(one), by('c'))
    expect(after.main).toMatchObject({ isPartial: true, content: one.content })
    expect(versionsOf(merged(after, answerState(later)))).toHaveLength(2)
    expect(merged(after, answerState(one, copy))).toEqual(after)
  })

  it('between partial versions stays partial, so that a whole one is still asked about', () => {
    const [p, q] = [partialOf('answers', one, ['notes']), partialOf('answers', two, ['notes'])]
    const after = resolved('answers', id, answerState(p, q), versionWith(q), by('c'))
    expect(after.main?.isPartial).toBe(true)
    expect(after.siblings).toEqual([])
    expect(versionsOf(merged(after, answerState(one)))).toHaveLength(2)
  })

  it('to keep a partial version that was deleted for good elsewhere is not undone, and brings nothing else back', () => {
    const partial = partialOf('answers', one, ['notes'])
    const gone = answerState(aTombstone({ a: 1, b: 1 }))
    const conflict = merged(answerState(partial), gone)
    expect(isConflict(conflict)).toBe(true)
    const after = resolved('answers', id, conflict, versionWith(partial), by('c'))
    expect(merged(after, gone)).toEqual(after)
    expect(versionsOf(merged(after, answerState(one)))).toHaveLength(2)
    expect(merged(after, answerState({ ...one, version: { a: 1 } }))).toEqual(after)
  })
})

describe('deleting for good', () => {
  it('a partial copy does not delete what was left out of it', () => {
    const partial = answerState(partialOf('answers', one, ['notes']))
    const gone = purged('answers', id, partial, by('c'))
    expect(merged(gone, partial)).toEqual(gone)
    expect(isConflict(merged(gone, answerState(one)))).toBe(true)
  })

  it('leaves a tombstone that has seen everything, so that no older file brings the record back', () => {
    const conflict = answerState(one, two)
    const after = purged('answers', id, conflict, by('c'))
    expect(versionsOf(after)).toEqual([{ record: null, version: { a: 2, b: 1, c: 1 }, purgedAt: NOW }])
    expect(merged(after, conflict)).toEqual(after)
  })
})
