import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import type { SixPeople } from '../domain/workshop/six-people'
import { readPdf } from '../reporting/read-pdf'
import { openRoom, type Device, type Room } from '../support/workshop-room'
import { WorkshopPage } from '../support/workshop-page'
import { savedBy, WorkshopPerson, type HandedFile, type Level } from '../support/workshop-person'
import { WorkshopTalk, type Shown } from '../support/workshop-talk'
import { screenWords } from '../support/workshop-words'

interface Titled {
  readonly areas: readonly { indicators: { id: string; title: { ka: string } }[] }[]
}
type Lie = SixPeople['firstRound'][string]

const { say, like } = screenWords()
/** The workshop that was worked by hand. */
const six = JSON.parse(readFileSync('tests/fixtures/workshop/six-people.json', 'utf8')) as SixPeople
const { areas } = JSON.parse(readFileSync('questionnaires/participation/2.0.0.json', 'utf8')) as Titled

/** What people write beside their answers: for the facilitator alone, and for nobody before collecting has ended. */
const NOTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  A: { 'SAK-1': 'დერეფანში ვიდექით, კარი კი ჩაკეტილი იყო' },
  D: {
    'INF-1': 'ვებგვერდზე ბოლო გამოცემა სამი წლის წინანდელია, დანარჩენს ბიბლიოთეკაში ვკითხულობთ',
    'ACC-3': 'ჩვენს წერილს ოცდაათ დღეში უპასუხეს, მეზობლისას – არასოდეს; რატომ, ვერავინ ახსნა',
  },
}
const notes = Object.values(NOTES).flatMap((by) => Object.values(by))

function titleOf(id: string): string {
  const found = areas.flatMap(({ indicators }) => indicators).find((one) => one.id === id)
  return found?.title.ka ?? id
}

/** What a person says in the first round. */
function levelsOf(person: string): Record<string, Level> {
  return Object.fromEntries(Object.entries(six.answers).map(([id, by]) => [id, by[person] ?? null]))
}

/** Of fewer voices on ballots the wall says only how many they are: more would tell what somebody said. */
const FEWEST_VOICES = 3

/** How the wall says what was worked by hand. */
function shownAs({ source, counts, n, median, spread, agreement }: Lie): Shown {
  if (n < FEWEST_VOICES && source !== 'hands')
    return { ...NOTHING, counts: counts.map(() => 0), n: String(n) }
  // With a true minus sign, as everywhere on the screens.
  const rounded = new Intl.NumberFormat('ka', { maximumFractionDigits: 1 })
    .format(agreement)
    .replace('-', '−')
  return { counts, n: String(n), median: String(median), spread: String(spread), agreement: rounded }
}
const NOTHING = { median: undefined, spread: undefined, agreement: undefined }

/** All that stands in the windows of the device, words and values. */
async function everythingOn({ context }: Device): Promise<string> {
  const pages = context.pages().map(async (page) => {
    const typed = await page
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
    return [await page.content(), ...typed].join('\n')
  })
  return (await Promise.all(pages)).join('\n')
}

function bytesOf({ buffer }: HandedFile): ArrayBuffer {
  return new Uint8Array(buffer).buffer
}

function notesIn(text: string): string[] {
  return notes.filter((note) => text.includes(note))
}

let room: Room
test.beforeAll(async ({ baseURL }) => {
  room = await openRoom(baseURL ?? '')
})
test.afterAll(() => room.close())

