import { beforeAll, describe, expect, it } from 'vitest'
import { createFormats } from '@/i18n/formats'
import type { DecisionBlock, MinutesModel } from '@/reporting/minutes/minutes-model'
import { findIndicator } from '@/domain/questionnaire/tree'
import type { Participant } from '@/domain/records/workshop'
import { aBallot, aParticipant } from '../domain/workshop/workshop-parts'
import { itsQuestionnaire, sixPeople } from '../domain/workshop/six-people'
import { minutesOf, PLANTED, plantedNames, sixPeopleInput, textsOf } from './minutes-fixture'

const questionnaire = itsQuestionnaire()
let minutes: MinutesModel
beforeAll(async () => {
  minutes = await minutesOf(sixPeopleInput('en'))
})

const decisionsIn = (model: MinutesModel) =>
  model.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is DecisionBlock => block.kind === 'decision')
function decisionOn(id: string, model = minutes): DecisionBlock {
  const title = findIndicator(questionnaire, id)?.title['en']
  const found = decisionsIn(model).find((block) => block.title === title)
  if (!found) throw new Error(`nothing on ${id}`)
  return found
}
const sectionOf = (heading: string, model = minutes) => {
  const found = model.sections.find((section) => section.heading === heading)
  return found ? textsOf(found.blocks).join('\n') : ''
}
const factOf = (block: DecisionBlock, label: string) =>
  block.facts.find((fact) => fact.label.startsWith(label))

describe('what the minutes say of the workshop that was worked by hand', () => {
  it.each(Object.entries(sixPeople.decisions))(
    'the decision on %s has its value, reason, dissent and number of people',
    (id, { value, reason, dissent, dissenters, by, present }) => {
      const block = decisionOn(id)
      expect(block.chip?.figure).toBe(String(value))
      expect(block.value).toMatch(new RegExp(`^${value} – .`))
      const words = {
        unanimous: 'Unanimously',
        discussion: 'After discussion',
        vote: 'By a second vote',
      }
      expect(block.standing).toBe(`Consensus. ${words[by]}. Present: ${present}.`)
      expect(factOf(block, 'Reason')?.text ?? '').toBe(reason)
      expect(factOf(block, 'Dissenting') ?? null).toEqual(
        dissenters === 0 ? null : { label: `Dissenting (${dissenters})`, text: dissent },
      )
    },
  )

  const firstVotes = Object.entries(sixPeople.firstRound)
  const sentencesOn = (id: string) => decisionOn(id).votes[0]?.sentences.join(' ')

  it.each(firstVotes.filter(([, { n }]) => n >= 5))('gives the first vote on %s as it lay', (id, lie) => {
    const { n, asked, counts, median, agreement } = lie
    expect(decisionOn(id).votes[0]?.levels?.map(({ count }) => count)).toEqual(counts)
    expect(sentencesOn(id)).toContain(`${n} of ${asked} answered. `)
    expect(sentencesOn(id)).toContain(`Agreement: ${createFormats('en').number(agreement, 2)}.`)
    expect(sentencesOn(id)).toContain(`Median: ${median}.`)
  })

  it.each(firstVotes.filter(([, { n }]) => n < 5))(
    'of fewer than five gives how many only (%s)',
    (id, lie) => {
      expect(decisionOn(id).votes[0]?.levels).toBeNull()
      expect(sentencesOn(id)).toContain(`${lie.n} of ${lie.asked} answered.`)
      expect(sentencesOn(id)).not.toContain('Agreement')
      expect(sentencesOn(id)).not.toMatch(/levels? apart|the same/)
    },
  )

  it('keeps the second vote beside the first, and says where hands were counted', () => {
    const [first, second, ...more] = decisionOn('SAK-1').votes
    expect(more).toEqual([])
    expect(first).toMatchObject({ label: 'First vote, on ballots' })
    expect(second?.label).toBe('Second vote, on ballots')
    expect(second?.levels?.map(({ count }) => count)).toEqual(sixPeople.secondRoundReading['SAK-1']?.counts)
    expect(decisionOn('BUD-7').votes.map(({ label }) => label)).toEqual(['Answers by a show of hands'])
  })

  it('says "median of n, no consensus" where nothing was decided, and where too few answered', () => {
    expect(decisionOn('ACC-2')).toMatchObject({ isAgreed: false, standing: 'Median of 6, no consensus' })
    expect(decisionOn('ACC-2').chip?.figure).toBe('1')
    expect(decisionOn('INC-4').standing).toBe('Median of 4, no consensus')
    expect(decisionOn('FRM-3')).toMatchObject({
      chip: null,
      standing: '2 of 6 answered: too few, no consensus',
    })
    expect(sectionOf('Decisions')).toContain('Agreed: 15 of 18. On 3 questions there was no consensus')
  })

  it('gives the score of what was agreed, and beside it that with medians', () => {
    const { consensus, consensusCoverage, withMedians } = sixPeople.scores
    const said = sectionOf('Result')
    expect(said).toContain(`comes to ${Math.round(100 * consensus)} of 100`)
    expect(said).toContain(`Coverage is ${Math.round(100 * consensusCoverage)}%`)
    expect(said).toContain(`no consensus: ${Math.round(100 * withMedians)} of 100`)
  })

  it('ranks the priorities with their points, and says who does what by when', () => {
    const table = minutes.sections
      .find(({ heading }) => heading === 'Priorities')
      ?.blocks.find((block) => block.kind === 'table')
    const nameOf = (id: string) =>
      findIndicator(questionnaire, id)?.title['en'] ??
      `${sixPeople.priorities.proposals.find((one) => one.id === id)?.text} (proposal)`
    expect(table?.rows).toEqual(
      sixPeople.priorities.ranking.map(([id, points, rank]) => [
        points > 0 ? String(rank) : '–',
        nameOf(id),
        String(points),
      ]),
    )
    const input = sixPeopleInput('en')
    for (const { title, responsible } of input.actions) {
      expect(sectionOf('Actions')).toContain(title)
      expect(sectionOf('Actions')).toContain(responsible)
    }
  })

  it('names place, date, agenda, quorum, recipients and the day of delivery', () => {
    const everything = textsOf(minutes).join('\n')
    const wanted = [
      'სოფლის კლუბი',
      '5\u00a0December 2026',
      'The quorum of 5 was reached',
      '8\u00a0December 2026',
    ]
    for (const text of wanted) expect(everything).toContain(text)
    expect(sectionOf('Agenda')).toContain('In all\n70')
    expect(sectionOf('Recipients')).toContain('საკრებულოს აპარატი; მერია')
  })
})

