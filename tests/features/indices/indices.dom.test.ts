import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import IndexPage from '@/features/indices/IndexPage.vue'
import IndicesPage from '@/features/indices/IndicesPage.vue'
import { useUndo } from '@/parts/undo'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { button, mountPage, saidBy, untilSaid } from '../../support/mount-page'
import { choose } from '../data/device'
import { field } from '../../support/field'

/** An invented index of a scale that nobody uses. */
const anIndex = {
  name: 'Test index',
  source: 'Test source',
  date: '2025-02-03',
  zeroAt: 1000,
  fullAt: -1000,
  values: [{ municipality: 'ozurgeti', value: 7.5 }],
}

let mounted: VueWrapper | null = null
let storage: OpenedStorage
beforeEach(async () => {
  ;({ storage } = await fakeStorage())
})
afterEach(() => mounted?.unmount())

async function open(page: Component, path: string) {
  const { screen, router } = await mountPage(page, { storage, language: 'en', path })
  mounted = screen
  return { screen, router }
}
function csv(text: string): File {
  return new File([text], 'index.csv', { type: 'text/csv' })
}
async function openNew() {
  const opened = await open(IndexPage, '/indices/new')
  await untilSaid(opened.screen, 'Guria')
  await field(opened.screen, 'Name of the index').setValue('Test index')
  return opened
}

test('the values of a file are taken, one more is typed in, and the index is stored', async () => {
  const { screen, router } = await openNew()
  await field(screen, 'Source').setValue('Test source')
  await field(screen, 'Date of publication').setValue('2025-02-03')
  await field(screen, 'Stands for 0').setValue('1 000')
  await field(screen, 'Stands for 100').setValue('-1 000')
  await choose(screen, csv('municipality_code;value\nozurgeti;7,5\n'))
  await untilSaid(screen, '1 value was taken from the file')
  await field(screen, 'Lanchkhuti').setValue('-3')
  await screen.get('form').trigger('submit')
  await vi.waitFor(() => expect(router.currentRoute.value.params['id']).not.toBe('new'))
  const values = [
    { municipality: 'lanchkhuti', value: -3 },
    { municipality: 'ozurgeti', value: 7.5 },
  ]
  expect(await storage.indices.list()).toMatchObject([{ ...anIndex, values }])
})

test('the faults of a file are named with their lines, and nothing of it is taken or stored', async () => {
  const { screen } = await openNew()
  await choose(screen, csv('municipality_code,value\nozurgeti,7\natlantis,8\nlanchkhuti,many\n'))
  await untilSaid(screen, 'Nothing was taken from the file.')
  expect(saidBy(screen)).toContain(
    'Line 3: there is no municipality with the code “atlantis” in the register.',
  )
  expect(saidBy(screen)).toContain('Line 4: “many” is not a number.')
  await screen.get('form').trigger('submit')
  await untilSaid(screen, 'Enter at least one value.')
  expect(await storage.indices.list()).toEqual([])
})

test('a file without the columns, or that is no table, is refused in words', async () => {
  const { screen } = await openNew()
  await choose(screen, csv('name,value\nOzurgeti,7\n'))
  await untilSaid(screen, 'The column “municipality_code” is missing.')
  await choose(screen, csv('municipality_code,value\nozurgeti,7,8\n'))
  await untilSaid(screen, 'Line 2: 3 cells, but the header has 2.')
  await choose(screen, csv(''))
  await untilSaid(screen, 'The file is empty.')
  expect(saidBy(screen)).toContain('0 of 64 municipalities have a value.')
})

test('a scale whose ends are one number is said at its field and not stored', async () => {
  const { id } = await storage.indices.add(anIndex)
  const { screen } = await open(IndexPage, `/indices/${id}`)
  await untilSaid(screen, 'Guria')
  await field(screen, 'Stands for 100').setValue('1000')
  await untilSaid(screen, 'The two numbers must differ.')
  expect((await storage.indices.get(id))?.fullAt).toBe(-1000)
  await field(screen, 'Stands for 0').setValue('0')
  await vi.waitFor(async () =>
    expect(await storage.indices.get(id)).toMatchObject({ zeroAt: 0, fullAt: 1000 }),
  )
})

test('an index is listed, deleted and brought back', async () => {
  const { id } = await storage.indices.add(anIndex)
  const list = await open(IndicesPage, '/indices')
  await untilSaid(list.screen, 'Test index')
  expect(saidBy(list.screen)).toContain('1 municipality has a value')
  list.screen.unmount()
  const { screen, router } = await open(IndexPage, `/indices/${id}`)
  await untilSaid(screen, 'Delete the index')
  await button(screen, 'Delete the index').trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('indices'))
  expect(await storage.indices.list()).toEqual([])
  await useUndo().offer?.undo()
  expect(await storage.indices.list()).toMatchObject([{ id, ...anIndex }])
})
