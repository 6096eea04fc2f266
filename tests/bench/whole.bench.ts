import { test } from '@playwright/test'
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KibePage } from '../support/kibe-page'
import { report } from './figure'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

test('what is kept for work without a network', () => {
  const worker = readFileSync(`${dist}/sw.js`, 'utf8')
  const urls = [...worker.matchAll(/\{url:"([^"]+)"|\{"revision":[^,]+,"url":"([^"]+)"/g)].map(
    ([, plain, quoted]) => plain ?? quoted ?? '',
  )
  const bytes = [...new Set(urls)].reduce((sum, url) => sum + statSync(`${dist}/${url}`).size, 0)
  report({
    name: `everything kept offline, ${urls.length} files`,
    unit: 'MB',
    runs: [bytes / 1e6],
    goal: 6,
  })
})

test('the report', async ({ page }) => {
  const kibe = new KibePage(page)
  await kibe.open()
  await page.getByRole('button', { name: 'სავარჯიშო მუნიციპალიტეტის ნახვა' }).click()
  await page.waitForURL(/#\/a\//)
  await kibe.goTo(`#/a/${/#\/a\/([^/]+)/.exec(page.url())?.[1] ?? ''}/report`)
  const times: number[] = []
  const sizes: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const downloading = page.waitForEvent('download')
    const button = page.getByRole('button', { name: 'PDF ფაილის შექმნა' })
    const started = performance.now()
    await button.click()
    const download = await downloading
    times.push(performance.now() - started)
    sizes.push(statSync(await download.path()).size / 1000)
  }
  report({ name: 'PDF of the practice assessment', unit: 'ms', runs: times, goal: 1000 })
  report({ name: 'PDF of the practice assessment, size', unit: 'kB', runs: sizes, goal: 400 })
})
