import {
  computed,
  onScopeDispose,
  ref,
  shallowReactive,
  shallowRef,
  watch,
  watchEffect,
  type ComputedRef,
  type Ref,
} from 'vue'
import type { QuestionnaireSummary } from '@/domain/questionnaire/summary'
import type { AsyncState } from '@/parts/async-state'
import { useContent } from '@/parts/content-library'
import { useLiveQuery } from '@/parts/use-live-query'
import { useLoaded } from '@/parts/use-loaded'
import { useStorage } from '@/parts/use-storage'
import { JobCancelled, type Job } from '@/workers/job'
import { summariesOfKept } from '@/workers/questionnaires'
import { libraryGroups, type LibraryGroup } from './library-list'

/** All questionnaires that can be used: those the host offers, and those kept here. */
export interface UseLibrary {
  /** Null until it is known what the host offers, or that it cannot be reached, and what is kept here. */
  readonly groups: ComputedRef<readonly LibraryGroup[] | null>
  /** What the host offers; null where that is not known. */
  readonly served: ComputedRef<readonly QuestionnaireSummary[] | null>
  /** Whether only what is kept here can be shown. */
  readonly isOffline: ComputedRef<boolean>
  /** How many are kept that cannot be used. */
  readonly unusable: ComputedRef<number>
  /** Why it is not known what is kept here; null while nothing failed. */
  readonly failure: ComputedRef<unknown>
  /** Asks the host again. */
  readonly reload: () => void
}

/** All questionnaires that can be used, following every change on this device. */
export function useLibrary(): UseLibrary {
  const content = useContent()
  const storage = useStorage()
  const { state: index, reload } = useLoaded(() => content.index())
  const here = useLiveQuery(() => storage.questionnaires.hashes())
  const served = computed(() => index.value.value?.questionnaires ?? null)
  const offered = computed(() => new Set(served.value?.map(({ sha256 }) => sha256)))
  const { summaries, isLooking, unusable, failure } = useKept(index, here, offered)

  const isKnown = ref(false)
  // From then on the list stays while more is looked up, for example what was just added.
  watchEffect(() => {
    isKnown.value ||= index.value.status !== 'loading' && here.value.status === 'ready' && !isLooking.value
  })
  return {
    groups: computed(() =>
      isKnown.value ? libraryGroups(served.value ?? [], summaries.value, new Set(here.value.value)) : null,
    ),
    served,
    isOffline: computed(() => index.value.status === 'failed'),
    unusable,
    failure: computed(() => here.value.error ?? failure.value),
    reload,
  }
}

/** What is kept under these fingerprints and not offered by the host: looked up in a worker, each once, since it never changes. */
function useKept(
  index: Readonly<Ref<AsyncState<unknown>>>,
  here: Readonly<Ref<AsyncState<readonly string[]>>>,
  offered: ComputedRef<ReadonlySet<string>>,
) {
  const known = shallowReactive(new Map<string, QuestionnaireSummary | null>())
  const failure = shallowRef<unknown>(null)
  let job: Job<unknown> | null = null
  const wanted = computed(() => (here.value.value ?? []).filter((sha256) => !offered.value.has(sha256)))
  const lacking = computed(() => wanted.value.filter((sha256) => !known.has(sha256)))

  async function look(hashes: readonly string[]): Promise<void> {
    job?.cancel()
    const mine = summariesOfKept(hashes)
    job = mine
    try {
      const result = await mine.done
      if (!result.ok) throw new Error(result.error.failure)
      for (const summary of result.value.summaries) known.set(summary.sha256, summary)
      for (const sha256 of result.value.unusable) known.set(sha256, null)
    } catch (error) {
      if (!(error instanceof JobCancelled)) failure.value = error
    }
  }
  watch(
    [() => index.value.status, lacking],
    ([status, hashes]) => {
      if (status !== 'loading' && hashes.length > 0) void look(hashes)
    },
    { immediate: true },
  )
  onScopeDispose(() => job?.cancel())
  return {
    summaries: computed(() => wanted.value.flatMap((sha256) => known.get(sha256) ?? [])),
    isLooking: computed(() => lacking.value.length > 0 && failure.value === null),
    unusable: computed(() => wanted.value.filter((sha256) => known.get(sha256) === null).length),
    failure,
  }
}
