import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong with the page as it stands: rule, place and why, in one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated by the browser's own tools, so the content-security policy stays as it is.
  await page.evaluate(SOURCE)
  const { violations } = await page.evaluate(async (tags) => {
    const { axe: checker } = window as unknown as { axe: typeof axe }
    return checker.run(document, { runOnly: tags, resultTypes: ['violations'] })
  }, TAGS)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} · ${target.join(' ')} · ${failureSummary ?? ''}`),
  )
}
