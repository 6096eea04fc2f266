import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { given } from './a-survey'
import { aBegunSurvey, open, type Window } from './open-survey'

const windows: Window[] = []
afterEach(() => {
  for (const { page } of windows.splice(0)) page.unmount()
})

async function entering() {
  const survey = await aBegunSurvey()
  const { assessmentId, storage } = survey
  const show = async () => {
    const shown = await open(survey, 'survey/enter')
    windows.push(shown)
    await vi.waitFor(() => shown.field('Number of the form'))
    return shown
  }
  const forms = async () =>
    (await storage.responses.ofAssessment(assessmentId)).map(({ number, answers }) => ({ number, answers }))
  const draft = () => storage.responses.draft(assessmentId, 'paper')
  return { ...survey, show, forms, draft }
}

/** A key where the focus is. */
function key(name: string, more: KeyboardEventInit = {}): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }),
  )
}

/** Types where the focus is, and Enter. */
async function types(text: string): Promise<void> {
  const field = document.activeElement as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  key('Enter')
  await nextTick()
}

describe('a paper form', () => {
  it('is entered by the keyboard alone, and the next empty one opens with the next number', async () => {
    const { show, forms, draft } = await entering()
    const screen = await show()
    const number = screen.field('Number of the form')
    expect(number.value).toBe('1')
    expect(document.activeElement).toBe(number)
    await types('17')
    await types('4')
    await types('1')
    expect(document.activeElement).toBe(screen.field('Question of Q3?'))
    expect(screen.page.findAll('.meaning').map((meaning) => meaning.text())).toEqual(['choice yes'])
    await types('24')
    await types('3 1')
    await types('-')
    await types('2')
    key('Enter', { ctrlKey: true })
    await vi.waitFor(() => expect(screen.text()).toContain('Saved: form 17.'))
    expect(await forms()).toEqual([
      {
        number: 17,
        answers: {
          content: given(4),
          meets: given('yes'),
          where: given(['b', 'd']),
          order: given(['bus', 'road']),
          sex: given('man'),
        },
      },
    ])
    expect(screen.field('Number of the form').value).toBe('18')
    expect(screen.field('Question of Q1?').value).toBe('')
    expect(document.activeElement).toBe(screen.field('Number of the form'))
    expect((await draft())?.answers ?? {}).toEqual({})
  })

  it('greys what another answer leaves out, keeps what was entered there, and Enter passes it by', async () => {
    const { show, draft } = await entering()
    const screen = await show()
    screen.type('Question of Q2?', '1')
    await vi.waitFor(() => expect(screen.field('Question of Q3?').disabled).toBe(false))
    screen.type('Question of Q3?', '1')
    screen.type('Question of Q2?', '2')
    await vi.waitFor(() => expect(screen.field('Question of Q3?').disabled).toBe(true))
    screen.field('Why not?').focus()
    key('Enter')
    await nextTick()
    expect(document.activeElement).toBe(screen.field('Question of Q4?'))
    await vi.waitFor(async () => expect((await draft())?.answers['where']).toEqual(given(['a'])))
  })

  it('with something that is no answer is not saved, and says so beside the field', async () => {
    const { show, forms, draft } = await entering()
    const screen = await show()
    screen.type('Question of Q1?', '3')
    screen.type('Question of Q5?', '31')
    await vi.waitFor(() => expect(screen.text()).toContain('A figure from 1 to 30 is possible here.'))
    await screen.press('Save and open the next form')
    await vi.waitFor(() => expect(screen.text()).toContain('is not an answer to its question'))
    expect(document.activeElement).toBe(screen.field('Question of Q5?'))
    expect(await forms()).toEqual([])
    expect((await draft())?.answers['people']).toBeUndefined()
  })

  it('that is begun is there again after a reload', async () => {
    const { show, draft } = await entering()
    const screen = await show()
    screen.type('Number of the form', '5')
    screen.type('Question of Q4?', '2')
    await vi.waitFor(async () =>
      expect(await draft()).toEqual({ number: 5, answers: { order: given(['water']) } }),
    )
    screen.page.unmount()
    const again = await show()
    expect(again.field('Number of the form').value).toBe('5')
    expect(again.field('Question of Q4?').value).toBe('2')
  })

  it('that is empty is not saved', async () => {
    const { show, forms } = await entering()
    const screen = await show()
    await screen.press('Save and open the next form')
    await vi.waitFor(() => expect(screen.text()).toContain('Nothing has been entered yet.'))
    expect(await forms()).toEqual([])
  })
})

