import type { CDPSession, Page } from '@playwright/test'
import type { Dexie as DexieClass } from 'dexie'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const DEXIE = createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js')

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

/** A job that a worker did, in milliseconds since the page began. */
export interface MeasuredJob {
  readonly kind: string
  readonly startedAt: number
  /** When each stage was first told, in that order. */
  readonly stages: Record<string, number>
  doneAt: number | null
}
type JobsWindow = Window & { kibeJobs: MeasuredJob[] }

/** Notes, in every page from now on, what workers are asked for and when they are done. */
export async function watchJobs(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const jobs: MeasuredJob[] = []
    ;(window as unknown as JobsWindow).kibeJobs = jobs
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function postMessage(request: { kind?: string }) {
      const job: MeasuredJob = {
        kind: request.kind ?? '',
        startedAt: performance.now(),
        stages: {},
        doneAt: null,
      }
      jobs.push(job)
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ kind: string; update?: { stage?: string } }>) => {
          const stage = data.update?.stage
          if (stage !== undefined) job.stages[stage] ??= performance.now()
          if (data.kind === 'done') job.doneAt = performance.now()
        },
      )
      post.call(this, request)
    }
  })
}

/** The last job of this kind, once it is done. */
export async function jobDone(page: Page, kind: string): Promise<MeasuredJob & { doneAt: number }> {
  const handle = await page.waitForFunction((wanted) => {
    const { kibeJobs } = window as unknown as JobsWindow
    return kibeJobs.findLast((job) => job.kind === wanted && job.doneAt !== null)
  }, kind)
  return (await handle.jsonValue()) as MeasuredJob & { doneAt: number }
}

/** Memory that is watched. */
export interface WatchedMemory {
  /** Ends watching: the most that was in use beyond what was in use at the beginning, in bytes. */
  readonly stop: () => number
}

/** Watches how much memory the browser's pages and their workers have in use; null where the system does not tell. */
export async function watchMemory(page: Page): Promise<WatchedMemory | null> {
  const devtools = await page.context().browser()?.newBrowserCDPSession()
  if (!devtools || !existsSync('/proc/self/status')) return null
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  await devtools.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const inUse = () => renderers.reduce((sum, process) => sum + residentBytes(process), 0)
  const idle = inUse()
  let peak = idle
  const timer = setInterval(() => (peak = Math.max(peak, inUse())), 20)
  return {
    stop() {
      clearInterval(timer)
      return peak - idle
    },
  }
}

/** Memory that a process has in use; 0 when it has ended. */
function residentBytes(process: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Leaves Kibe for a bare page of the same origin, and deletes everything that it has stored. */
export async function eraseEverything(page: Page): Promise<void> {
  await page.goto('/icon.svg')
  await page.evaluate(async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('kibe')
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error ?? new Error('not deleted'))
    })
  })
}

/**
 * Milliseconds that Dexie needs to write all records that are stored, files not counted, into another database with the
 * same tables: one strict transaction, one `bulkPut` for each table and nothing else. On a page where Kibe does not run.
 */
export async function rawWriting(page: Page): Promise<number> {
  await page.evaluate(readFileSync(DEXIE, 'utf8'))
  return page.evaluate(async () => {
    const { Dexie } = window as unknown as { Dexie: typeof DexieClass }
    const deviceOnly = ['attachments', 'settings', 'replica', 'safetyCopies', 'journals', 'handles']
    const kibe = await new Dexie('kibe').open()
    const tables = await Promise.all(
      kibe.tables
        .filter(({ name }) => !deviceOnly.includes(name))
        .map(async ({ name, schema }) => ({
          name,
          columns: [schema.primKey, ...schema.indexes].map(({ src }) => src).join(),
          rows: (await kibe.table(name).toArray()) as unknown[],
        })),
    )
    kibe.close()
    const raw = new Dexie('raw', { chromeTransactionDurability: 'strict' })
    raw.version(1).stores(Object.fromEntries(tables.map(({ name, columns }) => [name, columns])))
    await raw.open()
    const started = performance.now()
    await raw.transaction('rw', raw.tables, async () => {
      for (const { name, rows } of tables) await raw.table(name).bulkPut(rows)
    })
    const milliseconds = performance.now() - started
    await raw.delete()
    return milliseconds
  })
}
