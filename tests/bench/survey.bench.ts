import { test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KibePage } from '../support/kibe-page'
import { bundled, bundledInPage } from './bundled'
import { report } from './figure'
import { measured, watchStart } from './page-tools'
import type * as Sheets from './survey-sheets'
import type * as Times from './survey-times'

const RUNS = 5
const STORED = 5_000
const IN_MEMORY = 100_000
const RUNS_IN_MEMORY = 15
const ITEMS = 'needs-survey, 30 answers in each'
const root = fileURLToPath(new URL('../..', import.meta.url))
const survey: unknown = JSON.parse(readFileSync(`${root}questionnaires/needs-survey/1.0.0.json`, 'utf8'))

test('a survey in memory', async ({ page }) => {
  const name = `${IN_MEMORY} sheets in memory to results`
  await bundledInPage(page, 'survey-times', test.info().outputPath('in-page'))
  for (const [how, counting, goal] of [
    [ITEMS, {}, 200],
    ['by groups', { by: 'YOU-1' }, null],
    ['as a database hands them over', { areCopies: true }, null],
  ] as const) {
    const [, ...runs] = await page.evaluate(
      ([document, sheets, times, options]) =>
        (window as unknown as { bench: typeof Times }).bench.surveyTimes(document, sheets, times, options),
      [survey, IN_MEMORY, RUNS_IN_MEMORY + 1, counting] as const,
    )
    report({ name: `${name}: ${how}`, unit: 'ms', runs, goal })
  }
  // Pointers are twice as long there, and so is what must be walked through.
  const inNode = await bundled<typeof Times>('survey-times', test.info().outputPath('in-node'))
  const [, ...runs] = inNode.surveyTimes(survey, IN_MEMORY, RUNS_IN_MEMORY + 1)
  report({ name: `${name}: ${ITEMS}, in the terminal`, unit: 'ms', runs, goal: null })
})

test('a survey on the device', async ({ page }) => {
  const { itemsOf, sheetAnswers } = await bundled<typeof Sheets>(
    'survey-sheets',
    test.info().outputPath('bundle'),
  )
  await watchStart(page)
  const kibe = new KibePage(page)
  const id = await kibe.beginSurvey()
  const items = itemsOf(survey)
  for (let from = 0; from < STORED; from += 1_000) {
    const sheets = Array.from({ length: 1_000 }, (_, n) => sheetAnswers(items, from + n))
    await store(page, id, from, sheets)
  }
  await page.reload()
  await page.locator('main h1').waitFor()
  const shown: number[] = []
  const all: number[] = []
  const broken: number[] = []
  const before = (await measured(page)).longTasks.length
  for (let run = 0; run < RUNS; run += 1) {
    await kibe.goTo(`#/a/${id}/survey`)
    await page.locator('main section ul li').first().waitFor()
    const times = await timesToResults(page, `#/a/${id}/survey/results`, items.length)
    shown.push(times.first)
    all.push(times.all)
    broken.push(await timeToGroups(page))
  }
  const long = (await measured(page)).longTasks.slice(before)
  const name = `${STORED} sheets on the device to results on the screen`
  report({ name: `${name}: ${ITEMS}`, unit: 'ms', runs: shown, goal: 500 })
  report({ name: `${name}: down to the last item`, unit: 'ms', runs: all, goal: null })
  report({ name: `${name}: by groups`, unit: 'ms', runs: broken, goal: null })
  report({ name: 'longest task over 50 ms meanwhile', unit: 'ms', runs: [Math.max(0, ...long)], goal: 50 })
})

/** Puts sheets into the database as they would lie there. */
async function store(
  page: Page,
  assessmentId: string,
  from: number,
  sheets: readonly unknown[],
): Promise<void> {
  await page.evaluate(
    async ([owner, first, all]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('kibe')
        request.onsuccess = () => resolve(request.result)
      })
      const transaction = database.transaction('responses', 'readwrite')
      for (const [index, answers] of all.entries()) {
        transaction.objectStore('responses').put({
          schema: 1,
          version: { '00000000-0000-4000-8000-000000000900': 1 },
          createdAt: '2026-03-01T10:00:00.000Z',
          updatedAt: '2026-03-01T10:00:00.000Z',
          deletedAt: null,
          id: crypto.randomUUID(),
          assessmentId: owner,
          entry: 'paper',
          number: first + index + 1,
          answers,
        })
      }
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      database.close()
    },
    [assessmentId, from, sheets] as const,
  )
}

/** Milliseconds from following the link until the first results are painted, and those of all items. */
function timesToResults(page: Page, hash: string, items: number): Promise<{ first: number; all: number }> {
  return page.evaluate(
    async ([to, count]) => {
      const started = performance.now()
      let first: number | null = null
      location.hash = to
      for (;;) {
        await new Promise(requestAnimationFrame)
        const passed = performance.now() - started
        if (document.querySelector('main section.card table')?.checkVisibility()) first ??= passed
        if (first !== null && document.querySelectorAll('main section.card').length >= count)
          return { first, all: passed }
      }
    },
    [hash, items] as const,
  )
}

/** Milliseconds from choosing a breakdown until the first of its groups are painted. */
function timeToGroups(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const select = document.querySelector('main select')
    if (!(select instanceof HTMLSelectElement)) throw new Error('nothing to break down by')
    const started = performance.now()
    select.selectedIndex = 1
    select.dispatchEvent(new Event('change', { bubbles: true }))
    for (;;) {
      await new Promise(requestAnimationFrame)
      if (document.querySelector('main section.card details')) return performance.now() - started
    }
  })
}
