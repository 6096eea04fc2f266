import { afterEach, describe, expect, it, vi } from 'vitest'
import { textForm } from '@/exchange/text-form'
import CollectPage from '@/features/collect/CollectPage.vue'
import { answered } from '../../support/questionnaires'
import { fileOf, handedIn, PLANTED } from './a-ballot'
import { aWorkshop, bring, questionnaire, show } from './a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

const { id } = questionnaire

async function collecting(codes?: readonly string[]) {
  const workshop = await aWorkshop(codes)
  const page = await show(CollectPage, workshop, 'collect')
  await page.until('Who has handed in')
  const kept = () => workshop.storage.ballots.ofAssessment(workshop.assessmentId)
  const read = async (...files: File[]) => bring(page.screen, files)
  return { ...workshop, ...page, kept, read }
}

describe('the arrival board', () => {
  it('says who has handed in, by which way and how complete, and nothing of what they said', async () => {
    const { assessmentId, storage, until, read, screen } = await collecting()
    await storage.ballots.keep(assessmentId, {
      code: '3141',
      round: 1,
      way: 'paper',
      answers: { 'a-level': answered(1) },
    })
    await until('1 of 2 have handed in')
    await until('3141 1 of 3 paper')
    await read(await fileOf('one.kibe', handedIn(assessmentId, '2718')))
    await until('2 of 2 have handed in')
    await until('2718 complete file')
    expect(screen.html()).not.toContain(PLANTED)
    expect(screen.html()).not.toMatch(/level [0-4]/)
  })

  it('is the very same whatever was said: not a letter of it, nor an attribute, depends on values', async () => {
    const saying = async (level: number, note: string) => {
      const { assessmentId, storage, read, until, screen } = await collecting()
      const answers = { 'a-level': { ...answered(level), note }, 'c-yes': answered(level > 2 ? 'yes' : 'no') }
      await storage.ballots.collect(assessmentId, { code: '3141', round: 1, way: 'paper', answers }, 'paper')
      const file = handedIn(assessmentId, '2718', { answers })
      await read(await fileOf('one.kibe', file))
      await read(await fileOf('two.kibe', { ...file, version: { forger: 9, ...file.version }, way: 'qr' }))
      await until('2718 2 of 3 QR codes')
      await until('Before it came: file')
      const html = screen.html().replaceAll(assessmentId, 'the workshop')
      screen.unmount()
      return html
    }
    expect(await saying(4, PLANTED)).toBe(await saying(0, 'nothing to say'))
  })

  it('names codes that nobody has, and marks those who are not here', async () => {
    const { assessmentId, storage, until, read, text } = await collecting()
    const [first] = await storage.workshops.participants(assessmentId)
    await storage.workshops.changeParticipant(first?.id ?? '', { isPresent: false })
    await until('not here')
    await read(await fileOf('one.kibe', handedIn(assessmentId, '9999')))
    await until('no participant has this code')
    expect(text()).toContain('0 of 2 have handed in')
  })

  it('lets a ballot be deleted and brought back', async () => {
    const { assessmentId, storage, until, press, kept } = await collecting()
    await storage.ballots.keep(assessmentId, { code: '2718', round: 1, way: 'paper', answers: {} })
    await until('1 of 2 have handed in')
    await press('Delete 2718')
    await until('0 of 2 have handed in')
    expect(await kept()).toEqual([])
  })
})

