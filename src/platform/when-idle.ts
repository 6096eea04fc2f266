/** How long a busy page may put off what waits for it to be idle. */
const LATEST_MS = 2_000

/** Resolves once the browser has nothing more urgent to do: for work that no person waits for. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari does not say when it is idle.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: LATEST_MS })
    else setTimeout(resolve, 0)
  })
}
