import { expect, test, type Locator, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

const LETTERS = 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ'
// № is not among them: no Georgian font of the family has it.
const SIGNS = '„“–—’…₾%·×0123456789'
const TEXT = 'Noto Sans Georgian'
const TITLE = 'Noto Serif Georgian'

/** A font that the browser really used, and for how many signs. */
interface UsedFont {
  familyName: string
  isCustomFont: boolean
  glyphCount: number
}

/** The fonts with which the browser painted the text of an element. */
async function fontsOf(page: Page, element: Locator): Promise<UsedFont[]> {
  const selector = await element.evaluate((target) => {
    target.setAttribute('data-seen', '')
    return '[data-seen]'
  })
  const browser = await page.context().newCDPSession(page)
  await browser.send('DOM.enable')
  await browser.send('CSS.enable')
  const { root } = await browser.send('DOM.getDocument')
  const { nodeId } = await browser.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await browser.send('CSS.getPlatformFontsForNode', { nodeId })
  await element.evaluate((target) => target.removeAttribute('data-seen'))
  await browser.detach()
  return fonts
}

/** Puts a line of text on the page in the font of paragraphs or titles. */
async function addSample(
  page: Page,
  text: string,
  style: { family: string; weight: number },
): Promise<Locator> {
  const id = `sample-${style.family}-${style.weight}`
  await page.evaluate(
    async ([text, id, { family, weight }]) => {
      const line = Object.assign(document.createElement('p'), { id, textContent: text })
      line.style.fontFamily = `var(--font-${family})`
      line.style.fontWeight = String(weight)
      document.querySelector('main')?.append(line)
      await document.fonts.ready
    },
    [text, id, style] as const,
  )
  return page.locator(`#${id}`)
}

/** Every sign as the browser paints it in this font: its dots, and how much ink they have. */
function paint(page: Page, font: string, text: string): Promise<{ dots: string; ink: number }[]> {
  return page.evaluate(
    async ([font, text]) => {
      await document.fonts.load(font, text)
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 })
      const context = canvas.getContext('2d', { willReadFrequently: true })
      if (!context) throw new Error('nothing to paint on')
      return Array.from(text, (sign) => {
        context.clearRect(0, 0, 64, 64)
        context.font = font
        context.fillText(sign, 12, 44)
        const alpha = context.getImageData(0, 0, 64, 64).data.filter((_, index) => index % 4 === 3)
        return { dots: alpha.join(), ink: alpha.reduce((sum, value) => sum + value, 0) }
      })
    },
    [font, text] as const,
  )
}

test('Georgian text is painted with the font that Kibe brings, in titles and bold too', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fetched.push(new URL(request.url()).origin)
  })
  await new KibePage(page).open()
  for (const [style, family] of [
    [{ family: 'text', weight: 400 }, TEXT],
    [{ family: 'text', weight: 600 }, TEXT],
    [{ family: 'title', weight: 600 }, TITLE],
  ] as const) {
    const fonts = await fontsOf(page, await addSample(page, LETTERS, style))
    expect(
      fonts.map(({ familyName, isCustomFont, glyphCount }) => [familyName, isCustomFont, glyphCount]),
    ).toEqual([[family, true, LETTERS.length]])
  }
  const signs = await fontsOf(page, await addSample(page, SIGNS, { family: 'text', weight: 500 }))
  expect(signs.filter(({ isCustomFont }) => !isCustomFont)).toEqual([])
  await page.getByRole('heading', { level: 1 }).waitFor()
  const [heading] = await fontsOf(page, page.getByRole('heading', { level: 1 }))
  expect(heading).toMatchObject({ familyName: TITLE, isCustomFont: true })
  expect(fetched.length).toBeGreaterThan(0)
  expect([...new Set(fetched)]).toEqual([new URL(page.url()).origin])
})

for (const family of [TEXT, TITLE]) {
  test(`every letter has a shape of its own in ${family}, and bold has more ink`, async ({ page }) => {
    await new KibePage(page).open()
    const regular = await paint(page, `400 40px "${family}", monospace`, LETTERS)
    const bold = await paint(page, `700 40px "${family}", monospace`, LETTERS)
    // No font has a shape for a private character: what is painted is the sign for "missing".
    const [missing] = await paint(page, `400 40px "${family}", monospace`, '\u{10fffd}')
    expect(new Set(regular.map(({ dots }) => dots)).size).toBe(LETTERS.length)
    expect(regular.map(({ dots }) => dots)).not.toContain(missing?.dots)
    const lean = Array.from(LETTERS).filter(
      (_, index) => (bold[index]?.ink ?? 0) <= (regular[index]?.ink ?? 0) * 1.1,
    )
    expect(lean).toEqual([])
    const foreign = await paint(page, '400 40px monospace', LETTERS)
    const same = Array.from(LETTERS).filter((_, index) => foreign[index]?.dots === regular[index]?.dots)
    expect(same).toEqual([])
  })
}

test('the check notices when the font did not come', async ({ page }) => {
  await page.route('**/*.woff2', (route) => route.abort())
  await new KibePage(page).open()
  const fonts = await fontsOf(page, await addSample(page, LETTERS, { family: 'text', weight: 400 }))
  expect(fonts.filter(({ isCustomFont }) => isCustomFont)).toEqual([])
})
