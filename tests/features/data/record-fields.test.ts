import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Item } from '@/domain/questionnaire/format-1'
import { textIn } from '@/domain/shared/text'
import { KINDS, VERSIONED_KINDS, type VersionedKind } from '@/domain/records/registry'
import type { FieldWords } from '@/features/data/record-field'
import { differingFields, fieldsOf } from '@/features/data/record-fields'
import { createFormats } from '@/i18n/formats'
import { createTranslate } from '@/i18n/translate'
import { fullRecords } from '../../fixtures/records'

const texts = ['files', 'labels'].map(
  (area) => JSON.parse(readFileSync(`src/i18n/locales/en/${area}.json`, 'utf8')) as Record<string, unknown>,
)
const words: FieldWords = {
  t: createTranslate('en', Object.assign({}, ...texts) as Record<string, unknown>),
  formats: createFormats('en'),
  shown: (localised) => textIn(localised, ['en']),
  lang: 'en',
  item: null,
}
/** Fields of every record that are not what it says: which one it is, and what its history is. */
const NOT_SAID = [
  ...['id', 'schema', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'isPartial'],
  ...[
    'origin',
    'respondents',
    'programmeId',
    'previousId',
    'movedFromId',
    'subset',
    'chosen',
    'municipalityKind',
  ],
]
/** What is not said on any screen: a participant's name, and what never changes in a sheet. */
const NEVER_SAID = ['participantNames/name', 'sheets/kind']
/** Another value that a field may have. */
function otherThan(name: string, value: unknown): unknown {
  const chosen: Record<string, unknown> = {
    status: 'dropped',
    state: 'draft',
    role: 'other',
    kind: 'other',
    entry: 'screen',
    answers: {},
    counts: {},
    points: {},
    phase: 'closed',
    namesFor: 'nobody',
    sex: 'male',
    ageBand: '60plus',
    way: 'kiosk',
    by: 'unanimous',
    questionnaire: { id: 'other', version: '9.0.0', sha256: '' },
    period: { from: '2020-01-01', to: '2020-12-31' },
  }
  if (name in chosen) return chosen[name]
  if (Array.isArray(value)) return []
  if (typeof value === 'number') return value + 777
  if (typeof value !== 'string') return null
  return /^\d{4}-/.test(value) ? '2020-01-02T00:00:00Z' : ''
}
const versionOf = <K extends VersionedKind>(record: (typeof fullRecords)[K][number]) => ({
  record,
  version: record.version,
  purgedAt: null,
})
const said = (kind: VersionedKind, change: object = {}, item: Item | null = null) => {
  const [record] = fullRecords[kind]
  if (!record) throw new Error(`no ${kind}`)
  const fields = fieldsOf(kind, versionOf({ ...record, ...change }), { ...words, item })
  return Object.fromEntries(fields.map(({ label, text }) => [label, text]))
}

describe('a version of a record in words', () => {
  it.each(VERSIONED_KINDS)('tells two %s apart by every field that a person can change', (kind) => {
    const before = JSON.stringify(said(kind))
    const fixed = [...NOT_SAID, ...KINDS[kind].fixed, KINDS[kind].parent?.field, 'itemId', 'content']
    const changeable = Object.entries(fullRecords[kind][0] ?? {}).filter(
      ([name]) => !fixed.includes(name) && !NEVER_SAID.includes(`${kind}/${name}`),
    )
    const unseen = changeable.filter(
      ([name, value]) => JSON.stringify(said(kind, { [name]: otherThan(name, value) })) === before,
    )
    expect(unseen.map(([name]) => name)).toEqual([])
  })

  it('says of an answer the level with its meaning, the reason and the note', () => {
    const item = { type: 'ladder', id: 'INF-1', levels: [{ value: 3, text: { en: 'A list is published' } }] }
    expect(said('answers', {}, item as unknown as Item)).toMatchObject({
      Answer: '3 – A list is published',
      'Why it does not apply': 'მიზეზი',
      Note: 'შენიშვნა',
    })
  })

  it.each([
    [
      { state: 'answered', value: ['b', 'x'] },
      { type: 'multipleChoice', choices: [{ id: 'b', label: { en: 'By post' } }] },
      'By post, x',
    ],
    [{ state: 'answered', value: 'partly' }, { type: 'yesPartlyNo' }, 'Partly'],
    [{ state: 'answered', value: 'perhaps' }, { type: 'yesPartlyNo' }, 'perhaps'],
    [{ state: 'answered', value: 1250.5 }, { type: 'number' }, '1,250.5'],
    [{ state: 'answered', value: 9 }, { type: 'ladder', levels: [] }, '9'],
    [{ state: 'answered', value: 'a' }, null, 'a'],
    [{ state: 'na', value: null }, null, 'Not applicable'],
    [{ state: 'dontKnow', value: null }, null, 'Don’t know'],
    [{ state: 'unanswered', value: null }, null, 'No answer'],
    [{ state: 'answered', value: null }, null, 'No answer'],
  ])('says what was answered: %o', (content, item, text) => {
    const change = { content: { naReason: '', note: '', ...content } }
    expect(said('answers', change, item as unknown as Item)['Answer']).toBe(text)
  })

  it('says that it is in the bin, that something was left out of it, and of one deleted for good only that', () => {
    expect(said('evidence', { deletedAt: '2026-03-01T08:00:00Z', isPartial: true })).toMatchObject({
      Deleted: '1\u00a0March 2026, 12:00',
      Incomplete: 'Shared without some of what it says',
    })
    const gone = { record: null, version: {}, purgedAt: '2026-03-01T08:00:00Z' }
    expect(fieldsOf('evidence', gone, words)).toEqual([
      { label: 'Deleted for good', text: '1\u00a0March 2026, 12:00' },
    ])
  })
})

describe('versions side by side', () => {
  it('show only what they differ in, and of an answer always what was answered', () => {
    const field = (label: string, text: string) => ({ label, text })
    const answer = { ...field('Answer', '3'), isAlwaysShown: true as const }
    const sides = differingFields([
      [answer, field('Reason', ''), field('Note', 'a')],
      [answer, field('Reason', ''), field('Note', 'b')],
    ])
    expect(sides).toEqual([
      [answer, field('Note', 'a')],
      [answer, field('Note', 'b')],
    ])
  })

  it('show everything beside one that was deleted for good', () => {
    const whole = [
      { label: 'Title', text: 'ოქმი' },
      { label: 'Number', text: '' },
    ]
    expect(differingFields([whole, [{ label: 'Deleted for good', text: 'today' }]])).toEqual([
      [{ label: 'Title', text: 'ოქმი' }],
      [{ label: 'Deleted for good', text: 'today' }],
    ])
  })
})
