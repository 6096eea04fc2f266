import { test, type CDPSession, type Page } from '@playwright/test'
import { bundled } from './bundled'
import type * as Times from './comparison-times'
import { quantile, report } from './figure'
import { questionnaireOf, withMunicipalities } from './many-municipalities'
import { measured, slowDown, watchStart } from './page-tools'

const RUNS = 5
const MANY = 500
const FRAMES = 240
/** How the table is scrolled. */
const WAYS = ['down', 'down, some columns aside', 'aside'] as const
type Way = (typeof WAYS)[number]

// A worker would answer before the test can.
test.use({ serviceWorkers: 'block' })

test('comparing in memory', async () => {
  const { compareTimes } = await bundled<typeof Times>('comparison-times', test.info().outputPath('bundle'))
  for (const count of [64, 250, MANY]) {
    const [, ...runs] = compareTimes(questionnaireOf('2.0.0'), count, RUNS + 1)
    const goal = count === MANY ? 400 : null
    report({ name: `${count} assessments × 44 compared`, unit: 'ms', runs, goal })
  }
  const [, ...runs] = compareTimes(questionnaireOf('2.0.0'), MANY, RUNS + 1, questionnaireOf('1.0.0'))
  report({
    name: `${MANY} assessments × 44 compared, half of an older version`,
    unit: 'ms',
    runs,
    goal: null,
  })
})

test('the heatmap on the screen', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page)
  await watchStart(page)
  await withMunicipalities(page, MANY)

  const opened: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await page.reload()
    await page.locator('main h1').waitFor()
    opened.push(await timeToHeatmap(page))
  }
  report({ name: `${MANY} assessments on the device to the heatmap`, unit: 'ms', runs: opened, goal: null })

  await page.locator('main select:has(option[value=":indicators"])').selectOption(':indicators')
  const before = (await measured(page)).longTasks.length
  for (const way of WAYS) await framesOfScrolling(page, way)
  const sorts = await timesToSort(page)
  const long = (await measured(page)).longTasks.slice(before)
  const table = `heatmap of ${MANY} × 44`
  report({ name: `${table}: longest task over 50 ms`, unit: 'ms', runs: [Math.max(0, ...long)], goal: 50 })
  report({ name: `${table}: a press on a heading to the sorted table`, unit: 'ms', runs: sorts, goal: 50 })

  for (const way of WAYS) {
    const runs = await slowFrames(page, devtools, way)
    report({ name: `${table}: frame while scrolling ${way}, CPU 4×, p95`, unit: 'ms', runs, goal: 33.5 })
  }
})

/** Milliseconds from following the link until the table is painted. */
function timeToHeatmap(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const started = performance.now()
    location.hash = '#/compare'
    for (;;) {
      await new Promise(requestAnimationFrame)
      if (document.querySelector('[role=grid]')?.checkVisibility()) return performance.now() - started
    }
  })
}

/** Milliseconds between frames while the table is scrolled, in each by a row and a half or a sixth of a column. */
function framesOfScrolling(page: Page, way: Way): Promise<number[]> {
  return page.evaluate(
    async ([to, count]) => {
      const region = document.querySelector('[role=grid]')?.parentElement
      if (!region) throw new Error('no table')
      region.scrollIntoView({ block: 'nearest' })
      region.scrollTop = 0
      region.scrollLeft = to === 'down, some columns aside' ? 1_000 : 0
      await new Promise(requestAnimationFrame)
      let last = await new Promise(requestAnimationFrame)
      const frames: number[] = []
      for (let frame = 1; frame <= count; frame += 1) {
        if (to === 'aside') region.scrollLeft = frame * 19
        else region.scrollTop = frame * 66
        const now = await new Promise(requestAnimationFrame)
        frames.push(now - last)
        last = now
      }
      return frames
    },
    [way, FRAMES] as const,
  )
}

async function slowFrames(page: Page, devtools: CDPSession, way: Way): Promise<number[]> {
  await slowDown(devtools, 4)
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) times.push(quantile(await framesOfScrolling(page, way), 0.95))
  await slowDown(devtools, 1)
  return times
}

/** Milliseconds from a press on a heading until the table is sorted by it and painted. */
function timesToSort(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const times: number[] = []
    for (let column = 1; column <= 8; column += 1) {
      const heading = document.querySelectorAll('[role=grid] thead th')[column]
      const started = performance.now()
      heading?.querySelector('button')?.click()
      while (!heading?.hasAttribute('aria-sort')) await new Promise((resolve) => setTimeout(resolve))
      await new Promise(requestAnimationFrame)
      const { port1, port2 } = new MessageChannel()
      // The message comes after the frame has been painted.
      await new Promise((resolve) => {
        port1.onmessage = resolve
        port2.postMessage(null)
      })
      times.push(performance.now() - started)
    }
    return times
  })
}