describe('a form that was entered before', () => {
  async function withForm() {
    const opened = await entering()
    const { assessmentId, storage } = opened
    await storage.responses.add(assessmentId, 'paper', { number: 7, answers: { content: given(2) } })
    return { ...opened, screen: await opened.show() }
  }

  it('is said when its number is entered again, and both stay unless one replaces the other', async () => {
    const { screen, forms } = await withForm()
    expect(screen.field('Number of the form').value).toBe('8')
    screen.type('Number of the form', '7')
    await vi.waitFor(() => expect(screen.text()).toContain('Form 7 has been entered already'))
    screen.type('Question of Q1?', '5')
    await screen.press('Save and open the next form')
    await vi.waitFor(() => expect(screen.text()).toContain('Saved: form 7.'))
    expect(await forms()).toHaveLength(2)
  })

  it('is opened to correct it, and the corrected one takes its place', async () => {
    const { screen, forms } = await withForm()
    await screen.press('Correct Paper form 7')
    await vi.waitFor(() => expect(screen.field('Question of Q1?').value).toBe('2'))
    screen.type('Question of Q1?', '3')
    await screen.press('Save and open the next form')
    await vi.waitFor(() => expect(screen.text()).toContain('in the place of the earlier entry'))
    await vi.waitFor(async () =>
      expect(await forms()).toEqual([{ number: 7, answers: { content: given(3) } }]),
    )
  })

  it('is the one that is corrected, and no other that bears the same number', async () => {
    const opened = await entering()
    const { assessmentId, storage, forms } = opened
    for (const level of [2, 5]) {
      await storage.responses.add(assessmentId, 'paper', { number: 7, answers: { content: given(level) } })
    }
    const screen = await opened.show()
    const [, older] = screen.page
      .findAll('button')
      .filter((one) => one.text().includes('Correct Paper form 7'))
    await older?.trigger('click')
    await vi.waitFor(() => expect(screen.field('Question of Q1?').value).not.toBe(''))
    const before = Number(screen.field('Question of Q1?').value)
    screen.type('Question of Q1?', '3')
    await screen.press('Save and open the next form')
    await vi.waitFor(() => expect(screen.text()).toContain('in the place of the earlier entry'))
    const levels = (await forms()).map(({ answers }) => answers['content']?.value)
    expect(levels.sort()).toEqual([2, 3, 5].filter((level) => level !== before))
  })

  it('whose number was the mistake is not counted twice', async () => {
    const { screen, forms } = await withForm()
    await screen.press('Correct Paper form 7')
    await vi.waitFor(() => expect(screen.field('Question of Q1?').value).toBe('2'))
    screen.type('Number of the form', '17')
    await screen.press('Save and open the next form')
    await vi.waitFor(() => expect(screen.text()).toContain('in the place of the earlier entry'))
    expect(await forms()).toEqual([{ number: 17, answers: { content: given(2) } }])
  })

  it('puts the form on the screen away, and that can be undone', async () => {
    const { screen } = await withForm()
    screen.type('Question of Q1?', '5')
    await screen.press('Correct Paper form 7')
    await vi.waitFor(() => expect(screen.field('Question of Q1?').value).toBe('2'))
    await screen.press('Undo')
    await vi.waitFor(() => expect(screen.field('Question of Q1?').value).toBe('5'))
    expect(screen.field('Number of the form').value).toBe('8')
  })
})
