import { computed, type ComputedRef } from 'vue'
import { findIndicator } from '@/domain/questionnaire/tree'
import { priorityActionIds } from '@/domain/records/derived-id'
import type { Action } from '@/domain/records/plan'
import type { ShownText } from '@/domain/shared/text'
import { FEWEST_VOICES } from '@/domain/workshop/group'
import { prioritySubjects, type Subject } from '@/domain/workshop/priorities'
import { priorityTally, type PriorityTally } from '@/domain/workshop/priority-tally'
import { useScreenLanguage } from '@/parts/screen-language'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useScore } from '@/parts/use-score'
import { useStorage } from '@/parts/use-storage'
import type { Discussion } from './use-discussion'

/** What the group finds most pressing. */
export interface Priorities {
  readonly subjects: ComputedRef<readonly Subject[]>
  readonly tally: ComputedRef<PriorityTally>
  readonly textOf: (subject: Subject) => ShownText
  readonly actions: ComputedRef<readonly Action[]>
  /** The action that a subject has become, a stopped one only where there is no other; null while there is none. */
  readonly actionFor: (subject: Subject) => Action | null
  /** What got points, most first, as it is projected; nothing while only one or two have handed in theirs. */
  readonly lines: ComputedRef<readonly { text: ShownText; points: number; isChosen: boolean }[]>
}

/** Whether there is an action that has not been stopped. */
export function isGoingOn(action: Action | null): boolean {
  return action !== null && action.status !== 'dropped'
}

/** What the group distributes points over: by what it agreed on, and the lower median where it did not. */
export function usePriorities({ workshop, votes, shownVotes }: Discussion): Priorities {
  const bundle = useBundle()
  const { plans } = useStorage()
  const { shown, language } = useScreenLanguage()
  const state = useLiveQuery(
    () => plans.actions(bundle.value.assessment.id),
    () => bundle.value.assessment.id,
  )
  const actions = computed(() => state.value.value ?? [])
  const score = useScore()
  const subjects = computed(() =>
    prioritySubjects(bundle.value.questionnaire, score.value, workshop.value.proposals),
  )
  const tallyOf = (counted: Discussion['votes']['value']) =>
    priorityTally(subjects.value, counted, workshop.value.pointsEach)
  function textOf(subject: Subject): ShownText {
    return subject.kind === 'proposal'
      ? { text: subject.text, lang: language.value }
      : shown(findIndicator(bundle.value.questionnaire, subject.id)?.title)
  }
  function actionFor(subject: Subject): Action | null {
    const ids = priorityActionIds(bundle.value.assessment.id, subject.id)
    const own = actions.value.filter(({ id }) => ids.includes(id))
    const isMeant = ({ targets }: Action) =>
      subject.kind === 'indicator' && targets.some(({ indicatorId }) => indicatorId === subject.id)
    return [...own, ...actions.value.filter(isMeant)].find(isGoingOn) ?? own[0] ?? null
  }
  const lines = computed(() => {
    const { ranked, voters } = tallyOf(shownVotes.value)
    // The points of one or two are what these gave.
    if (voters !== null && voters < FEWEST_VOICES) return []
    return ranked
      .filter(({ points }) => points > 0)
      .map(({ subject, points }) => ({
        text: textOf(subject),
        points,
        isChosen: isGoingOn(actionFor(subject)),
      }))
  })
  return { subjects, tally: computed(() => tallyOf(votes.value)), textOf, actions, actionFor, lines }
}
