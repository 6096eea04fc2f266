import { describe, expect, it } from 'vitest'
import { mergeRecords } from '@/domain/merge/merge'
import { siblingOf } from '@/domain/merge/state'
import { CARRIED_KINDS, type CarriedRecords } from '@/domain/records/registry'
import { omissionsOf, selected, type ShareSelection } from '@/domain/sharing/selection'
import { fullRecords, uuid } from '../../fixtures/records'
import { recordsWith, template, versionWith } from '../merge/some-records'

const [questionnaire] = fullRecords.questionnaires
if (!questionnaire) throw new Error('the fixture has none')
const otherQuestionnaire = { ...questionnaire, id: 'f'.repeat(64) }
const programme = template('programmes')
const otherProgramme = {
  ...programme,
  id: uuid(78),
  questionnaire: { ...programme.questionnaire, sha256: otherQuestionnaire.id },
}
const practice = template('practices')
/** All that the fixture has, and programmes of two questionnaires; the first assessment is of the first programme. */
const records: CarriedRecords = {
  ...fullRecords,
  programmes: [programme, otherProgramme],
  practices: [practice, { ...practice, id: uuid(94) }],
  questionnaires: [questionnaire, otherQuestionnaire],
}
const none: ShareSelection = {
  assessments: [],
  questionnaires: [],
  withNames: true,
  withNotes: true,
  withAttachments: true,
}
const bare: ShareSelection = { ...none, withNames: false, withNotes: false, withAttachments: false }
const allAssessments = fullRecords.assessments.map(({ id }) => ({
  id,
  sheets: 'all' as const,
  withPlan: true,
  workshop: 'everything' as const,
}))

describe('a starter file', () => {
  it.each([
    ['with names, notes and files', none],
    ['without them', bare],
  ])('holds the programme and its questionnaire, and nothing else (%s)', (_, selection) => {
    expect(selected(records, { ...selection, programmes: [programme.id] })).toEqual(
      recordsWith({ programmes: [programme], questionnaires: [questionnaire] }),
    )
    expect(selected(records, { ...selection, programmes: [otherProgramme.id] })).toEqual(
      recordsWith({ programmes: [otherProgramme], questionnaires: [otherQuestionnaire] }),
    )
  })

  it('holds what two devices say differently of the programme', () => {
    const other = { ...programme, version: { b: 1 }, name: 'სხვა' }
    const beside = siblingOf('programmes', programme.id, versionWith<'programmes'>(other))
    const shared = selected(
      { ...records, siblings: [...records.siblings, beside] },
      { ...none, programmes: [programme.id] },
    )
    expect(shared.siblings).toEqual([beside])
  })

  it('says that nothing was left out of it, unless assessments go along', () => {
    expect(omissionsOf({ ...bare, programmes: [programme.id] })).toEqual([])
    expect(omissionsOf({ ...bare, assessments: allAssessments })).toEqual(['names', 'notes', 'attachments'])
  })

  it('of a programme that is not here is empty', () => {
    expect(selected(records, { ...none, programmes: [uuid(999)] })).toEqual(recordsWith({}))
  })
})

describe('a file of practices', () => {
  it('holds the chosen cards, and nothing else', () => {
    const shared = selected(records, { ...bare, practices: [practice.id] })
    expect(shared).toEqual(recordsWith({ practices: [practice] }))
  })

  it('holds no card that was not chosen', () => {
    expect(selected(records, { ...none, practices: [] })).toEqual(recordsWith({}))
  })
})

describe('a file of assessments', () => {
  it('holds no programmes, selections, practices and indices, though they are of the same municipality', () => {
    const shared = selected(records, { ...none, assessments: allAssessments })
    expect(shared.assessments).toHaveLength(2)
    expect(shared).toMatchObject({ programmes: [], selections: [], practices: [], indices: [] })
  })

  it('holds what has the id of a chosen assessment only where it belongs to that', () => {
    const [id = ''] = allAssessments.map((one) => one.id)
    const sameId = {
      ...records,
      programmes: [{ ...programme, id }],
      selections: [{ ...template('selections'), id }],
      practices: [{ ...practice, id }],
      indices: [{ ...template('indices'), id }],
    }
    const shared = selected(sameId, { ...none, assessments: allAssessments })
    expect(shared).toMatchObject({ programmes: [], selections: [], practices: [], indices: [] })
  })

  it('tells that the municipality agreed to be found, whatever else is left out, and so does what it is merged into', () => {
    const agreed = template('assessments')
    const { mayBeFound, ...before } = agreed
    const shared = selected(recordsWith({ assessments: [agreed] }), { ...bare, assessments: allAssessments })
    expect([mayBeFound, shared.assessments]).toEqual([true, [agreed]])
    const later = { ...agreed, version: { a: 2 } }
    const merged = mergeRecords(recordsWith({ assessments: [before] }), recordsWith({ assessments: [later] }))
    expect(merged.assessments).toEqual([later])
  })
})

it('selections and indices go along with nothing that can be chosen', () => {
  const everything: ShareSelection = {
    ...none,
    assessments: allAssessments,
    questionnaires: records.questionnaires.map(({ id }) => id),
    programmes: records.programmes.map(({ id }) => id),
    practices: records.practices.map(({ id }) => id),
  }
  const shared = selected(records, everything)
  const left = CARRIED_KINDS.filter((kind) => shared[kind].length < records[kind].length)
  // Of the siblings the one alone of a record that was deleted for good stays behind.
  expect(left).toEqual(['selections', 'indices', 'siblings'])
})
