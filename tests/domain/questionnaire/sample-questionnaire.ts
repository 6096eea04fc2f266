import type { Questionnaire } from '@/domain/questionnaire/format-1'

const both = (en: string) => ({ ka: `ქართულად: ${en}`, en })

/** A small sound questionnaire that uses every part of the format once or more. Every call gives a new one. */
export function sampleQuestionnaire(): Questionnaire {
  return {
    formatVersion: '1',
    id: 'sample',
    version: '1.2.0',
    status: 'draft',
    kind: 'benchmark',
    languages: ['ka', 'en'],
    defaultLanguage: 'ka',
    review: { ka: 'draft', en: 'machine' },
    title: both('Sample'),
    description: both('For tests'),
    ladder: { rule: both('In doubt, lower'), levelNames: [both('None'), both('Some'), both('All')] },
    licence: 'CC-BY-4.0',
    authors: ['Nobody'],
    published: null,
    replaces: null,
    subsets: [{ id: 'rapid', title: both('Rapid') }],
    scoring: {
      aggregation: 'weightedMean',
      coverageGate: 0.8,
      withoutEvidence: { level: 1, share: 0.5 },
      bands: [
        { id: 'low', from: 0, label: both('Low') },
        { id: 'middle', from: 0.4, label: both('Middle') },
        { id: 'high', from: 0.8, label: both('High') },
      ],
      gates: [
        {
          id: 'gate-1',
          reason: both('Sessions must be open'),
          band: 'high',
          require: { indicator: 'OPEN-1', level: 1 },
        },
        { id: 'gate-2', reason: both('Area'), band: 'middle', require: { area: 'voice', share: 0.5 } },
        {
          id: 'gate-3',
          reason: both('Fact'),
          band: 'high',
          require: { fact: { op: 'gt', args: [{ item: 'received' }, 3] } },
        },
      ],
      display: { max: 100, decimals: 0, rounding: 'half-up' },
    },
    areas: [openness(), voice()],
  }
}

function openness(): Questionnaire['areas'][number] {
  return {
    id: 'openness',
    title: both('Openness'),
    weight: 'auto',
    indicators: [
      {
        id: 'OPEN-1',
        title: both('Sessions'),
        question: both('Are sessions open?'),
        weight: 3,
        subsets: ['rapid'],
        items: [
          ladder('OPEN-1'),
          {
            id: 'received',
            type: 'number',
            unit: 'count',
            integer: true,
            min: 0,
            max: 900,
            label: both('Received'),
          },
          { id: 'answered', type: 'number', unit: 'count', integer: true, min: 0, label: both('Answered') },
          {
            id: 'rate',
            type: 'ratio',
            part: { item: 'answered' },
            whole: { item: 'received' },
            line: { zeroAt: 50, fullAt: 100 },
            noCase: 'missing',
          },
        ],
        legal: [
          {
            from: '2014-02-05',
            to: '2025-12-31',
            status: 'required',
            text: both('The Code'),
            short: both('Code, 88'),
            source: { title: both('The Code'), url: 'https://example.org/code' },
            reviewed: false,
          },
        ],
        checks: [
          {
            expect: { op: 'lte', args: [{ item: 'answered' }, { item: 'received' }] },
            message: both('Too many'),
          },
        ],
        caps: [
          {
            when: { op: 'eq', args: [{ item: 'received' }, 0] },
            limit: { level: 1 },
            reason: both('No case'),
          },
        ],
      },
    ],
  }
}

function voice(): Questionnaire['areas'][number] {
  return {
    id: 'voice',
    title: both('Voice'),
    weight: 2,
    areas: [
      {
        id: 'voice-inner',
        title: both('Inner'),
        weight: 1,
        indicators: [
          {
            id: 'VOICE-1',
            title: both('Petitions'),
            question: both('Are petitions answered?'),
            weight: 2,
            items: [{ ...ladder('voice-ladder'), notApplicable: { condition: both('No petition came') } }],
            legal: [],
          },
          {
            id: 'VOICE-2',
            title: both('Other'),
            question: both('And the rest?'),
            weight: 1,
            legal: [],
            items: [
              { id: 'mood', type: 'scale', min: 1, max: 5 },
              { id: 'plan', type: 'yesPartlyNo' },
              { id: 'who', type: 'singleChoice', choices: [choice('a', 0), choice('b', 1)] },
              { id: 'how', type: 'multipleChoice', choices: [choice('a'), choice('b')], bestSet: ['a'] },
              { id: 'part', type: 'percent', line: { zeroAt: 0, fullAt: 60 } },
            ],
          },
        ],
      },
    ],
  }
}

function ladder(id: string) {
  const levels = [0, 1, 2].map((value) => ({ value, text: both(`Level ${value} of ${id}`) }))
  return { id, type: 'ladder' as const, levels }
}

function choice(id: string, share?: number) {
  return { id, label: both(`Choice ${id}`), ...(share === undefined ? {} : { share }) }
}
