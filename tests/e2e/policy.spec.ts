import { expect, test } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

const INSIDE = ['fill/ACC-1', 'overview', 'results', 'results?why=root', 'plan', 'report', 'print']
const OUTSIDE = ['', 'begin', 'data', 'settings', 'no-such-page']

test('no page of Kibe breaks its own policy or asks another origin for anything', async ({ page }) => {
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await kibe.open()
  await page.getByRole('button', { name: 'სავარჯიშო მუნიციპალიტეტის ნახვა' }).click()
  await page.waitForURL(/#\/a\/[^/]+\//)
  const root = /#\/a\/[^/]+/.exec(page.url())?.[0] ?? ''
  const hashes = [...OUTSIDE.map((path) => `#/${path}`), ...INSIDE.map((path) => `${root}/${path}`)]
  for (const hash of hashes) {
    await page.goto('about:blank')
    await kibe.open(hash)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
  }
  await page.goto('about:blank')
  await kibe.open(`${root}/report`)
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PDF ფაილის შექმნა' }).click(),
  ])
  expect(pdf.suggestedFilename()).toMatch(/\.pdf$/)
  expect(kibe.complaints).toEqual([])
})

test('the policy allows no inline script, no eval, no WebAssembly and no other origin', async ({
  page,
  request,
}) => {
  const { headers } = await request.get('/').then((response) => ({ headers: response.headers() }))
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|wasm|https?:|\*/)
  await page.goto('/')
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(meta).toBe(policy.replace(/; frame-ancestors[^;]*/, ''))
})

test('the watch over the policy notices a script that does not belong there, and a request that leaves', async ({
  page,
}) => {
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await kibe.open()
  await page.evaluate(async () => {
    const planted = document.createElement('script')
    planted.textContent = 'window.planted = true'
    document.body.append(planted)
    await fetch('https://example.org/').catch(() => undefined)
  })
  // Header and meta tag state the policy, and each complains.
  const broken = () => new Set(kibe.complaints.filter((text) => text.startsWith('policy:')))
  await expect
    .poll(broken)
    .toEqual(new Set(['policy: script-src-elem inline', 'policy: connect-src https://example.org/']))
  expect(await page.evaluate(() => 'planted' in window)).toBe(false)
})
