import { describe, expect, it } from 'vitest'
import { siblingId } from '@/domain/records/sibling'
import type { Kind } from '@/domain/records/registry'
import { MAX_JSON_VALUES } from '@/exchange/limits'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { fullRecords, uuid } from '../fixtures/records'
import { codeOf, fileOf, partsOf, refusalOf } from './hand-made'

const [plan] = fullRecords.plans
const [answer] = fullRecords.answers
const [piece] = fullRecords.evidence
const [sheet] = fullRecords.sheets
const [questionnaire] = fullRecords.questionnaires
const [sibling] = fullRecords.siblings
if (!plan || !answer || !piece || !sheet || !questionnaire || !sibling?.record) {
  throw new Error('the fixture has one of each')
}

/** A file of these records of one kind, given as JSON. */
function fileWith(kind: Kind, text: string, count = 1): Uint8Array {
  return fileOf(partsOf({ [`records/${kind}.json`]: text }, { [kind]: count }))
}

const withRecords = (kind: Kind, records: unknown[]): Uint8Array =>
  fileWith(kind, JSON.stringify(records), records.length)

describe('records that are not as they should be', () => {
  it.each<[string, unknown[], unknown]>([
    [
      'a field too many',
      [{ ...plan, extra: 1 }],
      { code: 'invalidRecord', params: { kind: 'plans', id: uuid(1) } },
    ],
    ['a field too few', [{ id: uuid(1) }], { code: 'invalidRecord', params: { kind: 'plans', id: uuid(1) } }],
    ['null', [null], { code: 'invalidRecord', params: { kind: 'plans', id: '' } }],
    ['one id twice', [plan, plan], { code: 'duplicateId', params: { kind: 'plans', id: uuid(1) } }],
    [
      'one id twice, once in capitals',
      [
        { ...plan, id: uuid(1).replace('000', 'abc') },
        { ...plan, id: uuid(1).replace('000', 'ABC') },
      ],
      { code: 'invalidRecord' },
    ],
    ['a later form', [{ ...plan, schema: 2, extra: 1 }], { code: 'newerFormat' }],
    ['no form that ever was', [{ ...plan, schema: 0 }], { code: 'invalidRecord' }],
  ])('(%s) are refused', async (_, plans, expected) => {
    expect(await refusalOf(withRecords('plans', plans))).toMatchObject(expected as object)
  })

  it.each<[string, Kind, unknown]>([
    ['an answer under the id of another', 'answers', { ...answer, id: `${uuid(99)}/INF-1` }],
    [
      'a questionnaire whose content is not that of its fingerprint',
      'questionnaires',
      { ...questionnaire, document: { id: 'other' } },
    ],
    ['a javascript: link', 'evidence', { ...piece, link: 'javascript:alert(1)' }],
    ['a data: link', 'evidence', { ...piece, link: 'data:text/html,<b>x</b>' }],
    ['a counter that is no number', 'plans', { ...plan, version: { [uuid(901)]: '3' } }],
    ['a sibling under another fingerprint', 'siblings', { ...sibling, version: { [uuid(1)]: 1 } }],
    [
      'a sibling that holds another record',
      'siblings',
      resealed({ ...sibling, record: { ...sibling.record, id: `${uuid(99)}/INF-1` } }),
    ],
    ['a sibling that holds no record of its kind', 'siblings', resealed({ ...sibling, record: { id: 1 } })],
  ])('(%s) are refused', async (_, kind, record) => {
    const id = (record as { id: string }).id
    expect(await refusalOf(withRecords(kind, [record]))).toEqual({
      code: 'invalidRecord',
      params: { kind, id: id.slice(0, 120) },
    })
  })

  it('(a sibling that holds a record of a later form) are refused as newer', async () => {
    const later = resealed({ ...sibling, record: { ...sibling.record, schema: 2 } })
    expect(await codeOf(withRecords('siblings', [later]))).toBe('newerFormat')
  })
})

/** The sibling under the fingerprint of what it holds now. */
function resealed(changed: typeof sibling & object): unknown {
  const { recordKind, recordId, record, version } = changed
  return { ...changed, id: siblingId(recordKind, recordId, { record, version, purgedAt: null }) }
}

describe('entries that are no list of records', () => {
  const text = JSON.stringify([plan])

  it.each<[string, string]>([
    ['a key that reaches a prototype', text.replace('{', '{"__proto__":{"x":1},')],
    ['such a key spelled otherwise', text.replace('{', '{"\\u005f_proto__":{"x":1},')],
    ['such a key among the counters', text.replace('"version":{', '"version":{"constructor":1,')],
    ['a key given twice', text.replace('{', '{"id":"other",')],
    ['a lone surrogate', text.replace('INF-1', '\\ud800')],
    ['100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['no list', '{}'],
    ['no JSON', '[,]'],
  ])('(%s) are refused', async (_, spoiled) => {
    expect(spoiled).not.toBe(text)
    expect(await refusalOf(fileWith('plans', spoiled))).toEqual({
      code: 'strangeEntry',
      params: { path: 'records/plans.json' },
    })
  })

  it('that are not UTF-8 are refused', async () => {
    const bytes = Buffer.from(JSON.stringify([{ ...sheet, name: '~' }]))
    expect(await codeOf(fileOf(partsOf({ 'records/sheets.json': bytes }, { sheets: 1 })))).toBe('read')
    bytes[bytes.indexOf('~')] = 0xff
    expect(await codeOf(fileOf(partsOf({ 'records/sheets.json': bytes }, { sheets: 1 })))).toBe(
      'strangeEntry',
    )
  })

  it('that would become more values than the memory holds are refused before they are read', async () => {
    const text = `[${'[],'.repeat(MAX_JSON_VALUES / 2)}0]`
    expect(await codeOf(fileWith('plans', text, 0))).toBe('tooLarge')
  })
})

describe('texts that mean something elsewhere', () => {
  it('are read as they are', async () => {
    const name = '<img src=x onerror=alert(1)>"\'`${1}{0}%s'
    const file = withRecords('sheets', [{ ...sheet, name }])
    const opened = await openKibeFile(new Blob([Uint8Array.from(file)]))
    expect(opened).toMatchObject({ value: { records: { sheets: [{ name }] } } })
  })

  it('in an id are handed on in the refusal, cut to what can be shown', async () => {
    const refusal = await refusalOf(withRecords('plans', [{ id: '<b>'.repeat(1000) }]))
    expect(refusal).toEqual({ code: 'invalidRecord', params: { kind: 'plans', id: '<b>'.repeat(40) } })
  })
})
