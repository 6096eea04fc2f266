import { expect, it } from 'vitest'
import type { Share } from '@/domain/shared/units'
import type { Outcome } from '@/domain/workshop/outcome'
import { fullInput, modelOf } from './fixture'

it('opens with a plain sentence that names municipality, score and band', async () => {
  const model = await modelOf(fullInput('full', 'en'))
  const { figure, band } = model.score
  expect(model.summary.sentences[0]).toBe(`Practice municipality stands at ${figure} of 100: ${band}.`)
})

it('shows dashes and says why where there are too few answers', async () => {
  const input = fullInput('full', 'en')
  const insufficient = {
    ...input.score.root,
    state: 'insufficient' as const,
    share: null,
    evidencedShare: null,
    band: null,
  }
  const model = await modelOf({ ...input, score: { ...input.score, root: insufficient } })
  expect(model.score).toMatchObject({ figure: '–', band: '–', bandIndex: null })
  expect(model.summary.sentences[0]).toMatch(/too few answers .* at least 80% is needed\.$/)
})

it('names every area that shares the highest or the lowest figure', async () => {
  const input = fullInput('full', 'en')
  const shares = new Map([
    ['open-information', 0.9],
    ['digital', 0.9],
    ['capacity', 0.1],
    ['inclusion', 0.1],
    ['accountability', 0.1],
  ])
  const children = input.score.root.children.map((area) => ({
    ...area,
    share: (shares.get(area.id) ?? 0.5) as Share,
  }))
  const root = { ...input.score.root, children }
  const nodes = new Map([...input.score.nodes, ...children.map((area) => [area.id, area] as const)])
  const { summary } = await modelOf({ ...input, score: { ...input.score, root, nodes } })
  expect(summary.sentences).toContain(
    'The strongest area: “Open information” and “Digital participation”. ' +
      'The weakest: “Accountability and feedback”, “Inclusion and equality” and “Capacity, partnership and learning”.',
  )
})

it('is plain data: a copy through the worker’s border is the same', async () => {
  const model = await modelOf(fullInput())
  expect(structuredClone(model)).toEqual(model)
  expect(JSON.parse(JSON.stringify(model))).toEqual(model)
})

it('quotes the next step up of an answered ladder, and says when there is none', async () => {
  const model = await modelOf(fullInput('full', 'en'))
  const blocks = model.indicators.areas.flatMap(({ indicators }) => indicators)
  const top = blocks.find(({ level }) => level?.figure === '4')
  expect(top?.next?.text).toBe('The highest level has been reached.')
  const low = blocks.find(({ level }) => level?.figure === '0')
  const levels = fullInput().questionnaire.areas.flatMap((area) => area.indicators ?? [])
  const ladder = levels.find(({ id }) => id === low?.id)?.items[0]
  expect(low?.next?.text).toBe(ladder?.type === 'ladder' ? ladder.levels[1]?.text['en'] : null)
})

it('keeps calendar dates as they are and instants in the time zone of the device', async () => {
  const model = await modelOf(fullInput('full', 'en'))
  const period = model.cover.facts.find(({ label }) => label === 'Reference period')
  expect(period?.text.replace(/\u00a0/g, ' ')).toBe('1 September 2025 – 31 August 2026')
  expect(model.footer.replace(/\u00a0/g, ' ')).toBe('Made with Kibe 0.1.0, 5 September 2026, 01:15')
})

it('names the file in Latin letters only', async () => {
  const model = await modelOf(fullInput('public'))
  expect(model.fileName).toBe('kibe-practice-2026-public-ka.pdf')
})

it('says that an unfinished assessment may change, and gives it no fingerprint of its own', async () => {
  const input = fullInput('full', 'en')
  const model = await modelOf({ ...input, assessment: { ...input.assessment, state: 'draft', log: [] } })
  expect(model.cover.warning).toContain('The assessment is not finished')
  expect(JSON.stringify(model.method)).not.toContain('Fingerprint of the assessment')
})

it('leaves stopped actions out of cost and calendar, but not out of the plan', async () => {
  const { plan } = await modelOf(fullInput('full', 'en'))
  expect(plan?.actions.map(({ status }) => status)).toEqual(['Planned', 'Under way', 'Done', 'Stopped'])
  expect(plan?.timeline?.rows.map(({ label }) => label)).toEqual(['1', '2', '3'])
  expect(plan?.lead.join(' ').replace(/\u00a0/g, ' ')).toContain('3 actions; their known cost is GEL 25,002.')
})

it('marks in both forms what of a group is a median, and says on how much the group agreed', async () => {
  const outcomes = new Map<string, Outcome>([
    ['INF-1', { kind: 'consensus' }],
    ['INF-2', { kind: 'median', n: 6 }],
    ['INF-3', { kind: 'tooFew', n: 2, asked: 6 }],
  ])
  const full = await modelOf({ ...fullInput('full', 'en'), outcomes })
  const marked = full.indicators.areas
    .flatMap(({ indicators }) => indicators)
    .filter(({ facts }) => facts.some(({ text }) => text === 'median of 6 answers, no consensus'))
  expect(marked.map(({ id }) => id)).toEqual(['INF-2'])
  const short = await modelOf({ ...fullInput('public', 'en'), outcomes })
  for (const { summary } of [full, short]) {
    expect(summary.sentences).toContain('The group agreed on 1 of 3 indicators.')
    expect(summary.sentences.join(' ')).toContain('For 1 indicator without consensus the lower median')
  }
  const single = await modelOf(fullInput('full', 'en'))
  expect(JSON.stringify(single)).not.toMatch(/consensus/i)
})
