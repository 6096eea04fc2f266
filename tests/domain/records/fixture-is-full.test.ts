import { describe, expect, it } from 'vitest'
import { ALL_KINDS, KINDS, type Kind } from '@/domain/records/registry'
import { danglingReferences } from '@/domain/records/references'
import { fullRecords, uuid } from '../../fixtures/records'

/** Paths of what is null or empty, anywhere inside. */
function gaps(value: unknown, path: string): string[] {
  if (value === null || value === undefined || value === '') return [path]
  if (value instanceof Uint8Array) return value.length === 0 ? [path] : []
  if (typeof value !== 'object') return []
  const members = Object.entries(value)
  return members.length === 0 ? [path] : members.flatMap(([key, member]) => gaps(member, `${path}.${key}`))
}

function fieldsOf(kind: Kind): string[] {
  const { def } = KINDS[kind].schema as unknown as { def: { shape: Record<string, unknown> } }
  return Object.keys(def.shape).sort()
}

describe.each(ALL_KINDS)('the fixture of %s', (kind) => {
  it('has a first record in which every field of the schema is filled, down to the last', () => {
    const [record] = fullRecords[kind]
    expect(Object.keys(record ?? {}).sort()).toEqual(fieldsOf(kind))
    // A sibling is never in the bin: the record that it holds may be.
    expect(gaps(record, kind).filter((path) => path !== 'siblings.deletedAt')).toEqual([])
  })

  it('passes its schema', () => {
    for (const record of fullRecords[kind]) expect(KINDS[kind].schema.parse(record)).toEqual(record)
  })
})

describe('references', () => {
  it('lead somewhere in the fixture', () => {
    expect(danglingReferences(fullRecords)).toEqual([])
  })

  it.each(
    ALL_KINDS.filter((kind) =>
      // The others are named by none, or (programmes, by the assessments begun from them) by what is whole without them.
      ['assessments', 'sheets', 'attachments', 'actions', 'participants', 'questionnaires'].includes(kind),
    ),
  )('to %s are found when those are gone', (missing) => {
    const dangling = danglingReferences({ ...fullRecords, [missing]: [] })
    expect(dangling.map(({ missingKind }) => missingKind)).toContain(missing)
    expect(dangling.every(({ missingKind }) => missingKind === missing)).toBe(true)
  })

  it('of a version that stands beside another are found as well, and one that both make only once', () => {
    const [sibling] = fullRecords.siblings
    if (!sibling?.record) throw new Error('the fixture has one with a record')
    const { recordKind: kind, recordId: id } = sibling
    const record = { ...sibling.record, sheetId: uuid(999) }
    const beside = [
      { ...sibling, record },
      { ...sibling, id: 'other', record },
    ]
    expect(danglingReferences({ ...fullRecords, siblings: beside })).toEqual([
      { kind, id, missingKind: 'sheets', missingId: uuid(999) },
    ])
  })
})
