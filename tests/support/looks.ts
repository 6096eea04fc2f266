import { expect, type Page } from '@playwright/test'
import { axeViolations } from './axe'

/** Every width and light in which a screen is checked. */
export const LOOKS = [
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

/** How far the page reaches beyond a screen 320 px wide. */
export async function beyondNarrowScreen(page: Page): Promise<number> {
  await page.setViewportSize({ width: 320, height: 640 })
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Fails where axe finds something in one of the looks, or 320 px are not enough. */
export async function expectNothingWrong(page: Page): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    // Wherever a page happens to be scrolled to, something is half below the line that stays at its edge.
    await page.evaluate(() => window.scrollTo({ top: 0 }))
    expect.soft(await axeViolations(page), `${width} px, ${colorScheme}`).toEqual([])
  }
  // Charts follow the width of the screen a moment later.
  await expect.poll(() => beyondNarrowScreen(page), 'px beyond a width of 320').toBeLessThanOrEqual(0)
}
