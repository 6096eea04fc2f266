import { describe, expect, it } from 'vitest'
import { mergeStates } from '@/domain/merge/merge'
import { siblingOf, stateOf, versionsOf, type RecordVersion } from '@/domain/merge/state'
import { nextVersion } from '@/domain/merge/versions'
import type { Answer } from '@/domain/records/answer'
import { partialOf } from '@/domain/records/partial'
import { KINDS } from '@/domain/records/registry'
import { anAnswer, answerState, aTombstone, BINNED_AT, versionWith } from './some-records'

const { id } = anAnswer()
const merged = (...versions: (Answer | RecordVersion<never>)[]) =>
  versions.map((version) => answerState(version)).reduce((a, b) => mergeStates('answers', id, a, b))
const stands = (...versions: (Answer | RecordVersion<never>)[]) => versionsOf(merged(...versions))

describe('of two versions of a record', () => {
  const old = anAnswer({ version: { a: 1 }, content: { note: 'old' } })
  const next = anAnswer({ version: { a: 1, b: 1 }, content: { note: 'next' } })
  const other = anAnswer({ version: { c: 1 }, content: { note: 'other' } })

  it('the one that has seen the other takes its place', () => {
    expect(stands(old, next)).toEqual([versionWith(next)])
    expect(stands(next, old)).toEqual([versionWith(next)])
  })

  it('both stay when neither has seen the other', () => {
    expect(stands(old, other)).toHaveLength(2)
    expect(merged(old, other)).toEqual(merged(other, old))
  })

  it('both stay when they say different things under one and the same version', () => {
    const forged = { ...old, content: { ...old.content, note: 'forged' } }
    expect(
      stands(old, forged)
        .map(({ record }) => record?.content.note)
        .sort(),
    ).toEqual(['forged', 'old'])
    expect(merged(old, forged)).toEqual(merged(forged, old))
  })

  it('one stays when they are the same, whatever the order of their members', () => {
    const turned = Object.fromEntries(Object.entries(old).reverse()) as unknown as Answer
    expect(stands(old, turned)).toEqual([versionWith(old)])
  })

  it('one that stands here already remains the very same object, so that nothing has to be written', () => {
    const here = answerState(old)
    expect(mergeStates('answers', id, here, answerState(structuredClone(old))).main).toBe(old)
  })

  it('a tombstone takes the place of what it has seen, and stands beside what it has not', () => {
    expect(stands(old, aTombstone({ a: 2 }))).toEqual([aTombstone({ a: 2 })])
    expect(stands(next, aTombstone({ a: 2 }))).toEqual([versionWith(next), aTombstone({ a: 2 })])
  })

  it('a tombstone goes when something was written that has seen it', () => {
    const again = anAnswer({ version: { a: 2, b: 1 } })
    expect(stands(aTombstone({ a: 2 }), again)).toEqual([versionWith(again)])
  })
})

describe('a partial version', () => {
  const whole = anAnswer({ version: { a: 1 }, content: { note: 'whole' } })
  const partial = partialOf('answers', whole, ['notes'])
  const editedPartial = { ...partial, version: nextVersion(partial.version, 'b'), updatedAt: BINNED_AT }

  it('goes where the whole one is', () => {
    expect(stands(partial, whole)).toEqual([versionWith(whole)])
  })

  it('stands beside the whole one when it was edited, for it would lose what was left out', () => {
    expect(stands(whole, editedPartial)).toEqual([versionWith(whole), versionWith(editedPartial)])
  })

  it('gives way to a whole one that has seen it, and to a tombstone that has', () => {
    const next = anAnswer({ version: { a: 1, b: 2 } })
    expect(stands(editedPartial, next)).toEqual([versionWith(next)])
    expect(stands(editedPartial, aTombstone({ a: 1, b: 2 }))).toEqual([aTombstone({ a: 1, b: 2 })])
  })

  it('takes the place of a partial one that it has seen', () => {
    expect(stands(partial, editedPartial)).toEqual([versionWith(editedPartial)])
  })

  it('that was written into keeps that beside an edit of a copy that was partial again', () => {
    const noted = { ...editedPartial, content: { ...partial.content, note: 'noted' } }
    const copy = partialOf('answers', noted, ['notes'])
    const editedCopy = { ...copy, version: nextVersion(copy.version, 'c') }
    expect(stands(noted, copy)).toEqual([versionWith(noted)])
    expect(stands(noted, editedCopy)).toHaveLength(2)
    expect(stands(copy, editedCopy)).toEqual([versionWith(editedCopy)])
  })
})

describe('of several versions the one shown is', () => {
  const living = (count: number, note: string) => anAnswer({ version: { [note]: count }, content: { note } })
  const binned = (count: number, note: string) => ({ ...living(count, note), deletedAt: BINNED_AT })
  const partial = <T extends Answer>(record: T): T => ({ ...record, isPartial: true })

  it.each<[string, Answer, Answer | RecordVersion<never>]>([
    ['one in the bin before a tombstone', binned(1, 'x'), aTombstone({ y: 9 })],
    ['a living one before one in the bin', living(1, 'x'), binned(9, 'y')],
    ['a living partial one before one in the bin', partial(living(1, 'x')), binned(9, 'y')],
    ['a whole one before a partial one', living(1, 'x'), partial(living(9, 'y'))],
    ['a whole one before a partial one in the bin, too', binned(1, 'x'), partial(binned(9, 'y'))],
    ['the one that has seen more edits', living(3, 'x'), living(2, 'y')],
    ['else the first by its text', living(2, 'x'), living(2, 'y')],
  ])('%s', (_, shown, beside) => {
    expect(merged(shown, beside).main).toEqual(shown)
    expect(merged(beside, shown)).toEqual(merged(shown, beside))
    expect(merged(beside, shown).siblings).toHaveLength(1)
  })
})

describe('what stands beside', () => {
  const versions = [
    versionWith(anAnswer({ version: { b: 2 }, isPartial: true, deletedAt: BINNED_AT })),
    aTombstone({ a: 3 }),
  ]

  it.each(versions)(
    'is a record of its own that passes its schema, and gives the version back',
    (version) => {
      const sibling = siblingOf('answers', id, version)
      expect(KINDS.siblings.schema.parse(sibling)).toEqual(sibling)
      expect(versionsOf({ main: null, siblings: [sibling] })).toEqual([version])
    },
  )

  it('is all of it when nothing but tombstones is known', () => {
    const { main, siblings } = stateOf('answers', id, [aTombstone({ a: 1 }), aTombstone({ b: 1 })])
    expect(main).toBeNull()
    expect(siblings).toHaveLength(2)
  })

  it('is nothing when nothing is known', () => {
    expect(stateOf('answers', id, [])).toEqual({ main: null, siblings: [] })
  })
})
