/** How long the host may take to say what is new before what was kept for work without a network is used. */
const PATIENCE_MS = 2_000

/**
 * The text of a file that the host serves below `questionnaires/`. Rejects when it cannot be had. The index is asked of
 * the host first, so that a questionnaire added there appears without a new release.
 */
export async function readServedContent(path: string): Promise<string> {
  const address = new URL(`questionnaires/${path}`, document.baseURI)
  if (path === 'index.json' && navigator.onLine) {
    // The service worker keeps the plain address; one with a question goes to the host.
    const asked = new URL('?newest', address)
    const newest = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
    if (newest?.ok) return newest.text()
  }
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${path}`)
  return response.text()
}
