import { shallowRef, watch, type Ref } from 'vue'
import { searchBestSteps, type BestSteps } from '@/domain/scoring/one-step-up'
import { scoredAnswers } from '@/parts/group-result'
import { useBundle } from '@/parts/use-assessment'

/** How long the search holds the page at a time: too short to be felt while typing or scrolling. */
const TURN_MS = 8

/**
 * The best single steps of the open assessment; null while they are being searched. The search takes turns with the page,
 * begins anew with every change of the data, and ends with the component that asked for it.
 */
export function useBestSteps(): Readonly<Ref<BestSteps | null>> {
  const bundle = useBundle()
  const found = shallowRef<BestSteps | null>(null)
  watch(
    bundle,
    async (given, _before, onCleanup) => {
      const { questionnaire, evidenceCounts, context } = given
      const overtaken = new AbortController()
      onCleanup(() => overtaken.abort())
      found.value = null
      const search = searchBestSteps(questionnaire, scoredAnswers(given), evidenceCounts, context)
      for (let step = takeTurn(search); ; step = takeTurn(search)) {
        if (step.done) {
          found.value = step.value
          return
        }
        await new Promise((resolve) => setTimeout(resolve))
        if (overtaken.signal.aborted) return
      }
    },
    { immediate: true },
  )
  return found
}

function takeTurn<Y, R>(search: Generator<Y, R>): IteratorResult<Y, R> {
  const end = performance.now() + TURN_MS
  let step = search.next()
  while (!step.done && performance.now() < end) step = search.next()
  return step
}
