import { expect, test } from '@playwright/test'

test('a browser that is too old gets a sentence in both languages instead of Kibe', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'CompressionStream'))
  await page.goto('/', { waitUntil: 'networkidle' })
  await expect(page.getByText('ეს ბრაუზერი ძველია')).toBeVisible()
  await expect(page.getByText('This browser is too old for Kibe')).toBeVisible()
  await expect(page.getByRole('link')).toHaveCount(0)
})
