import { test, type Page } from '@playwright/test'
import { statSync } from 'node:fs'
import { report } from './figure'
import { withMunicipalities } from './many-municipalities'
import { measured, watchStart } from './page-tools'

const RUNS = 3
const FEW = 64
/** Both files of the pair, one after the other: the goal is for one. */
const GOALS = { pdf: 2 * 4_000, xlsx: 3_000 } as const
const LABELS = { pdf: /PDF/, xlsx: /XLSX/ } as const

// A worker would answer before the test can.
test.use({ serviceWorkers: 'block' })

for (const count of [FEW, 250, 500]) {
  test(`the files of ${count} municipalities`, async ({ page }) => {
    await watchStart(page)
    const kibe = await withMunicipalities(page, count)
    await kibe.goTo('#/compare')
    await page.locator('[role=grid]').waitFor()
    const before = (await measured(page)).longTasks.length
    for (const format of ['pdf', 'xlsx'] as const) {
      const made = await timesToFile(page, LABELS[format])
      const name = `${count} municipalities: ${format === 'pdf' ? 'PDF in both languages' : 'XLSX'}`
      const goal = count === FEW ? GOALS[format] : null
      report({ name, unit: 'ms', runs: made.map(({ time }) => time), goal })
      report({
        name: `${name}, size`,
        unit: 'MB',
        runs: made.map(({ size }) => size),
        goal: count === FEW ? 10 : null,
      })
    }
    const long = (await measured(page)).longTasks.slice(before)
    report({
      name: `${count} municipalities: longest task meanwhile`,
      unit: 'ms',
      runs: [Math.max(0, ...long)],
      goal: 50,
    })
  })
}

/** Milliseconds from pressing the button to the whole file, and its megabytes. */
async function timesToFile(page: Page, label: RegExp): Promise<{ time: number; size: number }[]> {
  const made: { time: number; size: number }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const downloading = page.waitForEvent('download', { timeout: 120_000 })
    const button = page.locator('section[aria-labelledby=export]').getByRole('button', { name: label })
    const started = performance.now()
    await button.click()
    const download = await downloading
    made.push({ time: performance.now() - started, size: statSync(await download.path()).size / 1e6 })
  }
  return made
}
