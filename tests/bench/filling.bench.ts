import { expect, test } from '@playwright/test'
import { KibePage } from '../support/kibe-page'
import { quantile, report } from './figure'
import { measured, watchStart, watchTaps } from './page-tools'

const TAPS = 60

test('filling', async ({ page }) => {
  const kibe = new KibePage(page)
  await watchStart(page)
  await watchTaps(page)
  await kibe.begin()
  const { longTasks } = await measured(page)
  for (let tap = 0; tap < TAPS; tap += 1) {
    await kibe.ladder
      .getByRole('radio')
      .nth(tap % 5)
      .check()
    await expect.poll(async () => (await measured(page)).taps.length).toBe(tap + 1)
  }
  const after = await measured(page)
  const durable = after.taps.map((tap) => tap.durable)
  const said = after.taps.map((tap) => tap.said)
  report({ name: 'tap to completed transaction', unit: 'ms', runs: durable, goal: null })
  report({ name: 'tap to “saved”', unit: 'ms', runs: said, goal: null })
  report({ name: `tap to “saved”, p95 of ${TAPS}`, unit: 'ms', runs: [quantile(said, 0.95)], goal: 30 })
  const long = after.longTasks.slice(longTasks.length)
  report({ name: 'tasks over 50 ms while filling', unit: '', runs: [long.length], goal: 0 })
})
