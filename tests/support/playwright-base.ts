import type { PlaywrightTestConfig } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium'

/** Where the production build is served while tests run. */
export const PORT = 4519
const root = fileURLToPath(new URL('../..', import.meta.url))
const browser = await findChromium()

/** How every Playwright run of Kibe starts: the production build on loopback, Chromium as found, Georgian, Tbilisi. */
export const baseConfig: PlaywrightTestConfig = {
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: `${root}/test-results`,
  webServer: {
    command: 'node src/cli/start.js',
    cwd: root,
    env: { PORT: String(PORT) },
    url: `http://127.0.0.1:${PORT}/`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    locale: 'ka-GE',
    timezoneId: 'Asia/Tbilisi',
    launchOptions: { executablePath: browser.executablePath, args: browser.args, env: browser.env },
  },
}
