import { expect, test, type Browser, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'
import { screenWords } from '../support/workshop-words'
import { inventedRegister } from './invented-register'
import { ids, inventedSet } from './invented-set'
import { deviceFor, LANGUAGES, show, THEMES, WIDTHS, type Look } from './rendering'

const RECORDS = {
  programmes: '#/programmes',
  programme: `#/programmes/${ids.programme}`,
  practices: '#/practices',
  practice: `#/practices/${ids.practice}`,
  indices: '#/indices',
  index: `#/indices/${ids.index}`,
}
/** Of each way to look at figures what is there last. */
const VIEWS = {
  'heatmap?ranking=yes': 'table[aria-rowcount]',
  'heatmap?anonymous=yes': 'table[aria-rowcount]',
  distribution: 'table',
  change: 'table',
  radar: '.radars > :nth-child(11) canvas',
  beside: 'table',
  learn: 'article',
}

/** A page on which the invented municipalities, and what belongs to them, have been opened from a file. */
async function withInvented(browser: Browser, look: Look, code: 'ka' | 'en'): Promise<Page> {
  // A kept copy of the app would answer in the host's place, with the register of real municipalities.
  const context = await deviceFor(browser, look, { serviceWorkers: 'block' })
  await context.route('**/questionnaires/registers/municipalities.json', (route) =>
    route.fulfill({ json: inventedRegister }),
  )
  const page = await context.newPage()
  const { say } = screenWords(code)
  await new KibePage(page).open('#/file')
  await page.locator('main input[type=file]').first().setInputFiles(inventedSet(code))
  await page.getByRole('button', { name: say('files.bring.do') }).click()
  await expect(page.getByText(say('files.added.title')).first()).toBeVisible()
  return page
}

/** Opens the comparison in a way to look at its figures; what holds them. */
async function showFigures(page: Page, view: string, last: string) {
  await show(page, `#/compare/${view}`)
  const figures = page.locator('section[aria-labelledby=figures]')
  await figures.locator(last).first().waitFor()
  await page.locator('section[aria-labelledby=export]').waitFor()
  // What stays at the top while a page scrolls would stand in the middle of a long picture.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('.strip')?.style.setProperty('position', 'static'),
  )
  return figures
}

for (const { code, locale } of LANGUAGES) {
  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      test(`every page of the comparison in ${code}, ${theme}, ${width} px`, async ({ browser }) => {
        const page = await withInvented(browser, { width, theme, locale }, code)
        const file = (name: string) => `screens/${code}/${theme}/${width}/${name}.png`
        for (const [name, hash] of Object.entries(RECORDS)) {
          await show(page, hash)
          await page.screenshot({ path: file(name), fullPage: true })
        }
        const figures = await showFigures(page, 'heatmap', 'table[aria-rowcount]')
        await page.screenshot({ path: file('compare'), fullPage: true })
        await figures.locator('select').nth(2).selectOption(':indicators')
        await figures.screenshot({ path: file('compare-indicators') })
        for (const [view, last] of Object.entries(VIEWS)) {
          await showFigures(page, view, last)
          const path = file(`compare-${view.replace(/\?(.*)=.*/, '-$1')}`)
          await figures.screenshot({ path })
        }
        await page.context().close()
      })
    }
  }
}

test('the picture of the comparison in the README', async ({ browser }) => {
  const page = await withInvented(browser, { width: 1440, theme: 'light', locale: 'ka-GE' }, 'ka')
  const figures = await showFigures(page, 'heatmap', 'table[aria-rowcount]')
  await figures.locator('nav').evaluate((views) => {
    views.scrollIntoView()
    scrollBy(0, 64)
  })
  await page.screenshot({ path: 'public/screenshots/compare-wide.png' })
  await page.context().close()
})
