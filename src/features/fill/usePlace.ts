import { computed, watch, type ComputedRef } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { askedIndicators } from '@/domain/assessment/applicability'
import { isShown, nextUnanswered } from '@/domain/assessment/progress'
import type { Area, Indicator } from '@/domain/questionnaire/format-1'
import { areaOf } from '@/domain/questionnaire/tree'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'
import { whenIdle } from '@/platform/when-idle'
import { resumeAt } from './places'
import type { Answers } from '@/parts/items/use-answers'

/** Where in the questionnaire one stands, and the ways on. */
export interface Place {
  /** Null while it is being looked up, and when the link names none that is asked here. */
  readonly indicator: ComputedRef<Indicator | null>
  readonly area: ComputedRef<Area | null>
  /** The link names an indicator that is not asked here. */
  readonly isUnknown: ComputedRef<boolean>
  /** Which one this is, counted from 1. */
  readonly position: ComputedRef<number>
  readonly count: ComputedRef<number>
  /** Null on the first one. */
  readonly previous: ComputedRef<RouteLocationRaw | null>
  /** After the last one: the overview of what is left. */
  readonly next: ComputedRef<RouteLocationRaw>
  readonly isLast: ComputedRef<boolean>
  /** Where something is still left; the overview when nothing is. */
  readonly firstLeft: ComputedRef<RouteLocationRaw>
  linkTo(indicator: Indicator): RouteLocationRaw
}

/** The place that the link names; without one the route is replaced by the place where the person stopped. */
export function usePlace(id: () => string, answers: Answers): Place {
  const bundle = useBundle()
  const assessmentId = () => bundle.value.assessment.id
  const linkTo = ({ id: indicatorId }: Indicator) => ({
    name: 'fill',
    params: { assessmentId: assessmentId(), indicatorId },
  })
  const overview = () => ({ name: 'overview', params: { assessmentId: assessmentId() } })
  const asked = computed(() =>
    askedIndicators(bundle.value.questionnaire, bundle.value.context).filter((each) =>
      isShown(each, answers.facts.value.hidden),
    ),
  )
  const index = computed(() => asked.value.findIndex((indicator) => indicator.id === id()))
  const indicator = computed(() => asked.value[index.value] ?? null)
  const left = () => nextUnanswered(bundle.value.questionnaire, answers.all.value, bundle.value.context, null)
  const at = (position: number) => asked.value[position]
  useLastPlace(id, indicator, (lastPlace) => resumeAt(asked.value, lastPlace, left()))
  return {
    indicator,
    area: computed(() => areaOf(bundle.value.questionnaire, id())),
    isUnknown: computed(() => id() !== '' && indicator.value === null),
    position: computed(() => index.value + 1),
    count: computed(() => asked.value.length),
    previous: computed(() => optional(at(index.value - 1), linkTo)),
    next: computed(() => optional(at(index.value + 1), linkTo) ?? overview()),
    isLast: computed(() => index.value === asked.value.length - 1),
    firstLeft: computed(() => optional(left(), linkTo) ?? overview()),
    linkTo,
  }
}

function optional<T, U>(value: T | null | undefined, make: (value: T) => U): U | null {
  return value == null ? null : make(value)
}

function useLastPlace(
  id: () => string,
  indicator: ComputedRef<Indicator | null>,
  resume: (lastPlace: unknown) => Indicator | null,
): void {
  const storage = useStorage()
  const router = useRouter()
  const bundle = useBundle()
  const key = () => `lastPlace/${bundle.value.assessment.id}` as const
  // Where one stopped is a comfort: when it cannot be read or written, filling goes on without it.
  const ignored = () => null

  async function goOn(): Promise<void> {
    const params = { assessmentId: bundle.value.assessment.id }
    const found = resume(await storage.settings.get(key()).catch(ignored))
    if (id() !== '') return
    await router.replace(
      found ? { name: 'fill', params: { ...params, indicatorId: found.id } } : { name: 'overview', params },
    )
  }
  /** After the question is shown; of several passed in a hurry only the last one. */
  async function noted(under: ReturnType<typeof key>, place: string): Promise<void> {
    await whenIdle()
    if (place === id()) await storage.settings.set(under, place).catch(ignored)
  }
  watch(
    () => id(),
    (now) => {
      if (now === '') void goOn()
      else if (indicator.value) void noted(key(), now)
    },
    { immediate: true },
  )
}
