import { afterEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerContent } from '@/domain/records/answer'
import MovePage from '@/features/move/MovePage.vue'
import { fakeStorage, rawRows } from '../../support/fake-storage'
import { button, mountPage, saidBy, servedContent, untilSaid } from '../../support/mount-page'
import { answered, NOT_APPLICABLE } from '../../support/questionnaires'
import { begun } from '../fill/open-fill'
import { first, patch, second, serving } from './two-versions'

let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})

const SAID: Readonly<Record<string, AnswerContent>> = {
  'IND-1': answered(3),
  'IND-1_n': answered(12),
  'IND-2': { ...answered(2), note: 'We met twice.' },
  'IND-3': answered(1),
  'IND-4': NOT_APPLICABLE,
}
const evidence = { kind: 'minutes', title: '', number: '', date: null, link: '' } as const

async function show({
  said = SAID,
  served = [first, second],
  kept = [],
  questionnaire = first,
  query = '',
  subset = 'full',
}: {
  said?: Readonly<Record<string, AnswerContent>>
  /** Null where the index cannot be had. */
  served?: readonly Questionnaire[] | null
  /** What is kept besides. */
  kept?: readonly Questionnaire[]
  questionnaire?: Questionnaire
  query?: string
  subset?: string
} = {}) {
  const assessment = await begun(questionnaire, { subset }, await fakeStorage())
  const { storage, assessmentId, sheetId } = assessment
  for (const one of kept)
    await storage.questionnaires.keep(one, { id: one.id, version: one.version, sha256: fingerprint(one) })
  for (const [itemId, content] of Object.entries(said)) await storage.answers.save(sheetId, itemId, content)
  await storage.evidence.add(sheetId, 'IND-2', { ...evidence, title: 'Minutes of May' }, null)
  await storage.evidence.add(sheetId, 'IND-3', { ...evidence, title: 'An old list' }, null)
  const mounted = await mountPage(MovePage, {
    storage,
    language: 'en',
    content: served ? serving(storage, served) : servedContent(storage, { 'index.json': null }),
    path: `/a/${assessmentId}/move${query}`,
  })
  screen = mounted.screen
  await vi.waitFor(() => mounted.screen.get('main button, main a'))
  return { ...assessment, ...mounted, said: () => saidBy(mounted.screen) }
}

/** The texts of the entries in the list of this heading, opened first. */
async function entries(page: VueWrapper, heading: string): Promise<string[]> {
  const list = page.findAll('details').find((one) => one.get('summary').text().startsWith(heading))
  if (!list) throw new Error(`no list ${heading}`)
  const element = list.element as HTMLDetailsElement
  if (!element.open) {
    element.open = true
    await list.trigger('toggle')
  }
  return list.findAll('li').map((one) => one.text().replace(/\s+/g, ' '))
}

describe('the preview of a copy in a newer version', () => {
  it('says with counts what becomes of the answers, and what the version says has changed', async () => {
    const { said } = await show()
    expect(said()).toContain('Move a copy to version 2.0.0')
    expect(said()).toContain(
      '3 answers go along as they are. 2 answers go along for you to confirm. 1 question is new. 1 answer finds no place in the new version.',
    )
    expect(said()).toContain('One question became two.')
  })

  it('lists each answer with its words: kept, to confirm, new, dropped', async () => {
    const { screen: page } = await show()
    expect(await entries(page, 'As they are: 3')).toEqual([
      expect.stringMatching(/Title of IND-1.*3 – IND-1 level 3/),
      expect.stringMatching(/Title of IND-1 Meetings.*12/),
      expect.stringMatching(/Title of IND-4.*Not applicable/),
    ])
    expect(await entries(page, 'To confirm: 2')).toEqual(
      ['IND-2a', 'IND-2b'].map(
        (id) =>
          expect.stringMatching(
            new RegExp(`Title of ${id}.*Title of IND-2: 2 – IND-2 level 2.*2 – ${id} level 2.*We met twice.`),
          ) as unknown,
      ),
    )
    expect(await entries(page, 'New questions: 1')).toEqual(['Title of IND-5'])
    expect(await entries(page, 'Without a place: 1')).toEqual([
      expect.stringMatching(/Title of IND-3.*1 – IND-3 level 1.*Why: Nobody counts it any more./),
    ])
  })

  it('says what stays with the original: history, plan, and by name the evidence of what is dropped', async () => {
    const { said } = await show({ subset: 'rapid' })
    expect(said()).toContain('1 piece of evidence goes along with its answer.')
    expect(said()).toContain('Earlier answers stay with the original')
    expect(said()).toContain('The plan stays with the original')
    expect(said()).toMatch(
      /This evidence stays with the original, because its question is gone:\s*An old list/,
    )
    expect(said()).toContain('does not have the set “Rapid”, so the copy asks all questions')
  })

  it('stores nothing', async () => {
    const { databaseName, assessmentId, storage } = await show()
    const rows = await rawRows(databaseName)
    expect(rows['assessments']).toHaveLength(1)
    expect(rows['questionnaires']).toHaveLength(1)
    expect(await storage.assessments.get(assessmentId)).toMatchObject({ state: 'draft' })
  })

  it('lets the person choose among several versions; the address names the choice', async () => {
    const { screen: page, router, said } = await show({ served: [first, patch, second] })
    expect(said()).toContain('Move a copy to version 2.0.0')
    await page.get(`input[value="${fingerprint(patch)}"]`).setValue()
    await untilSaid(page, '5 answers go along as they are.')
    expect(said()).toContain('Move a copy to version 1.0.1')
    expect(router.currentRoute.value.query['to']).toBe(fingerprint(patch))
  })

  it('opens at the version that the address names', async () => {
    const { said } = await show({ served: [first, patch, second], query: `?to=${fingerprint(patch)}` })
    expect(said()).toContain('Move a copy to version 1.0.1')
  })
})

