import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useTypedText } from '@/parts/typed-text'
import { JobCancelled, type Job } from '@/workers/job'

/** Starts a job and waits for it; rejects with `JobCancelled` once the work was stopped. */
export type RunJob = <T>(start: () => Job<T>) => Promise<T>

/** The state of work that is done in a worker, one piece of work at a time. */
export interface UseJobState<State> {
  readonly state: ShallowRef<State>
  /** Does the work and shows the state it ends in, or the one made of what it failed with. */
  readonly run: (work: (runJob: RunJob) => Promise<State>) => Promise<void>
  /** Stops the work and goes back to the first state, or to the one given. */
  readonly cancel: (to?: State) => void
}

/**
 * The state of work in a worker; whoever leaves the page stops it. What is stopped changes the state no more. Before any
 * job what is typed and still waits for a pause is written, so that the worker finds it in the store.
 */
export function useJobState<State>(idle: State, failedWith: (error: unknown) => State): UseJobState<State> {
  const state = shallowRef(idle)
  const typed = useTypedText()
  let job: Job<unknown> | null = null
  let turn = 0

  async function run(work: (runJob: RunJob) => Promise<State>): Promise<void> {
    const mine = ++turn
    const runJob = async <T>(start: () => Job<T>): Promise<T> => {
      await typed.flush()
      if (mine !== turn) throw new JobCancelled()
      const started = start()
      job = started
      return started.done
    }
    const end = await work(runJob).catch(failedWith)
    if (mine === turn) state.value = end
  }
  function cancel(to: State = idle): void {
    turn += 1
    job?.cancel()
    job = null
    state.value = to
  }
  onScopeDispose(cancel)
  return { state, run, cancel }
}
