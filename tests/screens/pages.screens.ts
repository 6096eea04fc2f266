import { test, type Browser, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'
import { WorkshopPage } from '../support/workshop-page'
import { WorkshopTalk } from '../support/workshop-talk'
import { deviceFor, LANGUAGES, show, THEMES, WIDTHS, type Look } from './rendering'

const SAMPLE = { ka: 'სავარჯიშო მუნიციპალიტეტის ნახვა', en: 'Explore with the practice municipality' }
const OUTSIDE = {
  begin: '#/begin',
  home: '#/',
  library: '#/questionnaires',
  data: '#/data',
  file: '#/file',
  share: '#/share',
  conflicts: '#/conflicts',
  bin: '#/bin',
  settings: '#/settings',
}
const INSIDE = ['fill/ACC-1', 'overview', 'results', 'plan', 'report', 'print']

/** A page with the practice municipality opened, and its address. */
async function withSample(
  browser: Browser,
  look: Look,
  code: 'ka' | 'en',
): Promise<{ page: Page; root: string }> {
  const context = await deviceFor(browser, look)
  const page = await context.newPage()
  await new KibePage(page).open()
  await page.getByRole('button', { name: SAMPLE[code] }).click()
  await page.waitForURL(/#\/a\/[^/]+\//)
  const root = /#\/a\/[^/]+/.exec(page.url())?.[0] ?? ''
  return { page, root }
}

for (const { code, locale } of LANGUAGES) {
  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      test(`every page in ${code}, ${theme}, ${width} px`, async ({ browser }) => {
        const { page, root } = await withSample(browser, { width, theme, locale }, code)
        const hashes = { ...OUTSIDE, ...Object.fromEntries(INSIDE.map((path) => [path, `${root}/${path}`])) }
        for (const [name, hash] of Object.entries(hashes)) {
          await show(page, hash)
          const path = `screens/${code}/${theme}/${width}/${name.replace('/', '-')}.png`
          await page.screenshot({ path, fullPage: true })
        }
        await page.context().close()
      })
    }
  }
}

test('the pictures of the README and of the install dialog', async ({ browser }) => {
  const pictures = [
    { file: 'fill-narrow', width: 360, path: 'fill/ACC-1', theme: 'light' },
    { file: 'fill-wide', width: 1440, path: 'fill/ACC-1', theme: 'light' },
    { file: 'results-wide', width: 1440, path: 'results', theme: 'light' },
    { file: 'plan-wide-dark', width: 1440, path: 'plan', theme: 'dark' },
  ] as const
  for (const { file, width, path, theme } of pictures) {
    const { page, root } = await withSample(browser, { width, theme, locale: 'ka-GE' }, 'ka')
    await show(page, `${root}/${path}`)
    await page.screenshot({ path: `public/screenshots/${file}.png` })
    await page.context().close()
  }
})

test('the picture of the wall in a workshop', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 810 }, locale: 'ka-GE' })
  const page = await context.newPage()
  const lead = new WorkshopPage(new KibePage(page))
  await lead.begin('participation/2.0.0', { from: '2026-01-01', to: '2026-12-31' })
  await lead.setUp('კულტურის სახლი', '2026-12-31', 2)
  await lead.addParticipants(Array.from({ length: 9 }, () => 'resident'))
  await lead.hands('INF-1', { '0': 1, '1': 3, '2': 1, '3': 4 })
  await lead.closeCollecting()
  const talk = new WorkshopTalk(page)
  await talk.openProjector()
  const wall = talk.projector
  await wall.keyboard.press('ArrowRight')
  await wall.locator('main[data-slide=indicator]').waitFor()
  await wall.evaluate(() => document.fonts.ready)
  await wall.screenshot({ path: 'public/screenshots/projector.png' })
  await context.close()
})