describe('people in the minutes', () => {
  const codes = sixPeople.participants.map(({ code }) => code)

  it.each(['nobody', 'facilitator'] as const)(
    'have no name, organisation, code or note in them where names are for %s and were not asked for',
    async (namesFor) => {
      const everything = textsOf(await minutesOf(sixPeopleInput('en', { namesFor }))).join('\n')
      for (const secret of [...PLANTED.names, PLANTED.organisation, PLANTED.note, ...codes])
        expect(everything).not.toContain(secret)
    },
  )

  it('have their names where these were asked for and the rules allow it, and never their codes', async () => {
    const input = sixPeopleInput('en', { namesFor: 'facilitator' })
    const asked = await minutesOf({ ...input, names: plantedNames(input) })
    const everything = textsOf(asked).join('\n')
    for (const name of PLANTED.names) expect(everything).toContain(name)
    for (const code of codes) expect(everything).not.toContain(code)
    const forbidden = sixPeopleInput('en', { namesFor: 'nobody' })
    const refused = textsOf(await minutesOf({ ...forbidden, names: plantedNames(forbidden) })).join('\n')
    for (const name of PLANTED.names) expect(refused).not.toContain(name)
  })

  const people = (fields: readonly Partial<Participant>[]) =>
    fields.map((field, n) => aParticipant(String(1_000 + n), field))
  const times = (n: number, field: Partial<Participant>) => Array.from({ length: n }, () => field)
  const presentWith = async (fields: readonly Partial<Participant>[]) =>
    sectionOf('Who was present', await minutesOf(sixPeopleInput('en', {}, { participants: people(fields) })))

  it('are counted by role whatever the number, by sex and age only from five on', async () => {
    const said = await presentWith([
      ...times(7, { role: 'resident', sex: 'female', ageBand: '30to44' }),
      ...times(6, { role: 'member', sex: 'male', ageBand: '45to59' }),
      ...times(1, { role: 'chair', sex: 'female', ageBand: '60plus' }),
    ])
    expect(said).toContain('Chair of the sakrebulo\n1')
    expect(said).toContain('Woman\n8')
    expect(said).toContain('Man\n6')
    expect(said).not.toContain('60 and older')
    // One person of 60 or older could be computed from the other two bands: the smaller of these goes with them.
    expect(said).not.toContain('45–59')
    expect(said).toContain('30–44\n7')
    expect(said).toContain('Not listed apart\n7')
  })

  it('are not counted by sex at all where a small group could be computed from the other', async () => {
    const said = await presentWith([...times(6, { sex: 'female' }), ...times(2, { sex: 'male' })])
    expect(said).toContain('Sex is not listed')
    expect(said).not.toContain('Woman')
  })

  it('who did not come are not counted as present', async () => {
    const said = await presentWith([...times(3, {}), ...times(2, { isPresent: false, role: 'staff' })])
    expect(said).toContain('Present: 3. Listed in advance: 5.')
    expect(said).not.toContain('Staff of the sakrebulo')
  })
})

