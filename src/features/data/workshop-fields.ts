import type { VersionedKind } from '@/domain/records/registry'
import { field, type FieldsOf } from './record-field'

type WorkshopKind = Extract<
  VersionedKind,
  'workshops' | 'participants' | 'participantNames' | 'ballots' | 'hands' | 'decisions' | 'priorityVotes'
>

/** What the records of workshops say. Of what one person answered or chose nothing is said but how much; of names nothing. */
export const WORKSHOP_FIELDS: { readonly [K in WorkshopKind]: FieldsOf<K> } = {
  workshops: (workshop, { t, formats }) => [
    field(t, 'phase', t(`files.phase.${workshop.phase}`)),
    field(t, 'place', workshop.place),
    field(t, 'date', workshop.date === null ? '' : formats.date(workshop.date)),
    field(
      t,
      'agenda',
      workshop.agenda.map(({ part, minutes }) => `${part}: ${formats.number(minutes)}`).join('; '),
    ),
    field(t, 'blind', t(`files.yesNo.${workshop.isBlind ? 'yes' : 'no'}`)),
    field(t, 'namesFor', t(`files.namesFor.${workshop.namesFor}`)),
    field(t, 'quorum', workshop.quorum === null ? '' : formats.number(workshop.quorum)),
    field(t, 'seconds', workshop.secondsEach === null ? '' : formats.number(workshop.secondsEach)),
    field(t, 'proposals', workshop.proposals.map(({ text }) => text).join('\n')),
    field(t, 'pointsEach', formats.number(workshop.pointsEach)),
    field(t, 'recipients', workshop.recipients),
    field(t, 'delivered', workshop.deliveredOn === null ? '' : formats.date(workshop.deliveredOn)),
  ],
  participants: ({ code, role, organisation, sex, ageBand, isPresent }, { t }) => [
    field(t, 'code', code),
    field(t, 'role', role === null ? '' : t(`labels.role.${role}`)),
    field(t, 'organisation', organisation),
    field(t, 'sex', sex === null ? '' : t(`labels.sex.${sex}`)),
    field(t, 'ageBand', ageBand === null ? '' : t(`labels.ageBand.${ageBand}`)),
    field(t, 'present', t(`files.yesNo.${isPresent ? 'yes' : 'no'}`)),
  ],
  participantNames: () => [],
  ballots: ({ code, round, way, questionnaire, answers, handedInAt }, { t, formats }) => [
    field(t, 'code', code),
    field(t, 'round', formats.number(round)),
    field(t, 'way', t(`labels.ballotWay.${way}`)),
    field(t, 'questionnaire', `${questionnaire.id} ${questionnaire.version}`),
    field(t, 'answers', formats.number(Object.keys(answers).length)),
    field(t, 'handedIn', formats.dateTime(handedInAt)),
  ],
  hands: ({ itemId, round, counts }, { t, formats }) => [
    field(t, 'item', itemId),
    field(t, 'round', formats.number(round)),
    field(
      t,
      'counts',
      Object.entries(counts)
        .map(([level, people]) => `${level}: ${formats.number(people)}`)
        .join(', '),
    ),
  ],
  decisions: ({ itemId, by, reason, dissent, dissenters, present, decidedAt }, { t, formats }) => [
    field(t, 'item', itemId),
    field(t, 'decidedBy', t(`labels.decidedBy.${by}`)),
    field(t, 'why', reason),
    field(t, 'dissent', dissent),
    field(t, 'dissenters', formats.number(dissenters)),
    field(t, 'presentCount', present === null ? '' : formats.number(present)),
    field(t, 'decided', formats.dateTime(decidedAt)),
  ],
  priorityVotes: ({ code, way, points }, { t, formats }) => [
    field(t, 'code', code ?? ''),
    field(t, 'way', t(`labels.ballotWay.${way}`)),
    field(t, 'points', formats.number(Object.values(points).reduce((sum, n) => sum + n, 0))),
  ],
}
