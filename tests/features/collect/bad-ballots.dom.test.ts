import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import CollectPage from '@/features/collect/CollectPage.vue'
import { takeBallot } from '@/features/collect/take-ballot'
import { fillDiskAtWrite, mendFaults } from '../../support/fake-storage'
import { EVERYTHING, servedContent } from '../../support/mount-page'
import { answered } from '../../support/questionnaires'
import { fileOf, handedIn, PLANTED } from './a-ballot'
import { aWorkshop, bring, identityOf, questionnaire, show } from './a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
  mendFaults()
})

async function collecting(asked = questionnaire) {
  const workshop = await aWorkshop(undefined, {}, asked)
  const { storage, assessmentId } = workshop
  const content = servedContent(storage, {}, EVERYTHING)
  const page = await show(CollectPage, workshop, 'collect', { content })
  await page.until('Who has handed in')
  const ballots = () => storage.ballots.ofAssessment(assessmentId)
  return {
    ...{ ...workshop, ...page, ballots },
    said: async () => (await ballots()).map(({ answers }) => answers['a-level']?.value),
    read: async (...files: File[]) => bring(page.screen, files),
    onPaper: (level: number) =>
      storage.ballots.collect(
        assessmentId,
        { code: '2718', round: 1, way: 'paper', answers: { 'a-level': answered(level) } },
        'paper',
      ),
  }
}

const saying = (level: number) => ({ 'a-level': { ...answered(level), note: PLANTED } })

describe('a ballot that could not be stored', () => {
  it('is held, says so, and is stored when tried again; the others of its file say it for themselves', async () => {
    const { assessmentId, read, until, press, said, text } = await collecting()
    const file = await fileOf('two.kibe', handedIn(assessmentId, '2718'), handedIn(assessmentId, '3141'))
    fillDiskAtWrite(1)
    await read(file)
    await until('two.kibe: the ballot 2718 could not be stored.')
    await until('two.kibe: the ballot 3141 could not be stored.')
    mendFaults()
    expect(await said()).toEqual([])
    await press('Try again')
    await until('has come in.')
    expect(text().match(/could not be stored/g)).toHaveLength(1)
    expect(await said()).toEqual([4])
    await press('Try again')
    await vi.waitFor(async () => expect(await said()).toEqual([4, 4]))
  })
})

describe('a ballot that takes the place of another', () => {
  it('says so on the board, whatever it claims to have seen, and the other can be brought back unseen', async () => {
    const { assessmentId, read, until, press, said, screen, onPaper } = await collecting()
    const [replica = ''] = Object.keys((await onPaper(1)).version)
    await until('1 of 2 have handed in')
    // It claims edits that this device never made, and so to have seen what is here.
    const version = { [replica]: 900, forger: 1 }
    await read(await fileOf('forged.kibe', handedIn(assessmentId, '2718', { version })))
    await until('forged.kibe: the ballot 2718 has come in, in the place of an earlier one.')
    await until('a newer ballot has taken the place of an earlier one')
    await until('Before it came: paper')
    expect(screen.html()).not.toContain(PLANTED)
    await press('Bring it back')
    await until('Before it came: file')
    expect(await said()).toEqual([1])
    expect(document.activeElement?.textContent).toBe('Who has handed in')
    await press('Bring it back')
    await vi.waitFor(async () => expect(await said()).toEqual([4]))
  })

  it('is told by its versions, though the clock of its device is three days off', async () => {
    const { assessmentId, read, until, said } = await collecting()
    const late = handedIn(assessmentId, '2718', { answers: saying(1), handedInAt: '2026-03-04T12:00:00Z' })
    const newer = handedIn(assessmentId, '2718', {
      version: { 'device-of-2718': 2 },
      answers: saying(3),
      handedInAt: '2026-02-26T12:00:00Z',
    })
    await read(await fileOf('first.kibe', late))
    await until('first.kibe: the ballot 2718 has come in.')
    await read(await fileOf('newer.kibe', newer))
    await until('newer.kibe: the ballot 2718 has come in, in the place of an earlier one.')
    await read(await fileOf('again.kibe', late))
    await until('again.kibe: a newer ballot 2718 is here already')
    expect(await said()).toEqual([3])
  })
})

