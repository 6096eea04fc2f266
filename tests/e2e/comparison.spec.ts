import { expect, test, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { readSheet, type Row } from 'read-excel-file/node'
import { readPdf } from '../reporting/read-pdf'
import { axeViolations } from '../support/axe'
import {
  gatheredFile,
  levelsOf,
  municipalities,
  participation,
  pointsOf,
  type Gathered,
} from '../support/gathered-files'
import { KibePage } from '../support/kibe-page'
import { screenWords } from '../support/workshop-words'

const { say, like } = screenWords()
const questionnaire = participation('2.0.0')
const WAVES = ['2025', '2026']

/** What each municipality hands in: a wave of last year, and one of this. */
const handedIn: readonly Gathered[] = municipalities.flatMap(({ id, kind }, place) =>
  WAVES.map((wave, n) => ({
    ...{ municipality: id, kind, version: '2.0.0', wave },
    levels: levelsOf(questionnaire, 2 * place + n),
  })),
)

/** Points as they are printed: at most one decimal, halves away from zero. */
function printed(points: number, comma: ',' | '.'): string {
  return String(Math.round(points * 10 + 1e-9) / 10).replace('.', comma)
}

async function bringIn(page: Page, files: ReturnType<typeof gatheredFile>[]): Promise<void> {
  await page.locator('main input[type=file]').first().setInputFiles(files)
  await page
    .getByRole('button', { name: say('files.bring.do') })
    .or(page.getByRole('button', { name: say('files.add.do') }))
    .click()
  await expect(page.getByText(say('files.added.title')).first()).toBeVisible({ timeout: 60_000 })
}

/** What is downloaded by pressing that button, unpacked where it is an archive. */
async function madeBy(page: Page, format: string): Promise<Record<string, Uint8Array>> {
  const coming = page.waitForEvent('download', { timeout: 90_000 })
  await page.getByRole('button', { name: say(`compare.export.${format}`) }).click()
  const download = await coming
  const bytes = new Uint8Array(readFileSync(await download.path()))
  const name = download.suggestedFilename()
  return name.endsWith('.zip') ? unzipSync(bytes) : { [name]: bytes }
}

test('64 municipalities and two waves come in as files and leave as a pair of reports and a workbook, offline', async ({
  page,
  context,
}) => {
  test.setTimeout(420_000)
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await kibe.openUntilReadyOffline()
  await context.setOffline(true)
  await kibe.goTo('#/file')
  await bringIn(
    page,
    handedIn.map((one, n) => gatheredFile(one, n)),
  )
  await kibe.goTo('#/compare')
  const n = handedIn.length
  await expect(
    page.getByText(say('compare.compared.sentence', { compared: n, n, shared: 45, all: 45 })),
  ).toBeVisible()

  const grid = page.locator('table[aria-rowcount]')
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThanOrEqual(64)
  expect(await grid.locator('tbody tr').count()).toBeLessThan(64)
  expect(await axeViolations(page)).toEqual([])

  const now = handedIn.filter(({ wave }) => wave === '2026')
  const reports = await madeBy(page, 'pdf')
  expect(Object.keys(reports).toSorted()).toEqual([
    expect.stringMatching(/en\.pdf$/),
    expect.stringMatching(/ka\.pdf$/),
  ])
  for (const [name, bytes] of Object.entries(reports)) {
    const isGeorgian = name.endsWith('ka.pdf')
    const { everything } = await readPdf(bytes.slice().buffer)
    for (const { municipality, levels } of now) {
      const known = municipalities.find(({ id }) => id === municipality)
      const title = isGeorgian ? known?.name.ka : known?.name.en
      // Its row of the heatmap: the whole and every area, one after the other.
      const worked = [...pointsOf(questionnaire, levels).values()]
      const row = worked.map((points) => printed(points, isGeorgian ? ',' : '.')).join('')
      expect(everything).toContain((title ?? '?').replace(/\s/g, '') + row)
    }
  }

  const [workbook = new Uint8Array()] = Object.values(await madeBy(page, 'xlsx'))
  const [head = [], ...rows] = await readSheet(Buffer.from(workbook), 'scores')
  const at = (row: Row, column: string) => row[head.indexOf(column)]
  for (const { municipality, wave, levels } of handedIn) {
    const worked = pointsOf(questionnaire, levels)
    const own = rows.filter(
      (row) => at(row, 'municipality_code') === municipality && String(at(row, 'wave')) === wave,
    )
    const whole = own.find((row) => at(row, 'node_kind') === 'root')
    expect(Number(whole && at(whole, 'share')) * 100).toBeCloseTo(worked.get('whole') ?? NaN, 8)
    for (const { id } of questionnaire.areas) {
      const area = own.find((row) => at(row, 'node_id') === id)
      expect(Number(area && at(area, 'share')) * 100).toBeCloseTo(worked.get(id) ?? NaN, 8)
    }
  }
  expect(kibe.complaints).toEqual([])
})

test('what cannot be compared fairly is left out and named, and is in no figure', async ({ page }) => {
  test.setTimeout(180_000)
  const kibe = new KibePage(page)
  const [a, b, c, d, e] = municipalities
  if (!a || !b || !c || !d || !e) throw new Error('the register has them')
  const whole = (place: number) => levelsOf(questionnaire, place)
  const one = (
    of: { id: string; kind: string },
    place: number,
    changes: Partial<Gathered> = {},
  ): Gathered => ({
    ...{ municipality: of.id, kind: of.kind, version: '2.0.0', wave: '2026', levels: whole(place) },
    ...changes,
  })
  const few = Object.fromEntries(Object.entries(whole(3)).slice(0, 4))
  const files = [
    one(a, 1),
    one(b, 2),
    one(c, 3, { levels: few }),
    one(d, 4),
    one(d, 5),
    one({ id: 'atlantis', kind: 'community' }, 6),
    one(e, 7),
  ]
  await kibe.open('#/file')
  await bringIn(
    page,
    files.map((file, n) => gatheredFile(file, n)),
  )
  await kibe.goTo('#/compare')
  const sentence = { compared: 3, n: files.length, shared: 45, all: 45 }
  await expect(page.getByText(say('compare.compared.sentence', sentence))).toBeVisible()
  await expect(page.getByText(like('compare.reason.lowCoverage')).first()).toBeVisible()
  await expect(page.getByText(say('compare.reason.sameWaveTwice')).first()).toBeVisible()
  await expect(
    page.getByText(say('compare.reason.unknownMunicipality', { code: 'atlantis' })).first(),
  ).toBeVisible()
  const grid = page.locator('table[aria-rowcount]')
  for (const { name } of [a, b, e]) await expect(grid.getByText(name.ka, { exact: true })).toBeVisible()
  for (const { name } of [c, d]) await expect(grid.getByText(name.ka, { exact: true })).toHaveCount(0)
  expect(kibe.complaints).toEqual([])
})

/** Compares what was handed in for 2026. */
async function compareNow(page: Page): Promise<KibePage> {
  const kibe = new KibePage(page)
  await kibe.open('#/file')
  await bringIn(
    page,
    handedIn.filter(({ wave }) => wave === '2026').map((one, n) => gatheredFile(one, n)),
  )
  await kibe.goTo('#/compare')
  return kibe
}

test('wherever the heatmap is scrolled to, what is seen of it is there', async ({ page }) => {
  test.setTimeout(180_000)
  await compareNow(page)
  await page.locator('main select:has(option[value=":indicators"])').selectOption(':indicators')
  for (const [down, aside] of [
    [0, 0],
    [700, 0],
    [703, 1_501],
    [1_405, 3_000],
    [99_999, 99_999],
  ] as const) {
    expect(await cornersOfHeatmap(page, down, aside)).toEqual({ name: true, first: true, last: true })
  }
})

/** Whether there is a name beside the first row that is seen, and a figure at its and the last row's end. */
function cornersOfHeatmap(page: Page, down: number, aside: number) {
  return page.evaluate(
    async ([top, left]) => {
      const region = document.querySelector('[role=grid]')?.parentElement
      const head = document.querySelector('[role=grid] thead th')?.getBoundingClientRect()
      if (!region || !head) throw new Error('no table')
      region.scrollIntoView({ block: 'center' })
      region.scrollTo(left, top)
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
      const { left: start, top: above } = region.getBoundingClientRect()
      const cell = (x: number, y: number) => {
        const found = document.elementFromPoint(start + x, above + y)?.closest('th, td')
        return (
          found !== null &&
          found !== undefined &&
          !found.hasAttribute('aria-hidden') &&
          !found.closest('tr[aria-hidden]')
        )
      }
      const [end, bottom] = [region.clientWidth - 4, region.clientHeight - 4]
      return {
        name: cell(4, head.height + 4),
        first: cell(end, head.height + 4),
        last: cell(end, bottom),
      }
    },
    [down, aside] as const,
  )
}

test('the heatmap is led from the keyboard alone, and names can be hidden', async ({ page }) => {
  test.setTimeout(180_000)
  const kibe = await compareNow(page)
  const grid = page.locator('table[aria-rowcount]')
  const last = Number(await grid.getAttribute('aria-rowcount'))
  await grid.locator('[tabindex="0"]').first().focus()
  await page.keyboard.press('Control+End')
  const focused = page.locator(':focus')
  await expect
    .poll(async () =>
      Number(await focused.locator('xpath=ancestor-or-self::tr[1]').getAttribute('aria-rowindex')),
    )
    .toBeGreaterThan(last - 6)
  await page.keyboard.press('Control+Home')
  await expect
    .poll(async () =>
      Number(await focused.locator('xpath=ancestor-or-self::tr[1]').getAttribute('aria-rowindex')),
    )
    .toBeLessThan(3)

  await page.getByRole('checkbox', { name: say('compare.figures.anonymous') }).check()
  // As whole words: Oni is in half the words of the language.
  const shown = ` ${(await page.locator('main').innerText()).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  expect(shown).toContain(' D ')
  for (const { name } of municipalities) expect(shown).not.toContain(` ${name.ka} `)
  expect(kibe.complaints).toEqual([])
})
