import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { PictureTools } from '@/parts/evidence/photo'
import { StorageError, type PreparedFile, type Storage } from '@/storage/storage'
import { aQuestionnaire } from '../../support/questionnaires'
import { begun, open, typeInto, type Screen } from './open-fill'

const aPicture = { width: 4000, height: 3000, close: () => undefined } as ImageBitmap
const pictures: PictureTools = {
  decode: () => Promise.resolve(aPicture),
  encode: () => Promise.resolve(new Blob(['small'], { type: 'image/jpeg' })),
}

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(change: (storage: Storage) => Partial<Storage> = () => ({})) {
  const assessment = await begun(aQuestionnaire())
  const { storage, sheetId } = assessment
  const shown = await open(assessment, 'fill/IND-1', {
    storage: { ...storage, ...change(storage) },
    pictures,
  })
  screen = shown
  shown.button('Add').click()
  await vi.waitFor(() => shown.page.get('dialog'))
  return { ...assessment, screen: shown, stored: () => storage.evidence.ofSheet(sheetId) }
}

function chooseKind(screen: Screen, kind: string): void {
  const select = screen.field('Kind')
  select.value = kind
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

function chooseFile(screen: Screen, file: File): void {
  const input = screen.field('File or photo')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function aFile(name: string, type: string, size = 5): File & { reads: () => number } {
  const file = new File(['bytes'], name, { type })
  let count = 0
  Object.defineProperty(file, 'size', { value: size })
  const read = file.arrayBuffer.bind(file)
  return Object.assign(file, {
    arrayBuffer: () => {
      count += 1
      return read()
    },
    reads: () => count,
  })
}

describe('adding evidence', () => {
  it('keeps kind, title, number, date and link, and shows them', async () => {
    const { screen, stored } = await show()
    chooseKind(screen, 'resolution')
    typeInto(screen.field('Title'), 'Rules of the general assembly')
    typeInto(screen.field('Number'), '17')
    typeInto(screen.field('Date'), '2025-03-04')
    typeInto(screen.field('Link'), 'www.example.ge/act')
    screen.button('Save evidence').click()
    await vi.waitFor(async () =>
      expect(await stored()).toMatchObject([
        {
          itemId: 'IND-1',
          kind: 'resolution',
          title: 'Rules of the general assembly',
          number: '17',
          date: '2025-03-04',
          link: 'https://www.example.ge/act',
        },
      ]),
    )
    await vi.waitFor(() => expect(screen.text()).toContain('Rules of the general assembly'))
    expect(screen.page.find('dialog').exists()).toBe(false)
    expect(screen.page.get('a[href="https://www.example.ge/act"]').attributes('rel')).toContain('noopener')
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://a b'])(
    'refuses the link %s with a sentence, and stores nothing',
    async (link) => {
      const { screen, stored } = await show()
      chooseKind(screen, 'webPage')
      typeInto(screen.field('Link'), link)
      screen.button('Save evidence').click()
      await vi.waitFor(() => expect(screen.text()).toContain('The link must begin with http:// or https://'))
      expect(await stored()).toEqual([])
    },
  )

  it('refuses a file of 200 MB before reading it, and says the limit beforehand', async () => {
    const { screen } = await show()
    expect(screen.page.get('dialog').text()).toContain('Up to 20')
    const file = aFile('film.mp4', 'video/mp4', 200_000_000)
    chooseFile(screen, file)
    await vi.waitFor(() => expect(screen.text()).toContain('The file is larger than'))
    expect(file.reads()).toBe(0)
  })

  it('hands a photo over as the smaller picture, never as the file that was chosen', async () => {
    const handedOver: (PreparedFile | null)[] = []
    const { screen } = await show((storage) => ({
      evidence: {
        ...storage.evidence,
        add: (sheetId, itemId, draft, file) => {
          handedOver.push(file)
          return storage.evidence.add(sheetId, itemId, draft, file)
        },
      },
    }))
    const photo = aFile('meeting.PNG', 'image/png')
    chooseKind(screen, 'photo')
    chooseFile(screen, photo)
    await nextTick()
    await vi.waitFor(() => expect(screen.button('Save evidence').disabled).toBe(false))
    screen.button('Save evidence').click()
    await vi.waitFor(() => expect(screen.page.find('dialog').exists()).toBe(false))
    expect(handedOver).toMatchObject([{ name: 'meeting.jpg', mime: 'image/jpeg' }])
    expect(new TextDecoder().decode(handedOver[0]?.bytes)).toBe('small')
    expect(photo.reads()).toBe(0)
    await vi.waitFor(() => expect(screen.text()).toContain('Save file: meeting.jpg'))
  })

  it('stays open with what was entered when saving fails, and adds the piece once when saving is repeated', async () => {
    let isFull = true
    const { screen, stored } = await show((storage) => ({
      evidence: {
        ...storage.evidence,
        add: (...given) =>
          isFull ? Promise.reject(new StorageError('quota')) : storage.evidence.add(...given),
      },
    }))
    chooseKind(screen, 'minutes')
    typeInto(screen.field('Title'), 'Minutes No. 3')
    screen.button('Save evidence').click()
    await vi.waitFor(() => expect(screen.text()).toContain('The evidence could not be saved'))
    expect(screen.field('Title').value).toBe('Minutes No. 3')
    isFull = false
    const { useSaveStatus } = await import('@/parts/save-status')
    await useSaveStatus().retry()
    await vi.waitFor(() => expect(screen.page.find('dialog').exists()).toBe(false))
    expect(await stored()).toMatchObject([{ title: 'Minutes No. 3' }])
  })
})

describe('evidence that is there', () => {
  it('can be changed', async () => {
    const { screen, stored } = await show()
    chooseKind(screen, 'report')
    typeInto(screen.field('Title'), 'Report 2024')
    screen.button('Save evidence').click()
    await vi.waitFor(() => screen.button('Change: Report 2024').click())
    await vi.waitFor(() => typeInto(screen.field('Title'), 'Report 2025'))
    screen.button('Save evidence').click()
    await vi.waitFor(async () =>
      expect(await stored()).toMatchObject([{ title: 'Report 2025', kind: 'report' }]),
    )
  })

  it('can be removed, and the removal taken back', async () => {
    const { screen, stored } = await show()
    chooseKind(screen, 'order')
    typeInto(screen.field('Number'), '42')
    screen.button('Save evidence').click()
    await vi.waitFor(() => screen.button('Remove: One-off order (gankarguleba or brdzaneba)').click())
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
    const { useUndo } = await import('@/parts/undo')
    const undo = useUndo()
    await vi.waitFor(() => expect(undo.offer?.sentence).toBe('The evidence was removed.'))
    await undo.offer?.undo()
    expect(await stored()).toMatchObject([{ number: '42' }])
  })
})
