import type { Ref } from 'vue'
import type { Ballot, Decision, Hands, PriorityVote } from '@/domain/records/ballot'
import type { Action } from '@/domain/records/plan'
import type { Participant, Workshop } from '@/domain/records/workshop'
import type { AsyncState } from '@/parts/async-state'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** What is stored of a workshop, as its minutes need it. */
export interface WorkshopRecords {
  /** Null where the assessment has none on this device. */
  readonly workshop: Workshop | null
  readonly participants: readonly Participant[]
  /** How many participants have a name; 0 where nobody may see names. The names themselves are read when a file is made. */
  readonly named: number
  readonly ballots: readonly Ballot[]
  readonly hands: readonly Hands[]
  readonly decisions: readonly Decision[]
  readonly votes: readonly PriorityVote[]
  readonly actions: readonly Action[]
}

/** What is stored of the workshop of the open assessment, following every change. */
export function useWorkshopRecords(): Readonly<Ref<AsyncState<WorkshopRecords>>> {
  const { workshops, ballots, plans } = useStorage()
  const bundle = useBundle()
  const assessmentId = () => bundle.value.assessment.id
  return useLiveQuery(async () => {
    const id = assessmentId()
    const [workshop, participants, handedIn, hands, decisions, votes, actions] = await Promise.all([
      workshops.get(id),
      workshops.participants(id),
      ballots.ofAssessment(id),
      workshops.hands(id),
      workshops.decisions(id),
      workshops.priorityVotes(id),
      plans.actions(id),
    ])
    const named = workshop?.namesFor === 'facilitator' ? (await workshops.names(id)).size : 0
    return { workshop, participants, named, ballots: handedIn, hands, decisions, votes, actions }
  }, assessmentId)
}
