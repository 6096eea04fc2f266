import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import FileArrivals from '@/app/FileArrivals.vue'
import { useOpenedFiles } from '@/parts/opened-files'
import { useTypedText } from '@/parts/typed-text'
import { fakeStorage } from '../support/fake-storage'
import { mountPage, saidBy } from '../support/mount-page'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  document.body.replaceChildren()
  Reflect.deleteProperty(window, 'launchQueue')
})

const kibe = new File(['bytes'], 'kibe-2026-02-11.kibe')
const HINT = 'Drop the file here to open it'

async function open() {
  const { storage } = await fakeStorage()
  const page = await mountPage(FileArrivals, { storage, language: 'en', path: '/settings' })
  mounted = page.screen
  return page
}

/** What happens when this is dragged or dropped there; whether the browser would do what it does by itself. */
async function drag(type: string, at: EventTarget, carried: { files?: File[]; text?: boolean }) {
  const { files = [] } = carried
  const types = carried.text ? ['text/plain'] : ['Files']
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    dataTransfer: { types, files, dropEffect: 'copy' },
    relatedTarget: null,
  })
  const isLeftToBrowser = at.dispatchEvent(event)
  await flushPromises()
  return { isLeftToBrowser, dropEffect: event.dataTransfer.dropEffect }
}

function onThePage<K extends keyof HTMLElementTagNameMap>(tag: K, type = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (element instanceof HTMLInputElement) element.type = type
  document.body.append(element)
  return element
}

describe('a file that is dropped on the window', () => {
  it('is announced while it is held over it, and taken to the page that opens files', async () => {
    const { screen, router } = await open()
    await drag('dragover', document.body, { files: [kibe] })
    expect(saidBy(screen)).toBe(HINT)
    const { isLeftToBrowser } = await drag('drop', document.body, { files: [kibe] })
    expect(isLeftToBrowser).toBe(false)
    expect(saidBy(screen)).toBe('')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('file'))
    expect(useOpenedFiles().take()).toEqual([kibe])
    expect(useOpenedFiles().files).toEqual([])
  })

  it('is taken to the page of questionnaires where it is JSON, and only there', async () => {
    const { router } = await open()
    const questionnaire = new File(['{}'], 'needs-survey.JSON')
    await drag('drop', document.body, { files: [questionnaire] })
    await vi.waitFor(() => expect(useOpenedFiles().take()).toEqual([questionnaire]))
    expect(router.currentRoute.value.name).toBe('library')
    await drag('drop', document.body, { files: [questionnaire, kibe] })
    await vi.waitFor(() => expect(useOpenedFiles().take()).toEqual([questionnaire, kibe]))
    expect(router.currentRoute.value.name).toBe('file')
  })

  it('is announced no more once it has left the window', async () => {
    const { screen } = await open()
    await drag('dragover', document.body, { files: [kibe] })
    await drag('dragleave', document.body, { files: [kibe] })
    expect(saidBy(screen)).toBe('')
  })

  it('waits until what is typed is written', async () => {
    const { router } = await open()
    let write: () => void = () => undefined
    useTypedText().isHeldBy(() => new Promise<void>((resolve) => (write = resolve)))
    await drag('drop', document.body, { files: [kibe] })
    expect(router.currentRoute.value.name).toBe('settings')
    write()
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('file'))
  })

  it('is left to a place that takes files by itself', async () => {
    const { screen, router } = await open()
    const field = onThePage('input', 'file')
    expect((await drag('dragover', field, { files: [kibe] })).isLeftToBrowser).toBe(true)
    expect((await drag('drop', field, { files: [kibe] })).isLeftToBrowser).toBe(true)
    const own = onThePage('div')
    own.addEventListener('drop', (event) => event.preventDefault())
    await drag('drop', own, { files: [kibe] })
    expect(saidBy(screen)).toBe('')
    expect(router.currentRoute.value.name).toBe('settings')
  })

  it('beside an open dialog goes nowhere, so that what stands in the dialog is not lost', async () => {
    const { screen, router } = await open()
    onThePage('dialog').showModal()
    expect(await drag('dragover', document.body, { files: [kibe] })).toEqual({
      isLeftToBrowser: false,
      dropEffect: 'none',
    })
    expect(saidBy(screen)).toBe('')
    expect((await drag('drop', document.body, { files: [kibe] })).isLeftToBrowser).toBe(false)
    expect(router.currentRoute.value.name).toBe('settings')
  })
})

describe('anything else that is dropped', () => {
  it('never makes the browser leave the page', async () => {
    const { screen } = await open()
    expect((await drag('dragover', document.body, { text: true })).isLeftToBrowser).toBe(false)
    expect((await drag('drop', document.body, { text: true })).isLeftToBrowser).toBe(false)
    expect(saidBy(screen)).toBe('')
  })

  it('goes into a text field as ever', async () => {
    await open()
    for (const field of [onThePage('textarea'), onThePage('input', 'search')]) {
      expect((await drag('drop', field, { text: true })).isLeftToBrowser).toBe(true)
    }
  })
})

describe('files that the system opens with Kibe', () => {
  it('are taken to the page that opens files; a start without files changes nothing', async () => {
    let launch: (launched: { files?: unknown[] }) => void = () => undefined
    Object.assign(window, { launchQueue: { setConsumer: (consumer: typeof launch) => (launch = consumer) } })
    const { router } = await open()
    launch({ files: [] })
    launch({})
    await flushPromises()
    expect(router.currentRoute.value.name).toBe('settings')
    launch({ files: [{ getFile: () => Promise.resolve(kibe) }] })
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('file'))
    expect(useOpenedFiles().files).toEqual([kibe])
  })
})
