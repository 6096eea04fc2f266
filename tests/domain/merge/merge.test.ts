import { describe, expect, it } from 'vitest'
import { mergeRecords, statesOf } from '@/domain/merge/merge'
import { siblingOf, versionsOf } from '@/domain/merge/state'
import { fullRecords } from '../../fixtures/records'
import { anAnswer, aTombstone, recordsWith, versionWith } from './some-records'

describe('what is named by its content', () => {
  const [photo, empty] = fullRecords.attachments
  const [questionnaire] = fullRecords.questionnaires
  if (!photo || !empty || !questionnaire) throw new Error('the fixture lacks something')
  const later = { createdAt: '2026-08-01T10:00:00.000Z' }
  const here = recordsWith({ attachments: [photo, empty], questionnaires: [questionnaire] })
  const there = recordsWith({
    attachments: [{ ...photo, ...later }],
    questionnaires: [{ ...questionnaire, ...later }],
  })

  it('is kept once, and the same on every device', () => {
    const merged = mergeRecords(here, there)
    expect(merged.attachments.map(({ id }) => id)).toEqual([photo.id, empty.id].sort())
    expect(merged.questionnaires).toHaveLength(1)
    expect(mergeRecords(there, here)).toEqual(merged)
    expect(mergeRecords(merged, there)).toEqual(merged)
  })
})

describe('the states of records', () => {
  it('hold all that stands beside a record, and tombstones of records that are not there', () => {
    const answer = anAnswer()
    const beside = [{ b: 1 }, { c: 1 }].map((version) =>
      siblingOf('answers', answer.id, versionWith<'answers'>({ ...answer, version })),
    )
    const gone = anAnswer({ itemId: 'B' }).id
    const tombstone = siblingOf('answers', gone, aTombstone({ a: 2 }))
    const ofAnother = siblingOf('sheets', answer.id, aTombstone({ a: 2 }))
    const records = recordsWith({ answers: [answer], siblings: [...beside, tombstone, ofAnother] })
    const states = statesOf('answers', records)
    expect([...states.keys()]).toEqual([answer.id, gone])
    expect(states.get(answer.id)).toEqual({ main: answer, siblings: beside })
    expect(versionsOf(states.get(gone) ?? { main: null, siblings: [] })).toEqual([aTombstone({ a: 2 })])
  })
})
