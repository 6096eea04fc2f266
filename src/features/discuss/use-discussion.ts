import { computed, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { AnswerValue } from '@/domain/records/answer'
import type { Ballot, Decision, PriorityVote } from '@/domain/records/ballot'
import type { Participant, Workshop } from '@/domain/records/workshop'
import { isBlindNow } from '@/domain/workshop/blind'
import { groupReadings, type ItemReading } from '@/domain/workshop/group'
import { discussionOrder, type OrderBy, type Stop } from '@/domain/workshop/order'
import type { Said } from '@/domain/workshop/said'
import type { AsyncState } from '@/parts/async-state'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { injected } from '@/platform/injected'
import type { Held } from './use-held'

/** What is stored of a workshop beside its assessment. Names are not read here at all. */
export interface Stored extends Pick<Said, 'hands'> {
  readonly ballots: readonly Ballot[]
  /** Null where the assessment is no workshop. */
  readonly workshop: Workshop | null
  readonly participants: readonly Participant[]
  readonly decisions: readonly Decision[]
  readonly votes: readonly PriorityVote[]
}

/** What is stored of the workshop of the open assessment, following every change. */
export function useStored(): Readonly<Ref<AsyncState<Stored>>> {
  const { workshops, ballots } = useStorage()
  const bundle = useBundle()
  const assessmentId = () => bundle.value.assessment.id
  return useLiveQuery(async () => {
    const id = assessmentId()
    const [workshop, participants, handedIn, hands, decisions, votes] = await Promise.all([
      workshops.get(id),
      workshops.participants(id),
      ballots.ofAssessment(id),
      workshops.hands(id),
      workshops.decisions(id),
      workshops.priorityVotes(id),
    ])
    return { workshop, participants, ballots: handedIn, hands, decisions, votes }
  }, assessmentId)
}

/** What the group agreed on for this item; null where it has not, or found that it does not apply. */
export function valueOf(
  itemId: string,
  decisions: Discussion['decisions']['value'],
  answers: SheetAnswers,
): AnswerValue | null {
  return decisions.has(itemId) ? (answers.get(itemId)?.value ?? null) : null
}

/** A workshop that is being discussed. */
export interface Discussion {
  readonly workshop: ComputedRef<Workshop>
  readonly participants: ComputedRef<readonly Participant[]>
  /** How many of the participants are there; null where nobody is listed. */
  readonly present: ComputedRef<number | null>
  readonly isBlind: ComputedRef<boolean>
  /** Whether anything can still be decided. */
  readonly isOpen: ComputedRef<boolean>
  readonly readings: ComputedRef<readonly ItemReading[]>
  readonly stops: ComputedRef<readonly Stop[]>
  /** By the id of the item. */
  readonly decisions: ComputedRef<ReadonlyMap<string, Decision>>
  readonly votes: ComputedRef<readonly PriorityVote[]>
  /** What of the points is projected: those that were there when the slide came on. */
  readonly shownVotes: ComputedRef<readonly PriorityVote[]>
}

/** Where the page of a discussion provides it. */
export const discussionKey: InjectionKey<Discussion> = Symbol('discussion')

/** The workshop that is discussed on this page. */
export function useDiscussion(): Discussion {
  return injected(discussionKey)
}

/** Reads what is stored as a group's discussion, in this order, by the ballots that are held. */
export function discussionOf(
  stored: () => Stored & { readonly workshop: Workshop },
  held: Pick<Held, 'ballots' | 'votes'>,
  order: () => OrderBy,
): Discussion {
  const bundle = useBundle()
  const [participants, hands] = [computed(() => stored().participants), computed(() => stored().hands)]
  const readings = computed(() => {
    const { questionnaire, context } = bundle.value
    const ballots = held.ballots.value
    return groupReadings({
      ...{ questionnaire, context, ballots },
      participants: participants.value,
      hands: hands.value,
    })
  })
  const decisions = computed(() => new Map(stored().decisions.map((one) => [one.itemId, one])))
  return {
    workshop: computed(() => stored().workshop),
    participants,
    present: computed(() => {
      const all = participants.value
      return all.length === 0 ? null : all.filter(({ isPresent }) => isPresent).length
    }),
    isBlind: computed(() => isBlindNow(stored().workshop)),
    isOpen: computed(() => bundle.value.assessment.state === 'draft'),
    readings,
    stops: computed(() => {
      const { questionnaire, context } = bundle.value
      const decided = new Set(decisions.value.keys())
      return discussionOrder(questionnaire, context, readings.value, order(), decided)
    }),
    decisions,
    votes: computed(() => stored().votes),
    shownVotes: held.votes,
  }
}
