import { test, type Page, type Response } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { KibePage } from '../support/kibe-page'
import { report } from './figure'
import { forgetVisit, slowDown, untilAnswerable, watchStart } from './page-tools'

const RUNS = 5

/** Bodies, by address, of everything that the page has loaded by the time the first question shows. */
async function loadedBefore(page: Page, link: string): Promise<Map<string, Buffer>> {
  const loaded: Response[] = []
  const keep = (response: Response) => loaded.push(response)
  page.on('response', keep)
  await page.goto(link)
  await untilAnswerable(page)
  page.off('response', keep)
  return new Map(await Promise.all(loaded.map(async (one) => [one.url(), await one.body()] as const)))
}

function kilobytes(loaded: ReadonlyMap<string, Buffer>, extension: string): number {
  const bodies = [...loaded].filter(([url]) => url.endsWith(extension)).map(([, body]) => body)
  // Fonts are compressed already.
  const sizes = bodies.map((body) =>
    extension === '.woff2' ? body.length : gzipSync(body, { level: 9 }).length,
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

test('the first question', async ({ page, context }) => {
  const kibe = new KibePage(page)
  await watchStart(page)
  const link = `/#/a/${await kibe.begin()}/fill`
  const devtools = await context.newCDPSession(page)

  await forgetVisit(page, devtools)
  const loaded = await loadedBefore(page, link)
  for (const [extension, name, goal] of [
    ['.js', 'JS, gzip', 110],
    ['.css', 'CSS, gzip', null],
    ['.woff2', 'fonts', null],
  ] as const) {
    report({
      name: `${name}, before the first question`,
      unit: 'kB',
      runs: [kilobytes(loaded, extension)],
      goal,
    })
  }

  const visits: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await forgetVisit(page, devtools)
    await slowDown(devtools, 4)
    await page.goto(link)
    visits.push(await untilAnswerable(page))
    await slowDown(devtools, 1)
  }
  report({ name: 'first visit to an answerable question, CPU 4×', unit: 'ms', runs: visits, goal: 800 })

  await kibe.openUntilReadyOffline()
  await context.setOffline(true)
  const starts: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto('about:blank')
    await slowDown(devtools, 4)
    await page.goto(link)
    starts.push(await untilAnswerable(page))
    await slowDown(devtools, 1)
  }
  report({ name: 'start offline to an answerable question, CPU 4×', unit: 'ms', runs: starts, goal: null })
})