describe('files with ballots', () => {
  it('are read several at once, also in the text form, and each says what became of it', async () => {
    const { assessmentId, until, read, kept } = await collecting()
    const other = await fileOf('two.kibe', handedIn(assessmentId, '3141'))
    const text = textForm(new Uint8Array(await other.arrayBuffer()))
    await read(
      await fileOf('one.kibe', handedIn(assessmentId, '2718')),
      new File([text], 'two.kibe.txt', { type: 'text/plain' }),
      new File(['not a file of Kibe'], 'letter.txt'),
      await fileOf('empty.kibe'),
    )
    await until('one.kibe: the ballot 2718 has come in.')
    await until('two.kibe.txt: the ballot 3141 has come in.')
    await until('letter.txt: This is not a .kibe file.')
    await until('empty.kibe: there is no ballot in this file.')
    expect((await kept()).map(({ code }) => code).sort()).toEqual(['2718', '3141'])
  })

  it('change nothing when read twice, and a newer one takes the place of an older, with a note', async () => {
    const { assessmentId, until, read, kept } = await collecting()
    const first = handedIn(assessmentId, '2718')
    const newer = handedIn(assessmentId, '2718', {
      version: { 'device-of-2718': 2 },
      answers: { 'a-level': answered(0) },
    })
    await read(await fileOf('a.kibe', first))
    await until('a.kibe: the ballot 2718 has come in.')
    await read(await fileOf('b.kibe', first))
    await until('b.kibe: the ballot 2718 was here already')
    await read(await fileOf('c.kibe', newer))
    await until('c.kibe: the ballot 2718 has come in, in the place of an earlier one.')
    await until('a newer ballot has taken the place of an earlier one')
    await read(await fileOf('d.kibe', first))
    await until('d.kibe: a newer ballot 2718 is here already')
    expect(await kept()).toMatchObject([{ answers: { 'a-level': { value: 0 } } }])
  })

  it('of another workshop, or another questionnaire, are refused in words', async () => {
    const { assessmentId, until, read, kept } = await collecting()
    const elsewhere = crypto.randomUUID()
    await read(
      await fileOf('far.kibe', handedIn(elsewhere, '2718')),
      await fileOf(
        'other.kibe',
        handedIn(assessmentId, '2718', {
          questionnaire: { id: 'certification', version: '1.0.0', sha256: 'b'.repeat(64) },
        }),
      ),
      await fileOf(
        'old.kibe',
        handedIn(assessmentId, '3141', { questionnaire: { id, version: '0.0.9', sha256: 'c'.repeat(64) } }),
      ),
    )
    await until('far.kibe: the ballot 2718 belongs to another workshop')
    await until('other.kibe: the ballot 2718 answers another questionnaire (certification)')
    await until('old.kibe: the ballot 3141 answers version 0.0.9')
    expect(await kept()).toEqual([])
  })

  it('under a code that two have used are both kept, and one is chosen without seeing what they say', async () => {
    const { assessmentId, until, read, press, kept, screen, storage } = await collecting()
    await read(
      await fileOf('one.kibe', handedIn(assessmentId, '2718')),
      await fileOf(
        'two.kibe',
        handedIn(assessmentId, '2718', { version: { another: 1 }, answers: { 'a-level': answered(0) } }),
      ),
    )
    await until('two.kibe: another ballot with the code 2718 is here already.')
    await until('Two ballots with the code 2718')
    expect(screen.html()).not.toContain(PLANTED)
    await press('This one counts')
    await vi.waitFor(() => expect(screen.text()).not.toContain('Two ballots with the code'))
    expect(await kept()).toHaveLength(1)
    const undoable = (await storage.imports.list()).map(({ fileName }) => fileName)
    expect(undoable).toContain('Ballot 2718, one of two chosen')
  })

  it('may come late, after collecting has ended', async () => {
    const { assessmentId, storage, until, read, press } = await collecting()
    await until('2 participants have not handed in yet.')
    await press('End collecting and go on together')
    await vi.waitFor(async () =>
      expect(await storage.workshops.get(assessmentId)).toMatchObject({ phase: 'together' }),
    )
    const again = await show(CollectPage, { storage, assessmentId }, 'collect')
    await again.until('Collecting has ended.')
    await read(await fileOf('late.kibe', handedIn(assessmentId, '2718')))
    await until('late.kibe: the ballot 2718 has come in.')
  })
})
