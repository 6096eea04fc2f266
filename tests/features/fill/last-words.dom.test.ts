import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PictureTools } from '@/parts/evidence/photo'
import { useSaveStatus } from '@/parts/save-status'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { heldWords } from '../../support/held-words'
import { aQuestionnaire } from '../../support/questionnaires'
import { begun, open, typeInto, type Screen } from './open-fill'

const pictures: PictureTools = {
  decode: () => Promise.resolve({ width: 40, height: 30, close: () => undefined } as ImageBitmap),
  encode: () => Promise.resolve(new Blob(['small'], { type: 'image/jpeg' })),
}
const saved = { kind: 'minutes', title: 'Minutes', number: '7', date: null, link: '' } as const
const KEPT = 'This is what you wrote before.'
const BEGUN = 'You began to enter evidence'

const shown: Screen[] = []
afterEach(() => {
  for (const { page } of shown.splice(0)) page.unmount()
  vi.restoreAllMocks()
})

/** An assessment, and pages that look at it one after the other or at once. */
async function aBrowser() {
  const assessment = await begun(aQuestionnaire())
  const { storage, sheetId, assessmentId } = assessment
  const lastWords = heldWords()
  async function show(place = 'fill/IND-1', stored: Partial<OpenedStorage> = {}) {
    const screen = await open(assessment, place, { storage: { ...storage, ...stored }, lastWords, pictures })
    shown.push(screen)
    return screen
  }
  return {
    storage,
    sheetId,
    assessmentId,
    lastWords,
    show,
    note: async () => (await storage.answers.ofSheet(sheetId))[0]?.content.note,
    evidence: () => storage.evidence.ofSheet(sheetId),
    kept: () => [...lastWords.under('').values()],
  }
}

describe('a note that could only be put down (R8, R9)', () => {
  it('is in what is finished', async () => {
    const { storage, sheetId, assessmentId, lastWords, show, note, kept } = await aBrowser()
    lastWords.put(`${sheetId}/IND-1`, '{"note":"the last wor"}')
    const { button, text } = await show('overview')
    button('Finish the assessment').click()
    await vi.waitFor(() => button('Finish'))
    button('Finish').click()
    await vi.waitFor(() => expect(text()).toContain('the results page'))
    expect(await note()).toBe('the last wor')
    expect((await storage.assessments.get(assessmentId))?.state).toBe('final')
    expect(kept()).toEqual([])
  })

  it('in another window, while this one was about to finish, is in what is finished too', async () => {
    const { sheetId, lastWords, show, note } = await aBrowser()
    const { button, text } = await show('overview')
    button('Finish the assessment').click()
    await vi.waitFor(() => button('Finish'))
    lastWords.put(`${sheetId}/IND-1`, '{"note":"typed there"}')
    button('Finish').click()
    await vi.waitFor(() => expect(text()).toContain('the results page'))
    expect(await note()).toBe('typed there')
  })

  it('and cannot be stored now keeps the assessment open', async () => {
    const { storage, sheetId, assessmentId, lastWords, show, kept } = await aBrowser()
    lastWords.put(`${sheetId}/IND-1`, '{"note":"the last wor"}')
    const save = () => Promise.reject(new StorageError('quota'))
    const { button, page } = await show('overview', { answers: { ...storage.answers, save } })
    button('Finish the assessment').click()
    await vi.waitFor(() => button('Finish'))
    button('Finish').click()
    await vi.waitFor(() => expect(page.find('dialog [role=alert]').exists()).toBe(true))
    expect((await storage.assessments.get(assessmentId))?.state).toBe('draft')
    expect(kept()).toEqual(['{"note":"the last wor"}'])
  })

  it('is not touched by looking at what is finished already', async () => {
    const { storage, sheetId, assessmentId, lastWords, show, kept } = await aBrowser()
    await storage.assessments.finish(assessmentId)
    lastWords.put(`${sheetId}/IND-1`, '{"note":"the last wor"}')
    await show('overview')
    expect(useSaveStatus().status.state).toBe('idle')
    expect(kept()).toHaveLength(1)
  })

  it('and is stored from an overview takes away nothing that was typed since in the window that edits', async () => {
    const { storage, sheetId, lastWords, show, kept } = await aBrowser()
    lastWords.put(`${sheetId}/IND-1`, '{"note":"half"}')
    const save: OpenedStorage['answers']['save'] = async (...given) => {
      lastWords.put(`${sheetId}/IND-1`, '{"note":"half a sentence"}')
      return storage.answers.save(...given)
    }
    await show('overview', { answers: { ...storage.answers, save } })
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('saved'))
    expect(kept()).toEqual(['{"note":"half a sentence"}'])
  })
})