describe('what fewer than a few people said', () => {
  it('does not stand in the minutes: no median of one or two', async () => {
    for (const count of [1, 2]) {
      const codes = sixPeople.participants.slice(0, count).map(({ code }) => code)
      const ballots = codes.map((code) => aBallot(code, { 'INF-1': 3 }))
      const participants = codes.map((code) => aParticipant(code))
      const model = await minutesOf(
        sixPeopleInput('en', {}, { ballots, participants, hands: [], decisions: [], answers: new Map() }),
      )
      const block = decisionOn('INF-1', model)
      expect(block.chip).toBeNull()
      expect(block.votes.flatMap(({ sentences }) => sentences).join(' ')).not.toContain('Median')
      expect(block.votes.every(({ levels }) => levels === null)).toBe(true)
    }
  })

  it('is not in the points either: of fewer than five sheets only the order is told', async () => {
    const input = sixPeopleInput('en')
    const few = await minutesOf({ ...input, votes: input.votes.slice(0, 4) })
    const table = few.sections
      .find(({ heading }) => heading === 'Priorities')
      ?.blocks.find((block) => block.kind === 'table')
    expect(table?.columns).toHaveLength(2)
    expect(sectionOf('Priorities', few)).not.toMatch(/\d points? (was|were)/)
  })

  it.each([1, 2])('%i sheets with points say not even what came first', async (sheets) => {
    const input = sixPeopleInput('en')
    const few = await minutesOf({ ...input, votes: input.votes.slice(0, sheets) })
    const section = few.sections.find(({ heading }) => heading === 'Priorities')
    expect(section?.blocks.map(({ kind }) => kind)).not.toContain('table')
    const said = sectionOf('Priorities', few)
    expect(said).toContain('Fewer than 3 sheets were counted')
    const titles = input.questionnaire.areas
      .flatMap(({ indicators }) => indicators ?? [])
      .map(({ title }) => title['en'])
    expect(titles.length).toBeGreaterThan(0)
    for (const title of titles) expect(said).not.toContain(title)
    for (const { text } of input.workshop.proposals) expect(said).not.toContain(text)
  })
})

it('while a blind round is open, nothing of what was said is in the minutes', async () => {
  const open = await minutesOf(
    sixPeopleInput('en', { phase: 'collecting' }, { decisions: [], answers: new Map() }),
  )
  expect(decisionsIn(open).flatMap(({ votes }) => votes)).toEqual([])
  expect(decisionsIn(open).every(({ chip }) => chip === null)).toBe(true)
  expect(sectionOf('How the answers came about', open)).toContain('the round is blind')
  expect(open.cover.warning).toContain('Draft')
})
