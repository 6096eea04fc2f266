import type { CDPSession, Page } from '@playwright/test'

/** What the scripts below leave in the page, in milliseconds since the page began. */
interface Measured {
  answerableAt: number | null
  longTasks: number[]
  /** From the tap to the completed transaction, and to the line that says "saved". */
  taps: { durable: number; said: number }[]
}
type MeasuredWindow = Window & { kibeMeasured: Measured }

/** Notes, in every page from now on, when the first question can be answered, and every task longer than 50 ms. */
export async function watchStart(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const measured: Measured = { answerableAt: null, longTasks: [], taps: [] }
    ;(window as unknown as MeasuredWindow).kibeMeasured = measured
    new PerformanceObserver((list) => {
      measured.longTasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask', buffered: true })
    const look = () => {
      const rung = document.querySelector<HTMLInputElement>('fieldset.ladder input[type=radio]:enabled')
      if (rung?.closest('label, fieldset')?.checkVisibility()) measured.answerableAt = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** Notes, in every page from now on, for each level chosen: when the write had completed, and when "saved" was said. */
export async function watchTaps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let tap: { at: number; durableAt: number | null } | null = null
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its own database below
    const open = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function transaction(...args) {
      const begun = open.apply(this, args)
      if (begun.mode === 'readwrite') {
        begun.addEventListener('complete', () => {
          if (tap) tap.durableAt ??= performance.now()
        })
      }
      return begun
    }
    const begin = ({ timeStamp, target }: Event) => {
      if (target instanceof HTMLInputElement && target.type === 'radio')
        tap = { at: timeStamp, durableAt: null }
    }
    addEventListener('input', begin, true)
    const look = () => {
      const isSaid = [...document.querySelectorAll('[role=status].done')].some(
        (line) => line.textContent !== '',
      )
      if (tap?.durableAt == null || !isSaid) return
      const { at, durableAt } = tap
      tap = null
      const { taps } = (window as unknown as MeasuredWindow).kibeMeasured
      taps.push({ durable: durableAt - at, said: performance.now() - at })
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  })
}

/** What has been measured in the page so far. */
export function measured(page: Page): Promise<Measured> {
  return page.evaluate(() => (window as unknown as MeasuredWindow).kibeMeasured)
}

/** Milliseconds from the beginning of the navigation to a question that can be answered. */
export async function untilAnswerable(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    () => (window as unknown as MeasuredWindow).kibeMeasured.answerableAt,
  )
  return (await handle.jsonValue()) ?? NaN
}

/** The state of a first visit: no service worker, no caches, an empty HTTP cache. IndexedDB stays. */
export async function forgetVisit(page: Page, devtools: CDPSession): Promise<void> {
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister()
    for (const name of await caches.keys()) await caches.delete(name)
  })
  await page.goto('about:blank')
  await devtools.send('Network.clearBrowserCache')
}

/** Slows the page's processor down by this factor; 1 is full speed. */
export async function slowDown(devtools: CDPSession, rate: number): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
}
