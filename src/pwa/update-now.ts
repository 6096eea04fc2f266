/**
 * Asks the host for a newer build and lets it take over, whereupon the page loads anew: for a Kibe that cannot open what
 * is stored. False when there is no newer build, or the host cannot be reached.
 */
export async function updateNow(): Promise<boolean> {
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : null
  const registration = await workers?.getRegistration()
  if (!workers || !registration) {
    location.reload()
    return true
  }
  await registration.update().catch(() => undefined)
  const next = registration.waiting ?? (await installed(registration.installing))
  if (!next) return false
  workers.addEventListener('controllerchange', () => location.reload(), { once: true })
  next.postMessage({ type: 'SKIP_WAITING' })
  return true
}

/** The worker once everything of its build is kept; null when that fails. */
function installed(worker: ServiceWorker | null): Promise<ServiceWorker | null> {
  if (!worker) return Promise.resolve(null)
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') resolve(worker)
      if (worker.state === 'redundant') resolve(null)
    })
  })
}
