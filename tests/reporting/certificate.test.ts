import { describe, expect, it } from 'vitest'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { statedFigures } from '@/domain/scoring/stated-figures'
import type { CalendarDate } from '@/domain/shared/units'
import type { ReportInput } from '@/reporting/model/report-input'
import { makePdf } from '@/reporting/pdf/make-pdf'
import {
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aScoring,
  aSheet,
  inBoth,
} from '../support/questionnaires'
import { fullInput, modelOf, testFonts } from './fixture'
import { readPdf } from './read-pdf'

const level = (id: string, from: number, name: string) => ({ id, from, label: inBoth(name) })
const questionnaire = aQuestionnaire({
  kind: 'certification',
  scoring: aScoring({
    certificate: [level('basic', 0.5, 'Bronze'), level('full', 0.9, 'Silver')],
    gates: [
      {
        id: 'a',
        reason: inBoth('Rules first.'),
        certificate: 'basic',
        require: { indicator: 'IND-1', level: 2 },
      },
      {
        id: 'b',
        reason: inBoth('Ten votes.'),
        certificate: 'full',
        require: { fact: { op: 'gte', args: [{ item: 'votes' }, 10] } },
      },
      {
        id: 'c',
        reason: inBoth('A band needs this.'),
        band: 'exemplary',
        require: { indicator: 'IND-1', level: 4 },
      },
    ],
  }),
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('IND-1'),
        anIndicator('IND-2', {
          items: [
            anItem('yesPartlyNo', 'IND-2', {}),
            anItem('number', 'votes', { unit: 'count', integer: true, label: inBoth('Votes cast') }),
            anItem('money', 'spent', { currency: 'GEL', label: inBoth('Money spent') }),
            anItem('computed', 'each', {
              value: { op: 'div', args: [{ item: 'spent' }, { item: 'votes' }] },
              unit: 'GEL',
              decimals: 2,
              label: inBoth('Money for each vote'),
            }),
          ],
        }),
      ],
    }),
  ],
})
const date = '2026-08-31' as CalendarDate
const context = { kind: 'community', subset: 'full', date } as const

function input(
  answers: Parameters<typeof aSheet>[0],
  before: Parameters<typeof aSheet>[0] = {},
): ReportInput {
  const sheet = aSheet(answers)
  const figures = statedFigures(questionnaire, aSheet(before), context).flatMap((indicator) =>
    indicator.figures.map((figure) => [figure.item.id, figure] as const),
  )
  return {
    ...fullInput('full', 'en'),
    questionnaire,
    answers: sheet,
    evidence: [],
    actions: [],
    updates: [],
    droppedProposals: [],
    score: scoreSheet(questionnaire, sheet, new Map(), context),
    previous: { wave: '2025', levels: new Map(), medians: new Map(), figures: new Map(figures) },
  }
}

describe('the report of a certification', () => {
  const answers = { 'IND-1': 2, 'IND-2': 'partly', votes: 9, spent: 450 }

  it('says first which level’s conditions are met', async () => {
    const { summary } = await modelOf(input(answers))
    expect(summary.sentences[0]).toBe(
      'Practice municipality meets the conditions of “Bronze”: 50 of 100 points, developing.',
    )
    const none = await modelOf(input({ ...answers, 'IND-1': 1 }))
    expect(none.summary.sentences[0]).toMatch(/does not meet the conditions of a certificate yet/)
  })

  it('lists the conditions of every level with their state, and those of bands elsewhere', async () => {
    const { certificate, summary } = await modelOf(input(answers))
    expect(
      certificate?.levels.map(({ heading, rows }) => [heading, ...rows.map((row) => Object.values(row))]),
    ).toEqual([
      ['Bronze', ['The score must be at least 50 points; it is 50.', 'Met'], ['Rules first.', 'Met']],
      [
        'Silver',
        ['The score must be at least 90 points; it is 50, 40 missing.', 'Not met'],
        ['Ten votes.', 'Not met'],
      ],
    ])
    expect(summary.sentences.join(' ')).toContain('A band needs this.')
    expect(summary.sentences.join(' ')).not.toContain('Ten votes.')
  })

  it('shows each figure, and what is computed from it, beside that of the wave before', async () => {
    const { figures } = await modelOf(input(answers, { votes: 1200, spent: 60_000 }))
    expect(figures?.columns.before).toBe('Previous wave (2025)')
    const plain = figures?.areas[0]?.indicators[0]?.rows.map(({ label, now, before }) =>
      [label, now, before].map((text) => text.replaceAll('\u00a0', ' ')),
    )
    expect(plain).toEqual([
      ['Votes cast', '9', '1,200'],
      ['Money spent', 'GEL 450', 'GEL 60,000'],
      ['Money for each vote', 'GEL 50', 'GEL 50'],
    ])
  })

  it('has neither block where there is nothing to say, and no figures in the public form', async () => {
    const empty = await modelOf(input({ 'IND-1': 2 }))
    expect([empty.certificate, empty.figures]).toEqual([null, null])
    expect((await modelOf({ ...input(answers), form: 'public' })).figures).toBeNull()
  })

  it('is all there on paper', async () => {
    const pdf = await readPdf(
      makePdf(await modelOf(input(answers, { votes: 1200 })), await testFonts(), () => undefined),
    )
    const texts = ['Rules first.', 'Ten votes.', 'Not met', 'Votes cast', 'Money for each vote', '1,200']
    expect(texts.filter((text) => !pdf.has(text))).toEqual([])
  })
})
