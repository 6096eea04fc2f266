import type { Area, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { anItem, inBoth } from '../../support/questionnaires'
import { edited } from './edit-document'
import { sampleQuestionnaire } from './sample-questionnaire'

/** The path of the indicator that holds every type of item. */
export const LIFE_1 = 'areas[2].indicators[0]'
/** The path of the indicator after it. */
export const LIFE_2 = 'areas[2].indicators[1]'

/** The sample as a certification with conditions, items of all types, and what changed. Every call gives a new one. */
export function fullSample(): Questionnaire {
  const sample = sampleQuestionnaire()
  const gate = { id: 'gate-4', reason: inBoth('Voice'), certificate: 'gold' }
  return {
    ...sample,
    kind: 'certification',
    version: '2.0.0',
    replaces: '1.2.0',
    fallback: ['en', 'ka'],
    reviewOf: { en: { 'OPEN-1.title': 'reviewed', 'roster#row': 'draft', title: 'draft' } },
    scoring: {
      ...sample.scoring,
      certificate: [
        { id: 'silver', from: 0.5, label: inBoth('Silver') },
        { id: 'gold', from: 0.75, label: inBoth('Gold') },
        { id: 'platinum', from: 0.9, label: inBoth('Platinum') },
      ],
      gates: [...(sample.scoring.gates ?? []), { ...gate, require: { area: 'voice', share: 0.5 } }],
    },
    areas: [...sample.areas, life()],
    changes: changes(),
  }
}

/** The faults found in the full sample, or another document, after these changes, as `path code`. */
export function faults(changes: Record<string, unknown>, document: unknown = fullSample()): string[] {
  const result = parseQuestionnaire(edited(document, changes))
  return result.ok ? [] : result.error.map(({ path, code }) => `${path} ${code}`)
}

function changes(): NonNullable<Questionnaire['changes']> {
  return [
    {
      since: '1.2.0',
      summary: inBoth('Much'),
      items: [
        { kind: 'reworded', item: 'OPEN-1', confirm: true },
        { kind: 'rescaled', from: 'old-mood', to: 'mood', values: { '0': 1, '1': 5 } },
        { kind: 'rescaled', from: 'plan', to: 'plan', values: { '1': 'yes', '2': 'no' } },
        { kind: 'merged', from: ['many-1', 'many-2'], to: 'many', take: 'none' },
        { kind: 'split', from: 'budget-and-day', to: ['budget', 'day'] },
        { kind: 'same', from: 'called', to: 'name' },
        { kind: 'new', item: 'order' },
        { kind: 'dropped', item: 'gone', reason: inBoth('Nobody knew') },
      ],
    },
    // Of versions in between: what was new then may be gone by now.
    { since: '1.0.0', summary: inBoth('Little'), items: [{ kind: 'new', item: 'gone' }] },
  ]
}

function life(): Area {
  const indicator = (id: string, items: Item[]) => ({
    id,
    title: inBoth(id),
    question: inBoth(`${id}?`),
    weight: 1,
    legal: [],
    items,
  })
  return {
    id: 'life',
    title: inBoth('Life'),
    weight: 1,
    indicators: [
      { ...indicator('LIFE-1', everyType()), visibleIf: { op: 'gt', args: [{ item: 'received' }, 3] } },
      {
        ...indicator('LIFE-2', [anItem('longText', 'story', {}), anItem('percent', 'rest', {})]),
        visibleIf: { answered: 'budget' },
      },
    ],
  }
}

function everyType(): Item[] {
  const options = (...ids: string[]) => ids.map((id) => ({ id, label: inBoth(id) }))
  const column = (id: string) => ({ id, label: inBoth(id) })
  return [
    anItem('money', 'budget', { currency: 'GEL', min: 0, max: 900 }),
    anItem('date', 'day', {
      min: '2020-01-01',
      max: '2026-12-31',
      visibleIf: { op: 'gt', args: [{ item: 'budget' }, 10] },
      constraints: [
        { expect: { op: 'gte', args: [{ item: 'day' }, '2021-01-01'] }, message: inBoth('Too early') },
      ],
    }),
    anItem('month', 'month', { min: '2020-01', max: '2026-12', requiredIf: { answered: 'day' } }),
    anItem('ranking', 'order', { choices: options('a', 'b', 'c'), first: 2, requiredIf: true }),
    anItem('multipleChoice', 'many', { choices: options('x', 'y', 'z'), bestSet: ['x', 'y'], most: 2 }),
    anItem('table', 'table', {
      rows: options('north', 'south'),
      columns: [
        { ...column('people'), type: 'number', unit: 'count', integer: true, min: 0, max: 99 },
        { ...column('since'), type: 'date', min: '2020-01-01', max: '2026-12-31' },
        { ...column('size'), type: 'singleChoice', choices: options('small', 'large') },
      ],
    }),
    anItem('roster', 'roster', {
      row: inBoth('project'),
      most: 5,
      columns: [
        { ...column('cost'), type: 'money', currency: 'GEL', min: 0, max: 99 },
        { ...column('begun'), type: 'month', min: '2020-01', max: '2026-12' },
      ],
    }),
    anItem('shortText', 'name', {}),
    anItem('file', 'photo', { accepts: 'photo' }),
    anItem('computed', 'sum', {
      value: { op: 'add', args: [{ total: 'roster', column: 'cost' }, { count: 'order' }] },
      unit: 'GEL',
      decimals: 2,
    }),
    anItem('yesPartlyNo', 'fine', { visibleIf: { chosen: 'order', choice: 'a' } }),
    anItem('singleChoice', 'group', { choices: options('young', 'old') }),
  ]
}
