import { test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { KibePage } from '../support/kibe-page'
import { report } from './figure'
import type * as LargeFiles from './large-file'
import {
  eraseEverything,
  jobDone,
  measured,
  rawWriting,
  watchJobs,
  watchMemory,
  watchStart,
} from './page-tools'

const RUNS = 3
const large = { assessments: 500, answersOfEach: 44, attachments: 100, attachmentBytes: 2_000_000 }
const name = `${large.assessments} × ${large.answersOfEach} answers, 200 MB of files`
const root = fileURLToPath(new URL('../..', import.meta.url))

const times: Record<'opening' | 'import' | 'writing' | 'raw' | 'backup', number[]> = {
  opening: [],
  import: [],
  writing: [],
  raw: [],
  backup: [],
}
const longest: number[] = []
const memory: number[] = []

async function makeLargeFile(path: string): Promise<void> {
  const { module } = await runnerImport<typeof LargeFiles>(`${root}tests/bench/large-file.ts`, {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${root}src` } },
  })
  await module.writeLargeFile(path, large)
}

/** Takes the file over on an empty device, and makes a backup there. */
async function takeOverAndBackUp(page: Page, path: string): Promise<void> {
  const kibe = new KibePage(page)
  await kibe.open('#/file')
  const before = (await measured(page)).longTasks.length
  const watched = await watchMemory(page)
  await page.locator('input[type=file]').setInputFiles(path)
  const opened = await jobDone(page, 'open')
  times.opening.push(opened.doneAt - opened.startedAt)
  await page.getByRole('button', { name: 'ყველაფრის გადმოტანა' }).click()
  const imported = await jobDone(page, 'import')
  times.import.push(imported.doneAt - imported.startedAt)
  times.writing.push(imported.doneAt - (imported.stages['records'] ?? NaN))
  await kibe.goTo('#/data')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'სარეზერვო ასლის შექმნა' }).click()
  const made = await jobDone(page, 'backup')
  times.backup.push(made.doneAt - made.startedAt)
  await (await downloading).delete()
  if (watched) memory.push(watched.stop() / 1e6)
  longest.push(Math.max(0, ...(await measured(page)).longTasks.slice(before)))
}

test('nothing is lost', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'kibe-bench-'))
  try {
    const path = join(folder, 'large.kibe')
    await makeLargeFile(path)
    await watchStart(page)
    await watchJobs(page)
    // Without it the file goes to the downloads, and nobody is asked where to.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    for (let run = 0; run < RUNS; run += 1) {
      await eraseEverything(page)
      await takeOverAndBackUp(page, path)
      await page.goto('/icon.svg')
      times.raw.push(await rawWriting(page))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  report({ name: `opening ${name}`, unit: 'ms', runs: times.opening, goal: null })
  report({ name: 'importing them', unit: 'ms', runs: times.import, goal: null })
  report({ name: 'of that, writing the records', unit: 'ms', runs: times.writing, goal: null })
  report({ name: 'raw bulkPut of the same records', unit: 'ms', runs: times.raw, goal: null })
  const slower = times.writing.map((writing, run) => writing / (times.raw[run] ?? NaN))
  // 80 % of the speed.
  report({ name: 'writing the records, against raw bulkPut', unit: '×', runs: slower, goal: 1.25 })
  report({ name: 'a verified backup of them', unit: 'ms', runs: times.backup, goal: null })
  report({ name: 'longest task over 50 ms on the page meanwhile', unit: 'ms', runs: longest, goal: 50 })
  if (memory.length > 0)
    report({ name: 'most memory, idle page not counted', unit: 'MB', runs: memory, goal: 400 })
})
