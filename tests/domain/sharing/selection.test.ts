import { describe, expect, it } from 'vitest'
import { importPlan, type MeetingRecord } from '@/domain/merge/import-plan'
import { statesOf } from '@/domain/merge/merge'
import { siblingOf, UNKNOWN, versionsOf } from '@/domain/merge/state'
import { nextVersion } from '@/domain/merge/versions'
import type { Answer } from '@/domain/records/answer'
import { partly } from '@/domain/merge/versions'
import { CARRIED_KINDS, type CarriedRecords } from '@/domain/records/registry'
import { selected, type ShareSelection } from '@/domain/sharing/selection'
import { fullRecords, uuid } from '../../fixtures/records'
import {
  anAction,
  anAnswer,
  anAssessment,
  anUpdate,
  aSheet,
  aTombstone,
  BINNED_AT,
  recordsWith,
  template,
  versionWith,
} from '../merge/some-records'

const [photo, empty] = fullRecords.attachments
const [questionnaire] = fullRecords.questionnaires
if (!photo || !empty || !questionnaire) throw new Error('the fixture lacks something')
const otherHash = 'f'.repeat(64)

const noted = anAnswer({
  content: { note: 'secret note', naReason: 'secret reason', state: 'na', value: null },
})
const plain = anAnswer({ itemId: 'B' })
const withPhoto = template('evidence')
const mine = {
  assessments: [anAssessment({ previousId: uuid(2) })],
  sheets: [aSheet({ name: 'secret name' }), aSheet({ id: uuid(13), name: null })],
  answers: [noted, plain, anAnswer({ sheetId: uuid(13), deletedAt: BINNED_AT })],
  revisions: [template('revisions')],
  evidence: [withPhoto, { ...withPhoto, id: uuid(44), sheetId: uuid(13), attachment: null }],
  plans: [template('plans')],
  actions: [anAction({ responsible: 'secret person' }), anAction({ id: uuid(63), responsible: '' })],
  updates: [anUpdate(), anUpdate({ id: uuid(73), actionId: uuid(63), deletedAt: BINNED_AT })],
  responses: [template('responses')],
  workshops: [template('workshops')],
  participants: [template('participants')],
  participantNames: [{ ...template('participantNames'), name: 'secret participant' }],
  ballots: [template('ballots')],
  hands: [template('hands')],
  decisions: [template('decisions')],
  priorityVotes: [template('priorityVotes')],
  programmes: [],
  selections: [],
  practices: [],
  indices: [],
  attachments: [photo],
  questionnaires: [questionnaire],
}
/** Another assessment with something of each kind. */
const others = {
  assessments: [
    anAssessment({ id: uuid(2), questionnaire: { id: 'x', version: '1.0.0', sha256: otherHash } }),
  ],
  sheets: [aSheet({ id: uuid(12), assessmentId: uuid(2) })],
  answers: [anAnswer({ sheetId: uuid(12) })],
  revisions: [{ ...template('revisions'), id: uuid(32), sheetId: uuid(12) }],
  evidence: [
    { ...withPhoto, id: uuid(45), sheetId: uuid(12), attachment: { ...empty, sha256: empty.id, name: '0' } },
  ],
  plans: [{ ...template('plans'), id: uuid(2) }],
  actions: [anAction({ id: uuid(62), assessmentId: uuid(2) })],
  updates: [anUpdate({ id: uuid(72), actionId: uuid(62) })],
  responses: [{ ...template('responses'), id: uuid(83), assessmentId: uuid(2) }],
  workshops: [{ ...template('workshops'), id: uuid(2) }],
  participants: [{ ...template('participants'), id: uuid(89), assessmentId: uuid(2) }],
  participantNames: [{ ...template('participantNames'), id: uuid(89) }],
  ballots: [{ ...template('ballots'), id: uuid(830), assessmentId: uuid(2) }],
  hands: [{ ...template('hands'), id: uuid(831), assessmentId: uuid(2) }],
  decisions: [{ ...template('decisions'), id: uuid(832), assessmentId: uuid(2) }],
  priorityVotes: [{ ...template('priorityVotes'), id: uuid(833), assessmentId: uuid(2) }],
  programmes: [],
  selections: [],
  practices: [],
  indices: [],
  attachments: [empty],
  questionnaires: [{ ...questionnaire, id: otherHash }],
}
const records = Object.fromEntries(
  CARRIED_KINDS.map((kind) => [kind, kind === 'siblings' ? [] : [...mine[kind], ...others[kind]]]),
) as unknown as CarriedRecords

