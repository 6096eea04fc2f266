import type { Ref } from 'vue'
import { versionsOf } from '@/domain/merge/state'
import type { Ballot, Decision, Hands } from '@/domain/records/ballot'
import type { Participant, Workshop } from '@/domain/records/workshop'
import type { AsyncState } from '@/parts/async-state'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { OpenConflict } from '@/storage/keeping'
import type { EarlierBallot } from '@/storage/workshop-store'
import { useHowMuch } from './use-how-much'

/** One of several ballots under one code; what it says is not here, only how much. */
export interface BallotVersion extends Pick<Ballot, 'way' | 'handedInAt'> {
  /** Null for the one that is shown until a person chooses. */
  readonly siblingId: string | null
  /** How much of what was asked was dealt with, in words. */
  readonly howMuch: string
  /** Whether it was deleted, here or on another device. */
  readonly isDeleted: boolean
}

/** Several ballots under one code. */
export interface BallotChoice extends Pick<Ballot, 'id' | 'code'> {
  readonly versions: readonly BallotVersion[]
}

/** What has come in of a workshop. */
export interface Collected {
  /** Null where the assessment has no workshop. */
  readonly workshop: Workshop | null
  readonly participants: readonly Participant[]
  readonly ballots: readonly Ballot[]
  readonly hands: readonly Hands[]
  readonly decisions: readonly Decision[]
  /** Codes of which a person has to say which ballot counts. */
  readonly choices: readonly BallotChoice[]
  /** What ballots have taken the place of and can be brought back, the newest first. */
  readonly earlier: readonly EarlierBallot[]
}

/** What has come in of the workshop, following every change. */
export function useCollected(): Readonly<Ref<AsyncState<Collected>>> {
  const { workshops, ballots, conflicts } = useStorage()
  const bundle = useBundle()
  const { ofBallot } = useHowMuch()
  const id = () => bundle.value.assessment.id
  return useLiveQuery(async () => {
    const [workshop, participants, handedIn, hands, decisions, open, earlier] = await Promise.all([
      workshops.get(id()),
      workshops.participants(id()),
      ballots.ofAssessment(id()),
      workshops.hands(id()),
      workshops.decisions(id()),
      conflicts.list(),
      ballots.earlier(id()),
    ])
    const choices = handedIn.flatMap((ballot) => choiceOf(ballot, open, ofBallot))
    return { workshop, participants, ballots: handedIn, hands, decisions, choices, earlier }
  }, id)
}

function choiceOf(
  { id, code }: Ballot,
  open: readonly OpenConflict[],
  ofBallot: (ballot: Pick<Ballot, 'answers'>) => string,
): BallotChoice[] {
  const conflict = open.find((one) => one.kind === 'ballots' && one.id === id)
  if (!conflict) return []
  const siblingIds = [null, ...conflict.state.siblings.map((sibling) => sibling.id)]
  // A ballot that is listed stands in its table: it is the first.
  const versions = versionsOf(conflict.state).flatMap(({ record }, index) => {
    if (!record) return []
    const { way, handedInAt, deletedAt, answers } = record as Ballot
    const siblingId = siblingIds[index] ?? null
    return [{ siblingId, way, handedInAt, howMuch: ofBallot({ answers }), isDeleted: deletedAt !== null }]
  })
  return [{ id, code, versions }]
}
