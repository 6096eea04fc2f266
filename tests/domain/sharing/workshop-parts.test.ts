import { describe, expect, it } from 'vitest'
import { mergeRecords } from '@/domain/merge/merge'
import { siblingOf } from '@/domain/merge/state'
import { CARRIED_KINDS, type CarriedRecords } from '@/domain/records/registry'
import { selected, type ShareSelection, type WorkshopPart } from '@/domain/sharing/selection'
import { isWithoutVoices } from '@/domain/workshop/without-voices'
import { fullRecords } from '../../fixtures/records'
import { BINNED_AT, recordsWith, template, versionWith } from '../merge/some-records'

const [workshop, decision, ballot, hands] = [
  { ...template('workshops'), recipients: 'planted@recipient', namesFor: 'nobody' as const },
  template('decisions'),
  template('ballots'),
  template('hands'),
]
/** All that the fixture has of the one assessment, with a workshop that names who gets the minutes. */
const records: CarriedRecords = {
  ...Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, kind === 'siblings' ? [] : fullRecords[kind]])),
  workshops: [workshop],
} as unknown as CarriedRecords

function share(
  part: WorkshopPart,
  changed: Partial<CarriedRecords> = {},
  said: Partial<ShareSelection> = {},
): CarriedRecords {
  const assessments = [{ id: workshop.id, sheets: 'all' as const, withPlan: true, workshop: part }]
  const selection: ShareSelection = {
    assessments,
    questionnaires: [],
    withNames: true,
    withNotes: true,
    withAttachments: true,
    ...said,
  }
  return selected({ ...records, ...changed }, selection)
}

describe('an invitation', () => {
  it('holds the assessment, its questionnaire and the rules, and nothing else, whatever else was chosen', () => {
    const invitation = share('invitation')
    const kinds = CARRIED_KINDS.filter((kind) => invitation[kind].length > 0)
    expect(kinds.sort()).toEqual(['assessments', 'questionnaires', 'workshops'])
  })

  it('says nothing of who gets the minutes and of what was proposed, in no version', () => {
    const beside = { ...workshop, version: { b: 1 }, place: 'elsewhere' }
    const siblings = [siblingOf('workshops', workshop.id, versionWith<'workshops'>(beside))]
    expect(workshop.proposals).not.toEqual([])
    const invitation = share('invitation', { siblings })
    expect(invitation.siblings).toHaveLength(1)
    const said = JSON.stringify([invitation.workshops, invitation.siblings])
    for (const text of ['planted@recipient', ...workshop.proposals.map((one) => one.text)])
      expect(said).not.toContain(text)
    expect(invitation.workshops).toMatchObject([{ isBlind: workshop.isBlind }])
  })
})

describe('what was taken back', () => {
  const taken = { deletedAt: BINNED_AT }
  const back = {
    decisions: [{ ...decision, ...taken }],
    hands: [{ ...hands, ...taken }],
    ballots: [{ ...ballot, ...taken }],
  }

  it('does not go along with the outcome, and does with everything', () => {
    const { decisions, hands: counted, ballots } = share('outcome', back)
    expect([decisions, counted, ballots]).toEqual([[], [], []])
    expect(share('everything', back)).toMatchObject(back)
  })

  it('on one of two devices stays behind, and what stands beside it goes along', () => {
    const living = { ...decision, version: { b: 1 }, reason: 'still decided' }
    const siblings = [
      siblingOf(
        'decisions',
        decision.id,
        versionWith<'decisions'>({ ...decision, ...taken, reason: 'planted' }),
      ),
    ]
    const shared = share('outcome', { decisions: [living], siblings })
    expect(shared.decisions).toEqual([living])
    expect(shared.siblings).toEqual([])
  })
})

describe('the sheet of the group', () => {
  const sheets = [{ ...template('sheets'), kind: 'consensus' as const, name: null }]
  const isMarked = ({ sheets: those }: CarriedRecords) => those.map(isWithoutVoices)
  const nothing = recordsWith({})

  it('says in an outcome that what each handed in is not there, and in no other part', () => {
    expect(isMarked(share('outcome', { sheets }))).toEqual([true])
    expect(isMarked(share('everything', { sheets }, { withNames: false, withNotes: false }))).toEqual([false])
  })

  it('goes on saying so when it is passed on, until the whole workshop comes, whatever comes first', () => {
    const [outcome, everything] = [share('outcome', { sheets }), share('everything', { sheets })]
    const there = mergeRecords(nothing, outcome)
    expect(isMarked(there)).toEqual([true])
    expect(isMarked(share('everything', there))).toEqual([true])
    expect(isMarked(share('outcome', there))).toEqual([true])
    for (const both of [mergeRecords(there, everything), mergeRecords(everything, there)]) {
      expect(isMarked(both)).toEqual([false])
      expect(both.siblings.filter(({ recordKind }) => recordKind === 'sheets')).toEqual([])
    }
  })

  it('of one person is not marked', () => {
    const own = [{ ...template('sheets'), kind: 'individual' as const, name: null }]
    expect(share('outcome', { sheets: own }).sheets).toEqual(own)
  })
})

describe('without names', () => {
  it('nobody is told who gets the minutes; without notes, not why the group decided so', () => {
    const shared = share('everything', {}, { withNames: false, withNotes: false })
    expect(shared.workshops).toMatchObject([{ recipients: '', isPartial: true }])
    expect(shared.workshops[0]?.proposals).toEqual(workshop.proposals)
    expect(shared.decisions).toMatchObject([{ reason: '', dissent: '', dissenters: decision.dissenters }])
    expect(shared.participantNames).toEqual([])
  })

  it('the erasure of a name is passed on with its participant', () => {
    const [participant] = records.participants
    const id = participant?.id ?? ''
    const erased = siblingOf('participantNames', id, { record: null, version: { a: 2 }, purgedAt: BINNED_AT })
    const changed = { participantNames: [], siblings: [erased] }
    expect(share('everything', changed, { withNames: false }).siblings).toEqual([erased])
    expect(share('outcome', changed).siblings).toEqual([])
    expect(share('everything', { ...changed, participants: [] }).siblings).toEqual([])
    expect(
      selected(recordsWith(changed), {
        ...{ assessments: [], questionnaires: [] },
        withNames: true,
        withNotes: true,
        withAttachments: true,
      }).siblings,
    ).toEqual([])
  })
})