const one = { id: uuid(1), sheets: 'all', withPlan: true, workshop: 'everything' } as const
const everything: ShareSelection = {
  assessments: [one],
  questionnaires: [],
  withNames: true,
  withNotes: true,
  withAttachments: true,
}
const nothing: ShareSelection = { ...everything, withNames: false, withNotes: false, withAttachments: false }
const share = (selection: Partial<ShareSelection>, from = records) =>
  selected(from, { ...everything, ...selection })
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)

describe('of what is stored', () => {
  it('the chosen assessments go along as they are, with all that belongs to them, the bin included, and no other', () => {
    expect(share({})).toEqual({ ...mine, siblings: [] })
    expect(share({ assessments: [one, { ...one, id: uuid(2) }] })).toEqual(records)
  })

  it('nothing goes along when nothing is chosen, or what is not there', () => {
    expect(share({ assessments: [] })).toEqual(recordsWith({}))
    expect(share({ assessments: [{ ...one, id: uuid(99) }] })).toEqual(recordsWith({}))
  })

  it('only the chosen sheets go along, and what is in them', () => {
    const shared = share({ assessments: [{ ...one, sheets: [uuid(13), uuid(12)] }] })
    expect(ids(shared.sheets)).toEqual([uuid(13)])
    expect(ids(shared.answers)).toEqual([anAnswer({ sheetId: uuid(13) }).id])
    expect(shared.revisions).toEqual([])
    expect(ids(shared.evidence)).toEqual([uuid(44)])
    expect(shared.attachments).toEqual([])
    expect(ids(shared.actions)).toEqual([uuid(61), uuid(63)])
  })

  it('the plan stays behind with its actions and their updates, when it is not chosen', () => {
    const shared = share({ assessments: [{ ...one, withPlan: false }] })
    expect(shared).toEqual({ ...mine, plans: [], actions: [], updates: [], siblings: [] })
  })

  it('of a workshop go along the rules alone, or what the group decided, or all that was handed in', () => {
    const ofPart = (workshop: 'invitation' | 'outcome' | 'everything') => {
      const { workshops, participants, participantNames, ballots, hands, decisions, priorityVotes } = share({
        assessments: [{ ...one, workshop }],
      })
      expect(ids(workshops)).toEqual(ids(mine.workshops))
      return [
        [hands, decisions].map(({ length }) => length),
        [participants, participantNames, ballots, priorityVotes].map(({ length }) => length),
      ]
    }
    expect(ofPart('invitation')).toEqual([
      [0, 0],
      [0, 0, 0, 0],
    ])
    expect(ofPart('outcome')).toEqual([
      [1, 1],
      [0, 0, 0, 0],
    ])
    expect(ofPart('everything')).toEqual([
      [1, 1],
      [1, 1, 1, 1],
    ])
  })

  it('further questionnaires go along when they are chosen', () => {
    expect(ids(share({ questionnaires: [otherHash] }).questionnaires)).toEqual([questionnaire.id, otherHash])
    expect(ids(share({ assessments: [], questionnaires: [otherHash] }).questionnaires)).toEqual([otherHash])
  })

  it('versions in conflict and the tombstones beside them go along with their files, those of others do not', () => {
    const inConflict = {
      ...withPhoto,
      version: { c: 1 },
      attachment: { ...empty, sha256: empty.id, name: '0' },
    }
    const beside = [
      siblingOf('answers', noted.id, aTombstone({ b: 1 })),
      siblingOf('evidence', withPhoto.id, versionWith<'evidence'>(inConflict)),
    ]
    const ofOthers = siblingOf('answers', anAnswer({ sheetId: uuid(12) }).id, aTombstone({ b: 1 }))
    const alone = siblingOf('evidence', uuid(46), aTombstone({ b: 1 }))
    const shared = share({}, { ...records, siblings: [...beside, ofOthers, alone] })
    expect(ids(shared.siblings)).toEqual(ids(beside).sort())
    expect(ids(shared.attachments)).toEqual([photo.id, empty.id])
  })
})

