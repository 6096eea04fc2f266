import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { createApp, h, type App } from 'vue'
import FoldingTable from '@/ui/FoldingTable.vue'
import '@/ui/tokens.css'
import '@/ui/base.css'

let app: App | null = null
afterEach(async () => {
  app?.unmount()
  await page.viewport(1000, 700)
})

/** Two columns and a row, folded in windows of up to 640 px. */
async function show(width: number): Promise<void> {
  await page.viewport(width, 700)
  const head = ['Place', 'Points'].map((text) => h('th', { role: 'columnheader', scope: 'col' }, text))
  const label = h('span', { class: 'cell-label', 'aria-hidden': true }, 'Label')
  const cells = [
    h('th', { role: 'rowheader', scope: 'row' }, 'A place'),
    h('td', { role: 'cell' }, [label, '57']),
  ]
  const table = () => [
    h('thead', { role: 'rowgroup' }, [h('tr', { role: 'row' }, head)]),
    h('tbody', { role: 'rowgroup' }, [h('tr', { role: 'row' }, cells)]),
  ]
  app = createApp({ render: () => h(FoldingTable, { below: 40 }, table) })
  app.mount(document.body.appendChild(document.createElement('div')))
}
const label = () => page.getByText('Label', { exact: true })
const widthOf = (text: string) =>
  page.getByText(text, { exact: true }).element().getBoundingClientRect().width

test('a table shows its head where there is room, and a heading in each cell where there is none', async () => {
  await show(641)
  await expect.element(label()).not.toBeVisible()
  expect(widthOf('Points')).toBeGreaterThan(40)
  await page.viewport(640, 700)
  await expect.element(label()).toBeVisible()
  expect(widthOf('Points')).toBe(1)
})

test('a folded table is a table with its headings to whoever has it read out', async () => {
  await show(360)
  await expect.element(page.getByRole('table')).toBeInTheDocument()
  await expect.element(page.getByRole('columnheader', { name: 'Points' })).toBeInTheDocument()
  await expect.element(page.getByRole('rowheader', { name: 'A place' })).toBeVisible()
  await expect.element(page.getByRole('cell', { name: '57', exact: true })).toBeVisible()
})