async function openForm({ button, page }: Screen, name = 'Add'): Promise<void> {
  button(name).click()
  await vi.waitFor(() => page.get('dialog form'))
}
function choose(field: HTMLInputElement, value: string): void {
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
/** As Escape does, and the cross. */
async function escape({ page }: Screen): Promise<void> {
  page.get<HTMLDialogElement>('dialog').element.close()
  await vi.waitFor(() => expect(page.find('dialog').exists()).toBe(false))
}

describe('a form of evidence that was begun', () => {
  async function half() {
    const browser = await aBrowser()
    const screen = await browser.show()
    await openForm(screen)
    choose(screen.field('Kind'), 'report')
    typeInto(screen.field('Title'), 'Report of the ma')
    typeInto(screen.field('Date'), '2025-03-04')
    return { ...browser, screen }
  }

  it('and closed by Escape leaves a trace, and is there again, and is saved once', async () => {
    const { screen, evidence, kept } = await half()
    await escape(screen)
    expect(screen.page.get('main [role=status] p.row').text()).toContain(BEGUN)
    expect(await evidence()).toEqual([])
    await openForm(screen)
    expect(screen.page.get('dialog').text()).toContain(KEPT)
    expect(screen.page.get('dialog').text()).not.toContain('A file cannot be kept')
    expect(screen.field('Kind').value).toBe('report')
    expect(screen.field('Date').value).toBe('2025-03-04')
    typeInto(screen.field('Title'), 'Report of the mayor')
    screen.button('Save evidence').click()
    await vi.waitFor(() => expect(screen.page.find('dialog').exists()).toBe(false))
    expect(await evidence()).toMatchObject([{ title: 'Report of the mayor', kind: 'report' }])
    expect(kept()).toEqual([])
    await vi.waitFor(() => expect(screen.text()).not.toContain(BEGUN))
    await openForm(screen)
    expect(screen.field('Title').value).toBe('')
    expect(screen.page.get('dialog').text()).not.toContain(KEPT)
  })

  it.each(['Continue from its trace', 'Add'])('is there on the next page, through: %s', async (way) => {
    const { screen, show } = await half()
    screen.page.unmount()
    const next = await show()
    expect(next.text()).toContain(BEGUN)
    await openForm(next, way === 'Add' ? way : 'Go on with it')
    expect(next.field('Title').value).toBe('Report of the ma')
  })

  it('can be cleared, and the clearing taken back', async () => {
    const { screen, kept } = await half()
    await escape(screen)
    await openForm(screen)
    screen.button('Clear the form').click()
    await vi.waitFor(() => expect(screen.field('Title').value).toBe(''))
    expect(kept()).toEqual([])
    screen.button('Bring it back').click()
    await vi.waitFor(() => expect(screen.field('Title').value).toBe('Report of the ma'))
    screen.button('Clear the form').click()
    await escape(screen)
    expect(screen.text()).not.toContain(BEGUN)
    expect(kept()).toEqual([])
  })

  it('with a file says that the file has to be chosen again, until it is', async () => {
    const { screen, show } = await half()
    const chooseFile = ({ field }: Screen) => {
      const file = new File(['bytes'], 'minutes.pdf', { type: 'application/pdf' })
      Object.defineProperty(field('File or photo'), 'files', { value: [file], configurable: true })
      field('File or photo').dispatchEvent(new Event('change', { bubbles: true }))
    }
    chooseFile(screen)
    screen.page.unmount()
    const next = await show()
    await openForm(next)
    expect(next.page.get('dialog').text()).toContain('A file cannot be kept')
    typeInto(next.field('Number'), '3')
    await escape(next)
    await openForm(next)
    expect(next.page.get('dialog').text()).toContain('A file cannot be kept')
    chooseFile(next)
    await vi.waitFor(() => expect(next.page.get('dialog').text()).not.toContain('A file cannot be kept'))
  })

  it('is kept of the question it belongs to, and nothing is kept of an empty one', async () => {
    const { sheetId, lastWords, show, kept } = await aBrowser()
    lastWords.put(`evidence/${sheetId}/IND-9`, '{"fields":{"title":"another"},"hadFile":false}')
    lastWords.put(`evidence/${sheetId}/IND-1`, '{"fields":{"title":4}}')
    const screen = await show()
    expect(screen.text()).not.toContain(BEGUN)
    await openForm(screen)
    typeInto(screen.field('Title'), 'a')
    expect(kept()).toContain('{"fields":{"title":"a"},"hadFile":false}')
    typeInto(screen.field('Title'), '')
    await escape(screen)
    expect(kept()).toEqual(['{"fields":{"title":"another"},"hadFile":false}'])
  })

  it('to change what is saved keeps only what was changed, and can go back to what is saved', async () => {
    const { storage, sheetId, show, evidence } = await aBrowser()
    const { id } = await storage.evidence.add(sheetId, 'IND-1', saved, null)
    const screen = await show()
    await openForm(screen, 'Change: Minutes')
    typeInto(screen.field('Title'), 'Minutes, cor')
    await escape(screen)
    await storage.evidence.change(id, { ...saved, number: '8' })
    await vi.waitFor(() => expect(screen.text()).toContain('No. 8'))
    await openForm(screen, 'Go on with it')
    expect([screen.field('Title').value, screen.field('Number').value]).toEqual(['Minutes, cor', '8'])
    screen.button('Back to what is saved').click()
    await vi.waitFor(() => expect(screen.field('Title').value).toBe('Minutes'))
    await escape(screen)
    expect(screen.text()).not.toContain(BEGUN)
    expect(await evidence()).toMatchObject([{ title: 'Minutes', number: '8' }])
  })

  it('anew while an earlier try still waits is not dropped by that try', async () => {
    const { storage, evidence, kept, show } = await aBrowser()
    const disk = { isFull: true }
    const add: OpenedStorage['evidence']['add'] = (...given) =>
      disk.isFull ? Promise.reject(new StorageError('quota')) : storage.evidence.add(...given)
    const screen = await show('fill/IND-1', { evidence: { ...storage.evidence, add } })
    await openForm(screen)
    choose(screen.field('Kind'), 'report')
    typeInto(screen.field('Title'), 'Report')
    screen.button('Save evidence').click()
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
    await escape(screen)
    await openForm(screen)
    typeInto(screen.field('Title'), 'Another report')
    disk.isFull = false
    await useSaveStatus().retry()
    expect(await evidence()).toMatchObject([{ title: 'Report' }])
    expect(kept()).toHaveLength(1)
  })

  it('and could not be saved is kept when it is closed, until a repeated try has saved it', async () => {
    const browser = await aBrowser()
    const { storage, evidence, kept, show } = browser
    const disk = { isFull: true }
    const add: OpenedStorage['evidence']['add'] = (...given) =>
      disk.isFull ? Promise.reject(new StorageError('quota')) : storage.evidence.add(...given)
    const screen = await show('fill/IND-1', { evidence: { ...storage.evidence, add } })
    await openForm(screen)
    choose(screen.field('Kind'), 'report')
    typeInto(screen.field('Title'), 'Report')
    screen.button('Save evidence').click()
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
    await escape(screen)
    expect(screen.text()).toContain(BEGUN)
    disk.isFull = false
    await useSaveStatus().retry()
    expect(await evidence()).toMatchObject([{ title: 'Report' }])
    expect(kept()).toEqual([])
    await vi.waitFor(() => expect(screen.text()).not.toContain(BEGUN))
  })
})