describe('creating the copy', () => {
  it('needs no host where the newer version is kept already', async () => {
    const { screen: page, storage, router } = await show({ served: null, kept: [second] })
    await button(page, 'Create the copy').trigger('click')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))
    expect(await storage.assessments.list()).toHaveLength(2)
  })

  it('moves every answer, marks those to confirm, keeps the version and goes to the first that is to be confirmed', async () => {
    const { screen: page, storage, assessmentId, sheetId, router } = await show()
    const before = await storage.answers.ofSheet(sheetId)
    const original = await storage.assessments.get(assessmentId)
    await button(page, 'Create the copy').trigger('click')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))
    const copy = (await storage.assessments.list()).find(({ id }) => id !== assessmentId)
    expect(router.currentRoute.value.params).toEqual({ assessmentId: copy?.id, indicatorId: 'IND-2a' })
    expect(copy).toMatchObject({ movedFromId: assessmentId, questionnaire: { version: '2.0.0' } })
    const [sheet] = await storage.sheets.ofAssessment(copy?.id ?? '')
    const stored = await storage.answers.ofSheet(sheet?.id ?? '')
    expect(Object.fromEntries(stored.map(({ itemId, content }) => [itemId, content]))).toEqual({
      ...{ 'IND-1': SAID['IND-1'], 'IND-1_n': SAID['IND-1_n'], 'IND-4': SAID['IND-4'] },
      'IND-2a': { ...SAID['IND-2'], toConfirm: true },
      'IND-2b': { ...SAID['IND-2'], toConfirm: true },
    })
    const copied = await storage.evidence.ofSheet(sheet?.id ?? '')
    expect(copied.map(({ itemId, title }) => `${itemId} ${title}`).sort()).toEqual([
      'IND-2a Minutes of May',
      'IND-2b Minutes of May',
    ])
    expect(await storage.answers.ofSheet(sheetId)).toEqual(before)
    expect(await storage.assessments.get(assessmentId)).toEqual(original)
    expect(
      await servedContent(storage, { 'index.json': null }).keptQuestionnaire(fingerprint(second)),
    ).toEqual(second)
  })

  it('keeps the version again where it was removed after it had been read', async () => {
    const { screen: shown, storage, router } = await show({ kept: [second] })
    const sha256 = fingerprint(second)
    await vi.waitFor(() => button(shown, 'Create the copy'))
    await storage.questionnaires.remove(sha256)
    await button(shown, 'Create the copy').trigger('click')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))
    expect(await storage.questionnaires.get(sha256)).not.toBeNull()
  })

  it('pressed twice makes one', async () => {
    const { screen: page, storage, router } = await show()
    const create = button(page, 'Create the copy')
    await Promise.all([create.trigger('click'), create.trigger('click')])
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))
    expect(await storage.assessments.list()).toHaveLength(2)
  })

  it('that fails says so, stores no copy and can be tried again', async () => {
    const { screen: page, storage } = await show()
    const copyInto = vi.spyOn(storage.assessments, 'copyInto').mockRejectedValueOnce(new Error('full'))
    await button(page, 'Create the copy').trigger('click')
    await untilSaid(page, 'The copy was not created. The original is unchanged.')
    expect(await storage.assessments.list()).toHaveLength(1)
    copyInto.mockRestore()
    expect(button(page, 'Create the copy').attributes('disabled')).toBeUndefined()
  })
})

describe('where nothing is newer', () => {
  it.each<[string, Parameters<typeof show>[0]]>([
    ['the host offers nothing newer', { served: [first] }],
    ['the newer version does not say what changed', { served: [{ ...second, changes: [] }] }],
    ['the index cannot be had', { served: null }],
    ['it is a survey', { questionnaire: { ...first, kind: 'survey' } }],
  ])('the page says so: %s', async (_, given) => {
    const { said } = await show(given)
    expect(said()).toContain('There is no newer version')
  })
})
