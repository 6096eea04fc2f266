import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'

/** Of a phone, a tablet and a desktop, in CSS pixels. */
export const WIDTHS = [360, 820, 1440]
/** Both that a device may ask for. */
export const THEMES = ['light', 'dark'] as const
/** Those that every page has, and the locale of a device by which Kibe chooses it. */
export const LANGUAGES = [
  { code: 'ka', locale: 'ka-GE' },
  { code: 'en', locale: 'en-GB' },
] as const

/** How a page is looked at. */
export interface Look {
  readonly width: number
  readonly theme: 'light' | 'dark'
  readonly locale: string
}

/** A device on which nothing is kept yet and nothing moves. */
export function deviceFor(
  browser: Browser,
  { width, theme, locale }: Look,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 },
    colorScheme: theme,
    locale,
    timezoneId: 'Asia/Tbilisi',
    reducedMotion: 'reduce',
    ...options,
  })
}

/** Opens a page of Kibe and waits until it is whole. */
export async function show(page: Page, hash: string): Promise<void> {
  // A change of the hash alone would leave the heading of the page before, and nothing to wait for.
  await page.goto('about:blank')
  await page.goto(`/${hash}`)
  await page.locator('main h1').waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
}
