import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KibePage } from '../support/kibe-page'
import { startStaticHost, type StaticHost } from '../support/static-host'

/** A copy of the production build that says of itself which one it is. */
function buildNamed(name: string): string {
  const folder = test.info().outputPath(`build-${name}`)
  cpSync('dist', folder, { recursive: true })
  const page = join(folder, 'index.html')
  const worker = join(folder, 'sw.js')
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace('<title>', `<meta name="build" content="${name}"><title>`),
  )
  const revision = createHash('md5').update(readFileSync(page)).digest('hex')
  const before = readFileSync(worker, 'utf8')
  const after = before.replace(/(\{url:"index\.html",revision:")[^"]+/, `$1${revision}`)
  if (before === after) throw new Error('the list of kept files does not name index.html as expected')
  writeFileSync(worker, after)
  return folder
}

const buildOf = (page: Page) => page.locator('meta[name=build]').getAttribute('content')
/** A mark on the page that is gone once it was loaded anew. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isMarked: true }))
const isMarked = (page: Page) => page.evaluate(() => 'isMarked' in window)
/** Comes back to the window: then Kibe asks the host for a newer build. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
const prompt = (page: Page) => page.getByText('„კიბის“ ახალი ვერსია მზად არის')
const accept = (page: Page) => page.getByRole('button', { name: 'განახლება', exact: true })

let host: StaticHost
test.beforeEach(async () => {
  host = await startStaticHost(buildNamed('one'), '/some/folder/')
})
test.afterEach(() => host.close())

async function readyOffline(context: BrowserContext): Promise<KibePage> {
  const kibe = new KibePage(await context.newPage(), host.address)
  await kibe.openUntilReadyOffline()
  return kibe
}

test('below any path of a host Kibe opens, and every page of it works without a network', async ({
  context,
}) => {
  const kibe = await readyOffline(context)
  const { page } = kibe
  await context.setOffline(true)
  await host.close()
  const id = await kibe.begin()
  await kibe.chooseLevel(1)
  for (const screen of ['overview', 'results', 'plan', 'report', 'print']) {
    await kibe.open(`#/a/${id}/${screen}`)
    await page.reload()
    await expect(page.getByRole('heading').first(), screen).toBeVisible()
    await expect(page.getByRole('alert'), screen).toHaveCount(0)
  }
  await kibe.open(`#/a/${id}/report`)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PDF ფაილის შექმნა' }).click()
  const pdf = readFileSync(await (await downloading).path())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(kibe.complaints.filter((text) => !text.includes('ERR_'))).toEqual([])
})

for (const [when, visits] of [
  ['after the first visit', 1],
  ['after a second visit', 2],
] as const) {
  test(`a newer build is offered, never forced, and loses nothing that is typed: ${when} (R16)`, async ({
    context,
  }) => {
    const kibe = await readyOffline(context)
    const { page } = kibe
    await kibe.begin()
    if (visits === 2) await page.reload()
    const other = new KibePage(await context.newPage(), host.address)
    await other.begin()
    await mark(page)
    await mark(other.page)

    host.publish(buildNamed('two'))
    await comeBack(page)
    await expect(prompt(page)).toBeVisible()
    expect(await isMarked(page)).toBe(true)
    expect(await isMarked(other.page)).toBe(true)

    await kibe.note.pressSequentially('ჯერ შეუნახავი')
    await other.note.pressSequentially('მეორე ფანჯრის ტექსტი')
    // A click of the mouse would take the focus away and so save the text; here nothing but the update can.
    await accept(page).dispatchEvent('click')
    await expect.poll(() => isMarked(page).catch(() => true), 'the window reloads').toBe(false)
    await page.waitForLoadState()
    expect(await buildOf(page)).toBe('two')
    await expect(kibe.note).toHaveValue('ჯერ შეუნახავი')

    await expect(other.page.getByText('ახალი ვერსია სხვა ფანჯარაში უკვე ჩაირთო')).toBeVisible()
    expect(await isMarked(other.page)).toBe(true)
    await expect(other.note).toHaveValue('მეორე ფანჯრის ტექსტი')
    await other.page.getByRole('button', { name: 'შენახვა და განახლება' }).click()
    await expect.poll(() => isMarked(other.page).catch(() => true)).toBe(false)
    await other.page.waitForLoadState()
    expect(await buildOf(other.page)).toBe('two')
    await expect(other.note).toHaveValue('მეორე ფანჯრის ტექსტი')
  })
}

test('an update that a person puts off is offered again at the next visit', async ({ context }) => {
  const kibe = await readyOffline(context)
  const { page } = kibe
  await page.reload()
  host.publish(buildNamed('two'))
  await comeBack(page)
  await page.getByRole('button', { name: 'მოგვიანებით' }).click()
  await expect(prompt(page)).toBeHidden()
  await page.reload()
  await expect(prompt(page)).toBeVisible()
  expect(await buildOf(page)).toBe('one')
})
