import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readFileSync } from 'node:fs'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { DecisionDraft } from '@/domain/records/ballot'
import ConflictsPage from '@/features/data/ConflictsPage.vue'
import FilePage from '@/features/data/FilePage.vue'
import { importFiles, restoreFile } from '@/workers/kibe-file'
import { fakeStorage } from '../../support/fake-storage'
import { backupOf, chosen, on, unheard } from '../../support/kibe-file-device'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { newWorkshop, practice } from '../../support/storage-parts'
import { choose, showOn } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

const questionnaire = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as {
  id: string
  version: string
}
type Said = readonly [value: number, draft: DecisionDraft]
const draft = { by: 'discussion', reason: '', dissent: '', dissenters: 0, present: 6 } as const
const decided = (value: number) => ({ state: 'answered', value, naReason: '' }) as const

/** A workshop on two devices, each of which decided on INF-1. */
async function apart(here: Said, there: Said) {
  const { storage, databaseName } = await fakeStorage()
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const begun = await storage.workshops.begin({
    assessment: { ...practice, questionnaire: identity },
    workshop: newWorkshop,
  })
  const other = await fakeStorage()
  await restoreFile(chosen(await backupOf(databaseName)), unheard, on(other.databaseName)).done
  const assessmentId = begun.assessment.id
  await storage.workshops.decide(assessmentId, 'INF-1', decided(here[0]), here[1])
  await other.storage.workshops.decide(assessmentId, 'INF-1', decided(there[0]), there[1])
  const file = await backupOf(other.databaseName)
  return { here: { storage, databaseName, assessmentId, sheetId: begun.sheet.id }, file }
}
/** The same, and the other's file was added here. */
async function twoRooms(...said: Parameters<typeof apart>) {
  const { here, file } = await apart(...said)
  await importFiles({ files: [chosen(file)], choices: [] }, unheard, on(here.databaseName)).done
  return here
}
async function open(device: Awaited<ReturnType<typeof twoRooms>>): Promise<VueWrapper> {
  const { screen } = await showOn(device, ConflictsPage, '/conflicts')
  mounted = screen
  return screen
}

it('two agreed values of one indicator are one conflict: value, reason and dissent of each side, chosen together', async () => {
  const device = await twoRooms(
    [2, { ...draft, reason: 'ერთ ოთახში' }],
    [4, { ...draft, reason: 'მეორე ოთახში', dissent: 'ორი წინააღმდეგია', dissenters: 2 }],
  )
  const screen = await open(device)
  await untilSaid(screen, '1 left to choose')
  await vi.waitFor(() => expect(screen.get('h2').text()).toContain('(INF-1)'))
  const sides = screen.findAll('.side').map(saidBy)
  expect(sides).toHaveLength(2)
  expect(sides.some((side) => /2 –.*ერთ ოთახში/.test(side) && !side.includes('მეორე'))).toBe(true)
  expect(sides.some((side) => /4 –.*მეორე ოთახში.*ორი წინააღმდეგია/.test(side))).toBe(true)
  const side = screen.findAll('.side').find((one) => one.text().includes('მეორე ოთახში'))
  await side?.get('button').trigger('click')
  await untilSaid(screen, 'There is nothing to choose')
  const [decision] = await device.storage.workshops.decisions(device.assessmentId)
  expect(decision).toMatchObject({ reason: 'მეორე ოთახში', dissenters: 2 })
  const answers = await device.storage.answers.ofSheet(device.sheetId)
  expect(answers).toMatchObject([{ itemId: 'INF-1', content: { value: 4 } }])
  expect(await device.storage.conflicts.list()).toEqual([])
})

it('the same value with two reasons is a conflict of the reasons alone', async () => {
  const screen = await open(
    await twoRooms([3, { ...draft, reason: 'ერთი' }], [3, { ...draft, reason: 'ორი' }]),
  )
  await untilSaid(screen, '1 left to choose')
  expect(screen.findAll('.side').map(saidBy).join(' ')).toMatch(/ერთი.*ორი|ორი.*ერთი/)
})

it('the same decision made in two rooms is none', async () => {
  const screen = await open(await twoRooms([3, draft], [3, draft]))
  await untilSaid(screen, 'There is nothing to choose')
  expect(screen.find('article').exists()).toBe(false)
})

describe('before a file is added', () => {
  const theirs = { ...draft, reason: 'მეორე ოთახში', dissent: 'ორი წინააღმდეგია', dissenters: 2 }
  async function preview(...said: Parameters<typeof apart>) {
    const { here, file } = await apart(...said)
    const { screen } = await showOn(here, FilePage, '/file')
    mounted = screen
    await choose(screen, new File([file], 'there.kibe'))
    await untilSaid(screen, 'Changed in both: choose now for 1 record')
    async function add() {
      await button(screen, 'Add to what is here').trigger('click')
      await untilSaid(screen, 'Added.')
    }
    return { here, screen, add }
  }
  async function outcome({ storage, assessmentId, sheetId }: Awaited<ReturnType<typeof twoRooms>>) {
    const [decision] = await storage.workshops.decisions(assessmentId)
    const [answer] = await storage.answers.ofSheet(sheetId)
    const open = await storage.conflicts.list()
    return {
      value: answer?.content.value,
      reason: decision?.reason,
      open: open.map(({ kind }) => kind).sort(),
    }
  }
  const ours = { ...draft, reason: 'ერთ ოთახში' }

  it.each([
    ['there', { value: 4, reason: 'მეორე ოთახში', open: [] }],
    ['here', { value: 2, reason: 'ერთ ოთახში', open: [] }],
  ] as const)('the value and the reason as they are %s are taken together', async (side, expected) => {
    const { here, screen, add } = await preview([2, ours], [4, theirs])
    await vi.waitFor(() => expect(screen.findAll('.side').map(saidBy).join(' ')).toMatch(/2 – .*4 – /))
    const sides = screen.findAll('.side')
    expect(sides.map((one) => /ერთ|მეორე/.exec(saidBy(one))?.[0])).toEqual(['ერთ', 'მეორე'])
    await sides[side === 'here' ? 0 : 1]?.get('input').setValue()
    await add()
    expect(await outcome(here)).toEqual(expected)
  })

  it('both stay to be chosen between together where nothing is chosen', async () => {
    const { here, add } = await preview([2, ours], [4, theirs])
    await add()
    expect((await outcome(here)).open).toEqual(['answers', 'decisions'])
  })

  it('two reasons for the same value are asked about alone', async () => {
    const { here, screen, add } = await preview([3, ours], [3, theirs])
    await screen.findAll('.side')[1]?.get('input').setValue()
    await add()
    expect(await outcome(here)).toEqual({ value: 3, reason: 'მეორე ოთახში', open: [] })
  })
})
