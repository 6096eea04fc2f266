import { afterEach, expect, it, vi } from 'vitest'
import {
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { begun, open, typeInto, type Begun, type Screen } from './open-fill'

const questionnaire = aQuestionnaire({
  kind: 'profile',
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('IND-1', {
          items: [
            anItem('file', 'minutes', { label: inBoth('Minutes'), accepts: 'document' }),
            anItem('file', 'picture', {
              label: inBoth('Picture'),
              accepts: 'photo',
              notApplicable: { condition: inBoth('nothing to see') },
            }),
          ],
        }),
      ],
    }),
  ],
})
const piece = { kind: 'minutes', title: 'Minutes', number: '7', date: null, link: '' } as const

let screen: Screen | null = null
afterEach(() => {
  screen?.page.unmount()
  screen = null
})

async function show(setup?: (begun: Begun) => Promise<unknown>) {
  const assessment = await begun(questionnaire)
  const { storage, sheetId } = assessment
  await setup?.(assessment)
  const shown = await open(assessment, 'fill/IND-1')
  screen = shown
  const content = async (itemId: string) =>
    (await storage.answers.ofSheet(sheetId)).find((answer) => answer.itemId === itemId)?.content
  return { ...assessment, screen: shown, content, evidence: () => storage.evidence.ofSheet(sheetId) }
}
const group = ({ page }: Screen, index: number) => page.findAll('[role=group]')[index]

it('is answered by what is attached to it, in the dialog for evidence', async () => {
  const { screen, content, evidence } = await show()
  expect(group(screen, 1)?.text()).toContain('Nothing is attached yet.')
  group(screen, 1)?.get('button').element.click()
  await vi.waitFor(() => screen.page.get('dialog form'))
  const kind = screen.field('Kind')
  kind.value = 'photo'
  kind.dispatchEvent(new Event('change', { bubbles: true }))
  typeInto(screen.field('Title'), 'The square')
  screen.button('Save evidence').click()
  await vi.waitFor(async () => expect(await evidence()).toMatchObject([{ itemId: 'picture' }]))
  const [added] = await evidence()
  await vi.waitFor(async () =>
    expect(await content('picture')).toMatchObject({ state: 'answered', value: [added?.id] }),
  )
  expect(await content('minutes')).toBeUndefined()
  await vi.waitFor(() => expect(group(screen, 1)?.text()).toContain('1 piece of evidence is attached.'))
})

it('follows evidence that is removed and brought back, and is no answer without any', async () => {
  const { screen, storage, content, evidence } = await show(({ storage, sheetId }) =>
    storage.evidence.add(sheetId, 'minutes', piece, null),
  )
  const [{ id } = { id: '' }] = await evidence()
  await vi.waitFor(async () => expect(await content('minutes')).toMatchObject({ value: [id] }))
  screen.button('Remove: Minutes').click()
  await vi.waitFor(async () =>
    expect(await content('minutes')).toMatchObject({ state: 'unanswered', value: null }),
  )
  await storage.evidence.restore(id)
  await vi.waitFor(async () => expect(await content('minutes')).toMatchObject({ value: [id] }))
})

it('leaves "not applicable" alone until other evidence is attached', async () => {
  const { screen, storage, sheetId, content } = await show(async ({ storage, sheetId }) => {
    await storage.evidence.add(sheetId, 'picture', piece, null)
    await storage.answers.save(sheetId, 'picture', NOT_APPLICABLE)
    await storage.evidence.add(sheetId, 'minutes', piece, null)
  })
  await vi.waitFor(async () => expect(await content('minutes')).toMatchObject({ state: 'answered' }))
  expect(await content('picture')).toEqual(NOT_APPLICABLE)
  await storage.evidence.add(sheetId, 'picture', { ...piece, title: 'Another' }, null)
  await vi.waitFor(() => expect(group(screen, 1)?.text()).toContain('2 pieces of evidence are attached.'))
  await vi.waitFor(async () => expect(await content('picture')).toMatchObject({ state: 'answered' }))
})

it('that came from another version is not confirmed by files that are there', async () => {
  const { storage, sheetId, ...assessment } = await begun(questionnaire)
  const { id } = await storage.evidence.add(sheetId, 'minutes', piece, null)
  await storage.answers.save(sheetId, 'minutes', { state: 'answered', value: ['gone'], toConfirm: true })
  screen = await open({ storage, sheetId, ...assessment }, 'fill/IND-1')
  const stored = async () =>
    (await storage.answers.ofSheet(sheetId)).find(({ itemId }) => itemId === 'minutes')?.content
  await vi.waitFor(async () => expect((await stored())?.value).toEqual([id]))
  expect(await stored()).toMatchObject({ toConfirm: true })
})

it('is only shown, and changes nothing, where the assessment is finished', async () => {
  const { screen, content } = await show(async ({ storage, sheetId, assessmentId }) => {
    await storage.evidence.add(sheetId, 'minutes', piece, null)
    await storage.assessments.finish(assessmentId)
  })
  expect(group(screen, 0)?.text()).toContain('1 piece of evidence is attached.')
  expect(group(screen, 0)?.find('button').exists()).toBe(false)
  expect(await content('minutes')).toBeUndefined()
})