describe('a ballot that was deleted here and is brought again', () => {
  it('is called deleted, stays so, and is taken all the same when that is said', async () => {
    const { assessmentId, read, until, press, said, text } = await collecting()
    const file = await fileOf('one.kibe', handedIn(assessmentId, '2718'))
    await read(file)
    await until('1 of 2 have handed in')
    await press('Delete 2718')
    await until('0 of 2 have handed in')
    expect(document.activeElement?.textContent).toBe('Who has handed in')
    await read(file)
    await until('one.kibe: the ballot 2718 was deleted here and was not taken.')
    expect([await said(), text().includes('newer')]).toEqual([[], false])
    await press('Take it all the same')
    await until('one.kibe: the ballot 2718 counts again.')
    expect(await said()).toEqual([4])
    expect(document.activeElement?.textContent).toContain('counts again')
  })

  it('is so too where it was deleted for good', async () => {
    const { assessmentId, storage, read, until, press, said, ballots } = await collecting()
    const file = await fileOf('one.kibe', handedIn(assessmentId, '2718'))
    await read(file)
    await until('1 of 2 have handed in')
    const [ballot] = await ballots()
    await storage.ballots.remove(ballot?.id ?? '')
    await storage.bin.purge({ kind: 'ballots', id: ballot?.id ?? '' })
    await until('0 of 2 have handed in')
    await read(file)
    await until('the ballot 2718 was deleted here and was not taken.')
    await press('Take it all the same')
    await until('counts again')
    expect(await said()).toEqual([4])
  })

  it('stands beside the deleted one where it is newer, and which is the deleted one is said', async () => {
    const { assessmentId, storage, read, until, press, said } = await collecting()
    const first = handedIn(assessmentId, '2718')
    await read(await fileOf('one.kibe', first))
    await until('1 of 2 have handed in')
    await storage.ballots.remove(first.id)
    await until('0 of 2 have handed in')
    const version = { 'device-of-2718': 2 }
    await read(await fileOf('two.kibe', { ...first, version, answers: saying(2) }))
    await until('Two ballots with the code 2718')
    await until('file, handed in 1 March 2026, 16:00; complete (deleted)')
    await press('This one counts')
    await vi.waitFor(async () => expect(await said()).toEqual([2]))
  })
})

describe('a file', () => {
  it('that is torn says so and changes nothing', async () => {
    const { assessmentId, read, until, said } = await collecting()
    const whole = await fileOf('torn.kibe', handedIn(assessmentId, '2718'))
    await read(new File([whole.slice(0, whole.size - 40)], 'torn.kibe'))
    await until('torn.kibe: ')
    expect(await said()).toEqual([])
  })

  it('with ballots of this workshop and of another says of each what became of it', async () => {
    const { assessmentId, read, until, said } = await collecting()
    const mine = handedIn(assessmentId, '2718')
    await read(await fileOf('mixed.kibe', handedIn(crypto.randomUUID(), '3141'), mine))
    await until('mixed.kibe: the ballot 2718 has come in.')
    await until('mixed.kibe: the ballot 3141 belongs to another workshop')
    expect(await said()).toEqual([4])
  })
})

describe('a ballot that comes to a page which does not know yet', () => {
  it('that the assessment was finished is not taken', async () => {
    const { assessmentId, storage, ballots } = await collecting()
    const assessment = await storage.assessments.get(assessmentId)
    if (!assessment) throw new Error('no assessment')
    await storage.assessments.finish(assessmentId)
    const deps = { storage, content: servedContent(storage) }
    const ballot = handedIn(assessmentId, '2718')
    const taken = await takeBallot(deps, { assessment, questionnaire }, ballot, 'late.kibe')
    expect(taken).toMatchObject({ outcome: 'refused', why: 'final' })
    expect(await ballots()).toEqual([])
  })
})

describe('a ballot of an older version of the questionnaire', () => {
  it('is bridged by the mapping of the newer, though only the host has the older, and says what went along', async () => {
    const [older, newer] = ['1.0.0', '1.1.0'].map(
      (version) =>
        JSON.parse(readFileSync(`questionnaires/participation/${version}.json`, 'utf8')) as Questionnaire,
    ) as [Questionnaire, Questionnaire]
    const { assessmentId, read, until, ballots } = await collecting(newer)
    const items = older.areas.flatMap(({ indicators }) => (indicators ?? []).flatMap((one) => one.items))
    const { changes = [] } = newer
    const named = new Set(changes.flatMap((change) => change.items.map((item) => JSON.stringify(item))))
    const kept = items.find(
      ({ id, type }) => type === 'ladder' && ![...named].some((text) => text.includes(`"${id}"`)),
    )
    const answers = { [kept?.id ?? '']: answered(3) }
    await read(
      await fileOf('old.kibe', handedIn(assessmentId, '2718', { questionnaire: identityOf(older), answers })),
    )
    await until('old.kibe: the ballot 2718 has come in. It answers version 1.0.0')
    await until('carried over into version 1.1.0 (answers that went along: 1, that found no place: 0).')
    expect(await ballots()).toMatchObject([{ questionnaire: identityOf(newer), answers }])
  })
})
