import { computed, type ComputedRef, type Ref } from 'vue'
import type { PriorityVote } from '@/domain/records/ballot'
import type { Workshop } from '@/domain/records/workshop'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { isBlindNow } from '@/domain/workshop/blind'
import { prioritySubjects, sumOf, type Subject } from '@/domain/workshop/priorities'
import type { AsyncState } from '@/parts/async-state'
import { scoredAnswers } from '@/parts/group-result'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** What is stored of a workshop's points. */
interface StoredPoints {
  /** Null where the assessment is no workshop. */
  readonly workshop: Workshop | null
  /** Of the participants, and of those who handed in a ballot without being listed. */
  readonly codes: readonly string[]
  readonly votes: readonly PriorityVote[]
}

/** A round in which points are given, following every change. */
export interface UseRound {
  readonly state: Readonly<Ref<AsyncState<StoredPoints>>>
  /** Why no points can be taken; null where they can. */
  readonly obstacle: ComputedRef<'noWorkshop' | 'final' | 'blind' | 'noSubjects' | null>
  /** What points can be given to; nothing while there is an obstacle. */
  readonly subjects: ComputedRef<readonly Subject[]>
  /** Whether hands were counted, which take the place of all that is handed in. */
  readonly hasHands: ComputedRef<boolean>
  /** Who has handed in, and nothing of what. */
  readonly arrived: ComputedRef<ReadonlySet<string>>
}

/** The round in which points are given in the open workshop. */
export function useRound(): UseRound {
  const bundle = useBundle()
  const { workshops, ballots } = useStorage()
  const assessmentId = () => bundle.value.assessment.id
  const state = useLiveQuery<StoredPoints>(async () => {
    const id = assessmentId()
    const [workshop, participants, handedIn, votes] = await Promise.all([
      workshops.get(id),
      workshops.participants(id),
      ballots.ofAssessment(id),
      workshops.priorityVotes(id),
    ])
    const codes = new Set([...participants, ...handedIn].map(({ code }) => code))
    return { workshop, codes: [...codes].sort(), votes }
  }, assessmentId)
  const votes = computed(() => state.value.value?.votes ?? [])
  const subjects = computed(() => {
    const workshop = state.value.value?.workshop
    if (!workshop || isBlindNow(workshop)) return []
    const { questionnaire, evidenceCounts, context } = bundle.value
    const result = scoreSheet(questionnaire, scoredAnswers(bundle.value), evidenceCounts, context)
    return prioritySubjects(questionnaire, result, workshop.proposals)
  })
  const obstacle = computed(() => {
    const workshop = state.value.value?.workshop
    if (!workshop) return 'noWorkshop'
    if (bundle.value.assessment.state === 'final') return 'final'
    if (isBlindNow(workshop)) return 'blind'
    return subjects.value.length === 0 ? 'noSubjects' : null
  })
  return {
    state,
    obstacle,
    subjects,
    hasHands: computed(() => votes.value.some(({ code, points }) => code === null && sumOf(points) > 0)),
    arrived: computed(() => new Set(votes.value.flatMap(({ code }) => (code === null ? [] : [code])))),
  }
}
