/** How long the page may be held in one go, in milliseconds: short of the 50 from which on it feels stuck. */
const SLICE_MS = 25

/**
 * Does something with each of a list, in turn, and lets the page draw and answer in between. Rejects with the reason of
 * the signal once that is aborted.
 */
export async function inSlices<T, R>(
  list: readonly T[],
  work: (one: T) => R,
  signal: AbortSignal,
): Promise<R[]> {
  const done: R[] = []
  let end = performance.now() + SLICE_MS
  for (const one of list) {
    if (performance.now() >= end) {
      await nextTask()
      end = performance.now() + SLICE_MS
    }
    signal.throwIfAborted()
    done.push(work(one))
  }
  return done
}

/** A message to oneself is a task of its own, and comes without the delay of a timer. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
