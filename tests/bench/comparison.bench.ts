import { test, type CDPSession, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KibePage } from '../support/kibe-page'
import { bundled } from './bundled'
import type * as Times from './comparison-times'
import { quantile, report } from './figure'
import { measured, slowDown, watchStart } from './page-tools'

const RUNS = 5
const MANY = 500
const FRAMES = 240
/** How the table is scrolled. */
const WAYS = ['down', 'down, some columns aside', 'aside'] as const
type Way = (typeof WAYS)[number]
const root = fileURLToPath(new URL('../..', import.meta.url))
const questionnaireOf = (version: string): unknown =>
  JSON.parse(readFileSync(`${root}questionnaires/participation/${version}.json`, 'utf8'))

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
  await serveMunicipalities(page)
  const kibe = new KibePage(page)
  const id = await kibe.begin('practice', 'participation/2.0.0')
  await kibe.ladder.getByRole('radio').nth(2).check()
  await storeMany(page, id)

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

/** The register has as many invented municipalities more. */
async function serveMunicipalities(page: Page): Promise<void> {
  await page.route('**/registers/municipalities.json', async (route) => {
    const register = JSON.parse(
      readFileSync(`${root}questionnaires/registers/municipalities.json`, 'utf8'),
    ) as { regions: { id: string }[]; municipalities: object[] }
    const invented = Array.from({ length: MANY }, (_, n) => {
      const name = { ka: `გამოგონილი ${n}`, en: `Invented ${n}` }
      const region = register.regions[n % register.regions.length]?.id
      return { id: `invented-${n}`, name, officialName: name, region, kind: 'community' }
    })
    const municipalities = [...register.municipalities, ...invented]
    await route.fulfill({ json: { ...register, municipalities } })
  })
}

/** For every invented municipality a copy of this assessment, each indicator at one level or another. */
async function storeMany(page: Page, id: string): Promise<void> {
  const { areas } = questionnaireOf('2.0.0') as { areas: { indicators: { id: string }[] }[] }
  const indicators = areas.flatMap((area) => area.indicators.map((indicator) => indicator.id))
  await page.evaluate(
    async ([of, items, count]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('kibe')
        request.onsuccess = () => resolve(request.result)
      })
      const names = ['assessments', 'sheets', 'answers'] as const
      const transaction = database.transaction(names, 'readwrite')
      const all = (name: string) =>
        new Promise<Record<string, unknown>[]>((resolve) => {
          const request = transaction.objectStore(name).getAll()
          request.onsuccess = () => resolve(request.result as Record<string, unknown>[])
        })
      const assessment = (await all('assessments')).find((one) => one['id'] === of)
      const sheet = (await all('sheets')).find((one) => one['assessmentId'] === of)
      const answer = (await all('answers')).find((one) => one['sheetId'] === sheet?.['id'])
      const put = (name: string, record: object) => transaction.objectStore(name).put(record)
      for (let n = 0; n < count; n += 1) {
        const [assessmentId, sheetId] = [crypto.randomUUID(), crypto.randomUUID()]
        const municipality = `invented-${n}`
        put('assessments', { ...assessment, id: assessmentId, municipality, municipalityKind: 'community' })
        put('sheets', { ...sheet, id: sheetId, assessmentId })
        for (const [index, itemId] of items.entries()) {
          const content = { ...(answer?.['content'] as object), value: (index * (n + 1)) % 5 }
          put('answers', { ...answer, id: `${sheetId}/${itemId}`, sheetId, itemId, content })
        }
      }
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      database.close()
    },
    [id, indicators, MANY] as const,
  )
}

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
