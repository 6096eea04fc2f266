import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KibePage } from '../support/kibe-page'
import { startKillableChromium, type KillableChromium } from '../support/killable-chromium'
import { buildDatabase, frozenRelease } from '../support/older-database'
import { storedData } from '../support/stored-data'

const LATEST = 50

/** Every row of the tables that the older release had, as text. */
async function olderRows(page: Page, tables: readonly string[]): Promise<Record<string, unknown>> {
  const stored = JSON.parse(await storedData(page)) as [string, unknown[]][]
  return Object.fromEntries(stored.filter(([table]) => tables.includes(table)))
}

function versionOf(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'kibe')?.version)
}

/** Tells when the upgrade is under way; held open, it cannot complete before the end comes. */
async function tellUpgrade(page: Page, isHeld: boolean): Promise<{ told: Promise<void> }> {
  let tell: () => void = () => undefined
  const told = new Promise<void>((resolve) => (tell = resolve))
  await page.exposeFunction('kibeUpgrades', () => {
    tell()
  })
  await page.addInitScript((hold) => {
    const report = (window as unknown as { kibeUpgrades: () => void }).kibeUpgrades
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its own factory below
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args)
      request.addEventListener('upgradeneeded', () => {
        const store = request.transaction?.objectStore('settings')
        const goOn = () => {
          const looking = store?.get('language')
          if (looking) looking.onsuccess = goOn
        }
        if (hold) goOn()
        report()
      })
      return request
    }
  }, isHeld)
  return { told }
}

test.describe('a browser killed while the database of the first release is upgraded', () => {
  for (const [when, isHeld] of [
    ['in the middle of it', true],
    ['as it completes', false],
  ] as const) {
    test(`${when} has every record afterwards, and upgrades at the next start`, async ({ baseURL }) => {
      const address = baseURL ?? ''
      const profile = mkdtempSync(join(tmpdir(), 'kibe-upgrade-'))
      const release = frozenRelease('0001', 3_000)
      const tables = Object.keys(release.stores)
      let browser: KillableChromium = await startKillableChromium(profile)
      try {
        let page = await browser.newPage()
        await page.goto(`${address}icon.svg`)
        await buildDatabase(page, release)
        const before = await olderRows(page, tables)
        const { told } = await tellUpgrade(page, isHeld)
        await page.goto(address, { waitUntil: 'commit' })
        await told
        await browser.kill()

        browser = await startKillableChromium(profile)
        page = await browser.newPage()
        await page.goto(`${address}icon.svg`)
        expect(await olderRows(page, tables)).toEqual(before)
        await new KibePage(page, address).open()
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await versionOf(page)).toBe(LATEST)
        const after = await olderRows(page, tables)
        expect({ ...after, replica: [] }).toEqual({ ...before, replica: [] })
      } finally {
        await browser.kill()
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      }
    })
  }
})
