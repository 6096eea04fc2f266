import { test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KibePage } from '../support/kibe-page'
import { WorkshopPage } from '../support/workshop-page'
import { WorkshopTalk } from '../support/workshop-talk'
import { bundled } from './bundled'
import { report } from './figure'
import type * as Workshop from './workshop-times'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PEOPLE = 40
const questionnaire: unknown = JSON.parse(
  readFileSync(`${root}questionnaires/participation/2.0.0.json`, 'utf8'),
)
const rules = () => bundled<typeof Workshop>('workshop-times', test.info().outputPath('bundle'))

test('a workshop', async () => {
  const workshop = await rules()
  const merging = workshop.mergingTimes(questionnaire, PEOPLE, 25).slice(5)
  report({ name: 'workshop: 40 sheets × 44 indicators merged', unit: 'ms', runs: merging, goal: 300 })
  const next = workshop.nextItemTimes(questionnaire, PEOPLE, 25).slice(5)
  report({ name: 'workshop: next item to discuss, of 40 sheets', unit: 'ms', runs: next, goal: 50 })
})

test('the projector', async ({ page }) => {
  const { ballotsFor } = await rules()
  const lead = new WorkshopPage(new KibePage(page))
  await lead.begin('participation/2.0.0', { from: '2026-01-01', to: '2026-12-31' }, 'full')
  await lead.setUp('კულტურის სახლი', '2026-12-31', 2)
  const of = { assessmentId: lead.id, questionnaire: await pinnedBy(page, lead.id) }
  await store(page, ballotsFor(questionnaire, PEOPLE, of))
  await page.reload()
  await lead.closeCollecting()
  const talk = new WorkshopTalk(page)
  await talk.openProjector()
  const name = 'projector: from the key to the next item drawn'
  const atRest = await timesToNext(talk.projector, () => atRestBoth([page, talk.projector]))
  report({ name, unit: 'ms', runs: atRest, goal: 50 })
  const hurried = await timesToNext(talk.projector, () => Promise.resolve())
  report({ name: `${name}, pressed again as soon as it is`, unit: 'ms', runs: hurried, goal: null })
})

/** The identity of the questionnaire that an assessment was begun with. */
function pinnedBy(page: Page, id: string) {
  return page.evaluate(async (key) => {
    const opening = indexedDB.open('kibe')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const reading = opening.result.transaction('assessments').objectStore('assessments').get(key)
    await new Promise((resolve) => (reading.onsuccess = resolve))
    opening.result.close()
    return (reading.result as { questionnaire: { id: string; version: string; sha256: string } })
      .questionnaire
  }, id)
}

/** Puts ballots into the database as they would lie there. */
function store(page: Page, ballots: readonly unknown[]): Promise<void> {
  return page.evaluate(async (rows) => {
    const opening = indexedDB.open('kibe')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const transaction = opening.result.transaction('ballots', 'readwrite')
    for (const row of rows) transaction.objectStore('ballots').put(row)
    await new Promise((resolve) => (transaction.oncomplete = resolve))
    opening.result.close()
  }, ballots)
}

/** Some first keys for warming up, then those that count. */
async function timesToNext(wall: Page, before: () => Promise<unknown>): Promise<number[]> {
  const runs: number[] = []
  for (let run = 0; run < 17; run += 1) {
    await before()
    runs.push(await timeToNext(wall))
  }
  return runs.slice(5)
}

/** Both windows have done what the last key asked for: nobody in a room presses sooner. */
async function atRestBoth(pages: readonly Page[]): Promise<void> {
  for (const one of pages)
    await one.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })))
}

/** Milliseconds from the key on the wall until the heading of the next slide stands there and the frame has begun. */
function timeToNext(wall: Page): Promise<number> {
  return wall.evaluate(async () => {
    const heading = () => document.querySelector('main h1')?.textContent
    const before = heading()
    const started = performance.now()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    while (heading() === before) await new Promise(requestAnimationFrame)
    return performance.now() - started
  })
}
