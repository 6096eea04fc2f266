import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import { KibePage } from '../support/kibe-page'
import { quantile, report } from './figure'
import { itemsIn, largeQuestionnaire } from './large-questionnaire'
import { measured, slowDown, untilAnswerable, watchStart } from './page-tools'

const RUNS = 7
const large = largeQuestionnaire(1_300)
const text = JSON.stringify(large)
const items = itemsIn(large['areas'] as never)

// A worker would answer before the test can.
test.use({ serviceWorkers: 'block' })

test('checking a large questionnaire', () => {
  const cold: number[] = []
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now()
    const json = readJson(text)
    const parsed = json.ok ? parseQuestionnaire(json.value) : json
    ;(run === 0 ? cold : times).push(performance.now() - started)
    expect(parsed.ok).toBe(true)
  }
  const name = `reading and checking ${items} items in 4 languages, ${(text.length / 1e6).toFixed(1)} MB`
  report({ name: `${name}, first time`, unit: 'ms', runs: cold, goal: null })
  report({ name, unit: 'ms', runs: times, goal: 150 })
})

test('a large questionnaire on the screen', async ({ page, context }) => {
  await watchStart(page)
  const devtools = await context.newCDPSession(page)
  const small = await starts(page, devtools, await new KibePage(page).begin())
  await serveLarge(page)
  const id = await new KibePage(page).begin()
  const big = await starts(page, devtools, id)
  report({
    name: 'start to an answerable question, CPU 4×: 44 indicators',
    unit: 'ms',
    runs: small,
    goal: null,
  })
  const goal = Math.round(1.2 * quantile(small, 0.5))
  report({ name: `start to an answerable question, CPU 4×: ${items} items`, unit: 'ms', runs: big, goal })

  const { longTasks } = await measured(page)
  await slowDown(devtools, 4)
  const steps: number[] = []
  for (let step = 0; step < 20; step += 1) steps.push(await timeTo(page, 'nav.foot a.primary', 'h1'))
  report({ name: `next question of ${items} items, CPU 4×`, unit: 'ms', runs: steps, goal: 50 })
  const long = (await measured(page)).longTasks.slice(longTasks.length)
  report({
    name: `tasks over 50 ms in ${steps.length} steps, CPU 4×`,
    unit: '',
    runs: [long.length],
    goal: 0,
  })

  const overview: number[] = []
  for (let run = 0; run < 5; run += 1) overview.push(await timeToOverview(page, id))
  report({ name: `overview of ${items} items, CPU 4×`, unit: 'ms', runs: overview, goal: 1000 })
})

/** The host offers the large questionnaire and no other. */
async function serveLarge(page: Page): Promise<void> {
  const entry = {
    id: 'large',
    version: large['version'],
    status: large['status'],
    kind: large['kind'],
    title: large['title'],
    languages: large['languages'],
    path: 'large/1.0.0.json',
    size: text.length,
    sha256: fingerprint(large),
  }
  await page.route('**/questionnaires/index.json*', (route) =>
    route.fulfill({ json: { formatVersion: '1', questionnaires: [entry] } }),
  )
  await page.route('**/questionnaires/large/1.0.0.json', (route) =>
    route.fulfill({ body: text, contentType: 'application/json' }),
  )
}

async function starts(page: Page, devtools: CDPSession, id: string): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto('about:blank')
    await slowDown(devtools, 4)
    await page.goto(`/#/a/${id}/fill`)
    times.push(await untilAnswerable(page))
    await slowDown(devtools, 1)
  }
  return times
}

/** Milliseconds from a click until what is said there has changed and is painted. */
function timeTo(page: Page, link: string, place: string): Promise<number> {
  return page.evaluate(
    async ([to, where]) => {
      const said = () => document.querySelector(where ?? '')?.textContent
      const before = said()
      const started = performance.now()
      document.querySelector<HTMLElement>(to ?? '')?.click()
      for (;;) {
        await new Promise(requestAnimationFrame)
        if (said() !== before) return performance.now() - started
      }
    },
    [link, place],
  )
}

async function timeToOverview(page: Page, id: string): Promise<number> {
  await page.evaluate((to) => (location.hash = to), `#/a/${id}/fill`)
  await page.locator('fieldset.ladder').waitFor()
  return page.evaluate(async (to) => {
    const started = performance.now()
    location.hash = to
    for (;;) {
      await new Promise(requestAnimationFrame)
      if (document.querySelector('main h2')?.checkVisibility() && !document.querySelector('fieldset.ladder'))
        return performance.now() - started
    }
  }, `#/a/${id}/overview`)
}