describe('what is left out', () => {
  it.each<[string, Partial<ShareSelection>, Partial<CarriedRecords>]>([
    [
      'names are those of respondents and of who is responsible',
      { withNames: false },
      {
        sheets: [
          { ...aSheet(), name: null, isPartial: true, version: { 'a/part': 1 } },
          aSheet({ id: uuid(13), name: null }),
        ],
        actions: [
          anAction({ responsible: '', isPartial: true, version: { 'a/part': 1 } }),
          anAction({ id: uuid(63), responsible: '' }),
        ],
        participantNames: [],
        workshops: [{ ...template('workshops'), recipients: '', isPartial: true, version: { 'a/part': 1 } }],
      },
    ],
    [
      'notes are those of answers and decisions with the reasons, and all that they said before',
      { withNotes: false },
      {
        answers: [
          anAnswer({ content: { state: 'na', value: null }, isPartial: true, version: { 'a/part': 1 } }),
          plain,
          anAnswer({ sheetId: uuid(13), deletedAt: BINNED_AT }),
        ],
        revisions: [],
        ballots: [
          {
            ...template('ballots'),
            isPartial: true,
            version: partly(template('ballots').version),
            answers: { 'INF-1': { state: 'answered', value: 4, naReason: '', note: '', toConfirm: true } },
          },
        ],
        decisions: [
          { ...template('decisions'), reason: '', dissent: '', isPartial: true, version: { 'a/part': 1 } },
        ],
      },
    ],
    [
      'files are all attachments and their names',
      { withAttachments: false },
      {
        evidence: [
          { ...withPhoto, attachment: null, isPartial: true, version: { 'a/part': 1 } },
          { ...withPhoto, id: uuid(44), sheetId: uuid(13), attachment: null },
        ],
        attachments: [],
      },
    ],
  ])('%s, and what loses by it is marked as partial', (_, selection, different) => {
    expect(share(selection)).toEqual({ ...mine, siblings: [], ...different })
  })

  it('is left out of versions in conflict, too', () => {
    const inConflict = {
      ...noted,
      version: { b: 1 },
      content: { ...noted.content, note: 'another secret note' },
    }
    const beside = siblingOf('answers', noted.id, versionWith<'answers'>(inConflict))
    const shared = share(nothing, { ...records, siblings: [beside] })
    expect(JSON.stringify(shared)).not.toContain('secret')
    expect(shared.siblings).toHaveLength(1)
    expect(shared.siblings[0]).toMatchObject({ isPartial: true, version: { 'b/part': 1 } })
  })

  it('lets a version go that is then no more than a part of the one beside it', () => {
    const [partial] = share(nothing).answers
    if (!partial) throw new Error('no answer')
    const editedCopy = { ...partial, version: nextVersion(partial.version, 'b'), updatedAt: BINNED_AT }
    const beside = siblingOf('answers', noted.id, versionWith<'answers'>(editedCopy))
    const shared = share(nothing, { ...records, siblings: [beside] })
    expect(shared.answers[0]).toEqual(editedCopy)
    expect(shared.siblings).toEqual([])
  })
})

describe('what was shared in part', () => {
  const planFor = (there: CarriedRecords, here: CarriedRecords): MeetingRecord[] =>
    importPlan(there, (kind, id) => statesOf(kind, here).get(id) ?? UNKNOWN)
  const received = share(nothing)

  it('changes nothing where it came from', () => {
    for (const { meeting, before, after } of planFor(received, records)) {
      expect(['identical', 'newerHere']).toContain(meeting)
      expect(after).toEqual(before)
    }
  })

  it('is overtaken by the whole where that comes later', () => {
    const plan = planFor(share({}), received)
    expect(plan.map(({ meeting }) => meeting)).toContain('newerThere')
    expect(plan.flatMap(({ after }) => after.siblings)).toEqual([])
    expect(plan.find(({ id }) => id === noted.id)?.after.main).toEqual(noted)
  })

  it.each([noted, plain])(
    'and edited elsewhere comes back without the loss of a note (answer $itemId)',
    ({ id }) => {
      const edit = (answer: Answer): Answer =>
        answer.id === id
          ? {
              ...answer,
              version: nextVersion(answer.version, 'b'),
              content: { ...answer.content, state: 'dontKnow' },
            }
          : answer
      const [met] = planFor({ ...received, answers: received.answers.map(edit) }, records).filter(
        (each) => each.id === id,
      )
      const said = versionsOf(met?.after ?? UNKNOWN).map(({ record }) => (record as Answer).content)
      expect(met?.meeting).toBe(id === noted.id ? 'inConflict' : 'newerThere')
      expect(said.some(({ state }) => state === 'dontKnow')).toBe(true)
      expect(said.some(({ note }) => note === 'secret note')).toBe(id === noted.id)
    },
  )
})
