import { describe, expect, it } from 'vitest'
import { completed, partialOf, type Cut } from '@/domain/records/partial'
import type { AnswerContent } from '@/domain/records/answer'
import { KINDS, VERSIONED_KINDS, type RecordTypes, type VersionedKind } from '@/domain/records/registry'
import { fullRecords } from '../../fixtures/records'
import { anAction, anAnswer, aSheet, template } from '../merge/some-records'

const ALL: Cut[] = ['names', 'notes', 'attachments', 'preparation']
const copyOf = <K extends VersionedKind>(kind: K, record: RecordTypes[K]) => partialOf(kind, record, ALL)

describe('a copy from which something is left out', () => {
  it.each(VERSIONED_KINDS)('passes the schema of %s, and nothing more can be left out of it', (kind) => {
    for (const record of fullRecords[kind]) {
      const copy = copyOf(kind, record)
      expect(KINDS[kind].schema.parse(copy)).toEqual(copy)
      expect(copyOf(kind, copy)).toBe(copy)
    }
  })

  it('is the very same record where nothing of that is in it, or nothing is left out', () => {
    const [note, none] = [anAnswer({ content: { note: 'x' } }), anAnswer()]
    expect(partialOf('answers', note, ['names', 'attachments'])).toBe(note)
    expect(copyOf('answers', none)).toBe(none)
    expect(copyOf('assessments', template('assessments'))).toEqual(template('assessments'))
  })

  it('has seen the edits only in part', () => {
    expect(copyOf('sheets', aSheet({ version: { a: 2, b: 1 } }))).toMatchObject({
      name: null,
      isPartial: true,
      version: { 'a/part': 2, 'b/part': 1 },
    })
  })
})

describe('what was left out of a copy', () => {
  it('is taken from the whole record', () => {
    const [sheet, action, evidence] = [
      aSheet({ name: 'name' }),
      anAction({ responsible: 'who' }),
      template('evidence'),
    ]
    expect(completed('sheets', copyOf('sheets', sheet), sheet).name).toBe('name')
    expect(completed('actions', copyOf('actions', action), action).responsible).toBe('who')
    expect(completed('evidence', copyOf('evidence', evidence), evidence).attachment).toEqual(
      evidence.attachment,
    )
  })

  it('is taken from the whole decision and the whole workshop, but no dissent where nobody dissents any more', () => {
    const [decision, workshop] = [template('decisions'), template('workshops')]
    const { reason, dissent, dissenters } = decision
    expect([reason, dissent, dissenters > 0, workshop.recipients, workshop.proposals.length > 0]).toEqual([
      expect.stringMatching(/./),
      expect.stringMatching(/./),
      true,
      expect.stringMatching(/./),
      true,
    ])
    expect(completed('decisions', copyOf('decisions', decision), decision)).toMatchObject({ reason, dissent })
    const unanimous = { ...copyOf('decisions', decision), dissenters: 0 }
    expect(completed('decisions', unanimous, decision)).toMatchObject({ reason, dissent: '' })
    const { recipients, proposals, deliveredOn } = workshop
    expect(completed('workshops', copyOf('workshops', workshop), workshop)).toMatchObject({
      recipients,
      proposals,
      deliveredOn,
    })
  })

  it('stays as it was written anew', () => {
    const sheet = aSheet({ name: 'name' })
    expect(completed('sheets', { ...copyOf('sheets', sheet), name: 'new' }, sheet).name).toBe('new')
    const action = anAction({ responsible: 'who' })
    const written = { ...copyOf('actions', action), responsible: 'new', title: 'title' }
    expect(completed('actions', written, action)).toMatchObject({ responsible: 'new', title: 'title' })
  })

  it.each<[string, Partial<AnswerContent>, Partial<AnswerContent>, Partial<AnswerContent>]>([
    ['its note', { note: 'n' }, { value: 4 }, { value: 4, note: 'n' }],
    ['its note, unless another was written', { note: 'n' }, { note: 'm' }, { note: 'm' }],
    ['its reason', { state: 'na', value: null, naReason: 'r' }, {}, { state: 'na', naReason: 'r' }],
    [
      'no reason once it is answered',
      { state: 'na', value: null, naReason: 'r' },
      { state: 'answered', value: 2 },
      { value: 2, naReason: '' },
    ],
  ])('gives an answer back %s', (_, content, edit, expected) => {
    const whole = anAnswer({ content })
    const copy = copyOf('answers', whole)
    const after = completed('answers', { ...copy, content: { ...copy.content, ...edit } }, whole)
    expect(after.content).toMatchObject(expected)
  })
})
