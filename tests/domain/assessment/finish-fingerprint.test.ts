import { describe, expect, it } from 'vitest'
import { finishFingerprint } from '@/domain/assessment/finish-fingerprint'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { fullRecords, uuid } from '../../fixtures/records'

const { answers, evidence } = fullRecords
const living = evidence.map((entry) => ({ ...entry, deletedAt: null }))
const stamp = finishFingerprint(answers, living)

describe('the fingerprint of a finished assessment', () => {
  it('does not depend on order, times or edits', () => {
    const later = {
      version: { [uuid(5)]: 9 },
      createdAt: '2030-01-01T00:00:00Z',
      updatedAt: '2030-01-01T00:00:00Z',
    }
    expect(
      finishFingerprint(
        [...answers].reverse().map((answer) => ({ ...answer, ...later })),
        [...living].reverse().map((entry) => ({ ...entry, ...later })),
      ),
    ).toBe(stamp)
  })

  it.each(['kind', 'title', 'number', 'date', 'link', 'attachment', 'itemId'] as const)(
    'changes with the %s of a piece of evidence',
    (field) => {
      const [first, ...others] = living
      if (!first) throw new Error('the fixture has one')
      const other = {
        kind: 'photo',
        title: 'x',
        number: 'x',
        date: null,
        link: '',
        attachment: null,
        itemId: 'x',
      } as const
      expect(finishFingerprint(answers, [{ ...first, [field]: other[field] }, ...others])).not.toBe(stamp)
    },
  )

  it('changes when evidence goes into the bin', () => {
    const [first, ...others] = living
    if (!first) throw new Error('the fixture has one')
    expect(finishFingerprint(answers, [{ ...first, deletedAt: '2026-01-01T00:00:00Z' }, ...others])).not.toBe(
      stamp,
    )
  })

  it('treats an answer that was taken back like one that was never given, but not its note', () => {
    const [first, ...others] = answers
    if (!first) throw new Error('the fixture has one')
    const without = finishFingerprint(others, living)
    expect(finishFingerprint([{ ...first, content: EMPTY_ANSWER }, ...others], living)).toBe(without)
    const note = { ...EMPTY_ANSWER, note: 'ჯერ არ ვიცით' }
    expect(finishFingerprint([{ ...first, content: note }, ...others], living)).not.toBe(without)
  })
})

describe('the fingerprint of a finished survey', () => {
  const responses = fullRecords.responses.map((response) => ({ ...response, deletedAt: null }))
  const ofSurvey = finishFingerprint([], [], responses)

  it('is over the anonymous sheets as well, whatever their order', () => {
    expect(ofSurvey).not.toBe(finishFingerprint([], []))
    expect(finishFingerprint([], [], [...responses].reverse())).toBe(ofSurvey)
  })

  it('changes with an answer, and not with a sheet that is in the bin', () => {
    const [first, ...others] = responses
    if (!first) throw new Error('the fixture has one')
    const changed = { ...first, answers: { 'NS-1': EMPTY_ANSWER } }
    expect(finishFingerprint([], [], [changed, ...others])).not.toBe(ofSurvey)
    const inBin = { ...first, id: uuid(85), deletedAt: '2026-03-01T10:00:00Z' }
    expect(finishFingerprint([], [], [...responses, inBin])).toBe(ofSurvey)
  })
})