test('a workshop of six on their own devices, offline throughout, comes to the figures that were worked by hand', async () => {
  const arriving = Promise.all(Array.from({ length: 6 }, () => room.enter()))
  const own = await room.enter()
  const lead = new WorkshopPage(own.kibe)
  const talk = new WorkshopTalk(own.page)
  const codeOf: Record<string, string> = {}
  let invitation: HandedFile | null = null
  let link = ''
  let shared: HandedFile | null = null

  await test.step('the facilitator prepares it', async () => {
    await lead.begin('participation/2.0.0', { from: '2026-01-01', to: '2026-12-31' })
    await lead.setUp('კულტურის სახლი', '2026-12-31', six.quorum)
    const codes = await lead.addParticipants(six.participants.map(({ role }) => role ?? ''))
    for (const [at, { person }] of six.participants.entries()) codeOf[person] = codes[at] ?? ''
    invitation = await lead.invitationFile()
    link = await lead.invitationLink(codeOf['D'] ?? '')
    shared = await lead.share()
  })
  const devices = [own, ...(await arriving)]
  const people = Object.fromEntries(
    six.participants.map(({ person }, at) => [person, new WorkshopPerson((devices[at + 1] ?? own).kibe)]),
  )

  await test.step('three answer and hand in as a file', async () => {
    const handing = ['A', 'B', 'C'].map(async (name) => {
      const person = people[name]
      if (!person || !invitation) throw new Error('nobody')
      await person.joinByFile(invitation, codeOf[name] ?? '')
      await person.answer(levelsOf(name), NOTES[name])
      await person.goToHandIn()
      await person.expectProgress(six.arrivals.dealtWith[name] ?? 0, six.arrivals.asked)
      return person.handInAsFile()
    })
    const said = await lead.readFiles(await Promise.all(handing))
    for (const name of ['A', 'B', 'C'])
      expect(said).toMatch(like('collect.file.added', { code: codeOf[name] ?? '' }))
  })

  await test.step('one shows QR codes to the camera of the facilitator', async () => {
    const person = people['D']
    await person?.joinByLink(link, codeOf['D'] ?? '')
    await person?.answer(levelsOf('D'), NOTES['D'])
    await person?.goToHandIn()
    const codes = (await person?.handInAsCodes()) ?? []
    expect(codes.length).toBeGreaterThan(2)
    room.film(codes.map((picture, at) => ({ picture, shot: at === 0 ? 'lost' : 'clean' })))
    expect(await lead.scan()).toContain(codeOf['D'])
  })

  await test.step('one answers on a shared tablet, one on paper that is typed in another room; hands are counted once', async () => {
    const [tablet, desk] = ['E', 'F'].map((name) => new WorkshopPage(people[name]?.kibe ?? own.kibe))
    if (!shared || !tablet || !desk) throw new Error('not shared')
    await Promise.all([tablet.goOnWith(shared, lead.id), desk.goOnWith(shared, lead.id)])
    await tablet.kiosk(codeOf['E'] ?? '', levelsOf('E'))
    await desk.paper(codeOf['F'] ?? '', levelsOf('F'))
    const said = await lead.readFiles([await tablet.share(), await desk.share()])
    for (const name of ['E', 'F'])
      expect(said).toMatch(like('collect.file.added', { code: codeOf[name] ?? '' }))
    for (const { itemId, counts } of six.hands) await lead.hands(itemId, counts)
  })

  await test.step('nobody sees what was said while the round is blind', async () => {
    await lead.goTo('collect')
    await expect(own.page.getByText(say('collect.arrived', { arrived: 6, all: 6 })).first()).toBeVisible()
    for (const { person, way } of six.participants) {
      const line = own.page.locator('main li', { hasText: codeOf[person] ?? '' })
      const dealtWith = six.arrivals.dealtWith[person] ?? 0
      const share = { dealtWith, asked: six.arrivals.asked }
      await expect(line).toContainText(say(`collect.state.way.${way}`))
      await expect(line).toContainText(
        six.arrivals.complete.includes(person)
          ? say('collect.state.complete')
          : say('collect.state.share', share),
      )
    }
    for (const screen of ['collect', 'workshop', 'discuss', 'discuss/SAK-1', 'results', 'plan', 'report']) {
      await lead.goTo(screen)
      await own.kibe.heading.waitFor()
      expect(notesIn(await everythingOn(own)), screen).toEqual([])
    }
    await lead.goTo('discuss/SAK-1')
    await expect(own.page.getByText(say('discuss.blind.what'))).toBeVisible()
    await expect(own.page.locator('main').getByText(/\d/)).toHaveCount(0)
  })

  await test.step('the wall shows, in the order of divergence, how the answers lie', async () => {
    await lead.closeCollecting()
    const { disagreement, legalMinimum, rest } = six.order
    await expect.poll(() => talk.order()).toEqual([...disagreement, ...legalMinimum, ...rest])
    await talk.openProjector()
    for (const [id, lie] of Object.entries(six.firstRound)) {
      await talk.goTo(id)
      await expect.poll(() => talk.onTheWall(titleOf(id)), id).toEqual(shownAs(lie))
    }
  })

  await test.step('the group decides', async () => {
    expect(await talk.acceptAgreed()).toBe(Object.keys(six.unanimous.items).length)
    await talk.goTo('SAK-1')
    const again = six.secondRoundReading['SAK-1']
    if (!again) throw new Error('no second round')
    await talk.voteAgain(again.counts)
    await expect.poll(() => talk.onTheWall(titleOf('SAK-1'))).toEqual(shownAs(again))
    const { disagreement, legalMinimum, rest } = six.orderAfterSecondRound
    const left = [...disagreement, ...legalMinimum, ...rest].filter((id) => !(id in six.unanimous.items))
    await expect.poll(() => talk.order()).toEqual(left)
    for (const [id, decision] of Object.entries(six.decisions)) {
      if (decision.by === 'unanimous') continue
      await talk.goTo(id)
      await talk.decide(decision)
    }
  })

  const nameOf = (id: string) => six.priorities.proposals.find((one) => one.id === id)?.text ?? titleOf(id)
  await test.step('points become priorities, and a priority an action', async () => {
    await talk.goTo('priorities')
    for (const { text } of six.priorities.proposals) await talk.propose(text)
    for (const [person, points] of Object.entries(six.priorities.votes)) {
      const given = Object.entries(points).map(([id, n]) => [nameOf(id), n] as const)
      await talk.points(codeOf[person] ?? '', given)
    }
    const ranked = (await talk.ranking()).filter(({ points }) => points > 0)
    const worked = six.priorities.ranking.filter(([, points]) => points > 0)
    expect(ranked).toEqual(worked.map(([id, points, rank]) => ({ name: nameOf(id), points, rank })))
    await talk.act(nameOf('INF-3'), 'საკრებულოს აპარატი', '2027-03-01')
  })

  await test.step('the wall and the windows kept to themselves what was written', async () => {
    const wall = await talk.projector.content()
    expect([...notes, ...Object.values(codeOf)].filter((text) => wall.includes(text))).toEqual([])
  })

  await test.step('results rest on what was agreed, and say so', async () => {
    await lead.goTo('results')
    const figures = (share: number) => String(Math.round(100 * share))
    const { consensus, consensusCoverage, withMedians } = six.scores
    await expect(own.kibe.heading).toContainText(new RegExp(`(?<!\\d)${figures(withMedians)}(?!\\d)`))
    const onlyAgreed = { points: figures(consensus), max: 100, coverage: `${figures(consensusCoverage)}%` }
    const main = own.page.locator('main')
    await expect(main).toContainText(say('results.workshop.onlyAgreed', onlyAgreed))
    await expect(main).toContainText(
      say('results.workshop.consensus', { agreed: Object.keys(six.decisions).length, of: 18 }),
    )
    await lead.goTo('plan')
    await expect(main).toContainText('საკრებულოს აპარატი')
  })

  await test.step('the minutes say what was decided, why, and who thinks otherwise', async () => {
    await lead.goTo('workshop/minutes')
    const pdf = await readPdf(bytesOf(await savedBy(own.page, say('minutes.file.pdf'))))
    const docx = unzipSync(new Uint8Array(bytesOf(await savedBy(own.page, say('minutes.file.docx')))))
    const words = strFromU8(docx['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    const sentences = Object.values(six.decisions).flatMap(({ reason, dissent, dissenters }) => [
      reason,
      dissent,
      dissenters === 0 ? '' : say('minutesPaper.decisions.dissent', { n: dissenters }),
    ])
    const present = { n: six.participants.length, all: six.participants.length }
    const wanted = [
      ...sentences,
      say('minutesPaper.present.sum', present),
      'საკრებულოს აპარატი',
      'კულტურის სახლი',
    ]
    expect(wanted.filter((text) => !pdf.has(text))).toEqual([])
    expect(wanted.filter((text) => !words.includes(text))).toEqual([])
    expect(notes.filter((text) => pdf.has(text) || words.includes(text))).toEqual([])
  })

  expect(devices.flatMap(({ kibe, complaints }) => [...kibe.complaints, ...complaints])).toEqual([])
})
