import { describe, expect, it } from 'vitest'
import { candidateOf, type StoredAssessment } from '@/domain/comparison/candidate-of'
import type { Evidence } from '@/domain/records/evidence'
import type { Answer } from '@/domain/records/answer'
import { uuid } from '../../fixtures/records'
import { aBallot, codeOf, contents, ladders, type Given } from '../workshop/workshop-parts'
import { aCandidate, pinned } from './some-candidates'

const questionnaire = ladders('I', 'J')
const base = {
  schema: 1 as const,
  version: { a: 1 },
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  deletedAt: null,
}

function answersOf(given: Readonly<Record<string, Given>>): Answer[] {
  return Object.entries(contents(given)).map(([itemId, content]) => ({
    ...base,
    id: `${uuid(9)}/${itemId}`,
    sheetId: uuid(9),
    itemId,
    content,
  }))
}

function evidenceOf(n: number, itemId: string): Evidence {
  const empty = { title: '', number: '', date: null, link: '', attachment: null }
  return { ...base, id: uuid(n), sheetId: uuid(9), itemId, kind: 'other', ...empty }
}

function stored(
  given: Readonly<Record<string, Given>>,
  fields: Partial<StoredAssessment> = {},
  respondents: 'self' | 'workshop' | 'external' = 'workshop',
): StoredAssessment {
  const { assessment, municipality } = aCandidate({
    assessment: { respondents, questionnaire: pinned(questionnaire) },
  })
  return {
    assessment,
    municipality,
    questionnaire,
    answers: answersOf(given),
    evidence: [],
    said: null,
    ...fields,
  }
}

/** Each person's answers, handed in under a code of their own. */
function saidBy(...people: Readonly<Record<string, Given>>[]): StoredAssessment['said'] {
  return { participants: [], hands: [], ballots: people.map((given, n) => aBallot(codeOf(n), given)) }
}

const told = ({ answers, voice, people }: ReturnType<typeof candidateOf>) => ({
  values: Object.fromEntries([...answers].map(([id, { value }]) => [id, value])),
  voice,
  people,
})

describe('what is stored of an assessment', () => {
  it('speaks as its sheet where the municipality itself or somebody from outside filled it in', () => {
    const said = saidBy({ I: 4 }, { I: 4 }, { I: 4 })
    for (const respondents of ['self', 'external'] as const)
      expect(told(candidateOf(stored({ I: 1 }, { said }, respondents)))).toEqual({
        values: { I: 1 },
        voice: respondents,
        people: null,
      })
  })

  it('is a consensus where a workshop agreed on all, and tells how many handed in', () => {
    const said = saidBy({ I: 1, J: 0 }, { I: 2, J: 0 }, { I: 3, J: 0 })
    expect(told(candidateOf(stored({ I: 4, J: 4 }, { said })))).toEqual({
      values: { I: 4, J: 4 },
      voice: 'consensus',
      people: 3,
    })
  })

  it('is a median where one fills what the group left open', () => {
    const said = saidBy({ J: 1 }, { J: 2 }, { J: 4 }, { J: 4 })
    expect(told(candidateOf(stored({ I: 4 }, { said })))).toEqual({
      values: { I: 4, J: 2 },
      voice: 'median',
      people: 4,
    })
  })

  it('counts each person once who voted twice, and nobody where only hands were raised', () => {
    const twice = [aBallot(codeOf(0), { J: 1 }), aBallot(codeOf(0), { J: 2 }, { round: 2 })]
    const said = { participants: [], hands: [], ballots: twice }
    expect(candidateOf(stored({ I: 4, J: 4 }, { said })).people).toBe(1)
    const hands = [{ itemId: 'J', round: 1 as const, counts: { 3: 5 } }]
    expect(told(candidateOf(stored({ I: 4 }, { said: { participants: [], ballots: [], hands } })))).toEqual({
      values: { I: 4, J: 3 },
      voice: 'median',
      people: null,
    })
  })

  it('of a workshop whose ballots are not here says what its sheet says', () => {
    expect(told(candidateOf(stored({ I: 4 })))).toEqual({
      values: { I: 4 },
      voice: 'consensus',
      people: null,
    })
  })

  it('counts its evidence by item', () => {
    const evidence = [evidenceOf(1, 'I'), evidenceOf(2, 'J'), evidenceOf(3, 'I')]
    const candidate = candidateOf(stored({ I: 1 }, { evidence }, 'self'))
    expect(candidate.evidence).toBe(evidence)
    expect(Object.fromEntries(candidate.evidenceCounts)).toEqual({ I: 2, J: 1 })
  })
})
