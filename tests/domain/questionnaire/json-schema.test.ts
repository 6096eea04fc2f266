import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { questionnaireSchema } from '@/domain/questionnaire/format-1'
import { questionnaireJsonSchema } from '@/domain/questionnaire/json-schema'
import { readContent } from '../../questionnaires/texts'
import { edited } from './edit-document'
import { accepts, type JsonSchema } from './json-schema-validator'
import { sampleQuestionnaire } from './sample-questionnaire'
import { groupsIn } from './schema-walk'

const schema = questionnaireJsonSchema()
const fixture: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/questionnaires/format-1.json', import.meta.url), 'utf8'),
)
const items = 'areas[0].indicators[0].items'

/** Every part of a JSON Schema that describes an object, with its name or the way to it. */
function objectsIn(part: unknown, path = ''): [path: string, part: JsonSchema][] {
  if (typeof part !== 'object' || part === null) return []
  const own: [string, JsonSchema][] = 'properties' in part ? [[path, part]] : []
  return [...own, ...Object.entries(part).flatMap(([key, child]) => objectsIn(child, `${path}/${key}`))]
}
const objects = objectsIn(schema)
const fieldsOf = (part: JsonSchema) => Object.entries(part['properties'] as Record<string, JsonSchema>)

/** Every path of a document, as `areas[0].title`; keys of texts hold dots themselves and are passed over. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  const joint = (key: string) => (Array.isArray(value) ? `[${key}]` : `${path && '.'}${key}`)
  if (path.startsWith('reviewOf.')) return []
  const below = Object.entries(value).flatMap(([key, child]) => pathsOf(child, `${path}${joint(key)}`))
  return path === '' ? below : [path, ...below]
}

describe('the JSON Schema of questionnaires', () => {
  it('says that it is of draft 2020-12, and has its own address', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'format-1.json',
    })
  })

  it('says the name and use of itself, and of every field of each part that has a name', () => {
    expect(schema['title']).toMatch(/\S/)
    expect(schema['description']).toMatch(/\S/)
    const named = objects.filter(([path]) => path === '' || /^\/\$defs\/\w+$/.test(path))
    const silent = named.flatMap(([path, part]) =>
      fieldsOf(part).flatMap(([key, field]) => (field['description'] ? [] : [`${path}.${key}`])),
    )
    expect(named.length).toBeGreaterThan(35)
    expect(silent).toEqual([])
  })

  it('gives no part a name made up by the generator', () => {
    expect(Object.keys(schema['$defs'] as object).filter((name) => name.startsWith('_'))).toEqual([])
  })

  it('lets nothing pass beside the fields that a group has', () => {
    expect(
      objects.filter(([, part]) => part['additionalProperties'] !== false).map(([path]) => path),
    ).toEqual([])
  })

  it('has the same groups of fields as the definition, with the same ones that may be left out', () => {
    const groups = objects.map(([, part]) => {
      const required = part['required'] as string[] | undefined
      const names = fieldsOf(part).map(([key]) => `${key}${required?.includes(key) ? '' : '?'}`)
      return names.sort().join()
    })
    expect([...new Set(groups)].sort()).toEqual([...groupsIn(questionnaireSchema)].sort())
  })

  it('offers no scoring as a default', () => {
    expect(schema).not.toHaveProperty('properties.scoring.default')
  })
})

describe('the schema accepts', () => {
  it.each([
    ['participation', readContent('participation/1.0.0.json')],
    ['a document that uses everything', fixture],
    [
      'a document without the fields that may be left out',
      edited(fixture, { [`${items}[0].label`]: undefined, 'areas[0].weight': undefined, scoring: undefined }),
    ],
  ])('%s', (_name, document) => {
    expect(accepts(schema, document)).toBe(true)
  })
})

describe('the schema refuses', () => {
  it.each<[Record<string, unknown>]>([
    [{ version: '1.0' }],
    [{ id: '1 bad' }],
    [{ kind: 'quiz' }],
    [{ formatVersion: '2' }],
    [{ authors: 'Nobody' }],
    [{ replaces: undefined }],
    [{ colour: 'red' }],
    [{ 'title.EN': 'x' }],
    [{ 'title.ka': '' }],
    [{ 'scoring.coverageGate': 1.2 }],
    [{ 'scoring.display.max': 0 }],
    [{ 'scoring.display.decimals': 1.5 }],
    [{ 'scoring.gates[0].require': { indicator: 'IND-1' } }],
    [{ areas: [] }],
    [{ 'areas[0].weight': 'heavy' }],
    [{ 'areas[0].areas[0].areas': [{ id: 'x' }] }],
    [{ [`${items}[0].type`]: 'colour' }],
    [{ [`${items}[0].levels`]: [] }],
    [{ [`${items}[0].requiredIf`]: { op: 'xor', args: [1] } }],
    [{ [`${items}[0].requiredIf`]: { op: 'not', args: [{ op: 'not', args: [] }] } }],
    [{ [`${items}[0].constraints`]: [{ expect: true }] }],
    [{ 'changes[0].items[0].kind': 'lost' }],
  ])('%j', (changes) => {
    expect(accepts(schema, edited(fixture, changes))).toBe(false)
  })
})

it('the schema and the parser judge the shape of any spoilt document alike', () => {
  const documents = [fixture, edited(sampleQuestionnaire(), {})]
  const spoilt = fc.constantFrom(...documents).chain((document) =>
    fc.record({
      document: fc.constant(document),
      path: fc.constantFrom(...pathsOf(document)),
      value: fc.oneof(
        fc.constantFrom<unknown>(
          undefined,
          null,
          '',
          'auto',
          'IND-1',
          '2026-01',
          '2026-01-31',
          0,
          1,
          -1,
          0.5,
          true,
        ),
        fc.constantFrom<unknown>(
          [],
          {},
          { item: 'x' },
          { item: 'x', y: 1 },
          [{ id: 'x' }],
          { ka: 'x' },
          { KA: 'x' },
        ),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    }),
  )
  let refused = 0
  fc.assert(
    fc.property(spoilt, ({ document, path, value }) => {
      const changed = JSON.parse(JSON.stringify(edited(document, { [path]: value }))) as unknown
      const parsed = questionnaireSchema.safeParse(changed).success
      refused += parsed ? 0 : 1
      expect(accepts(schema, changed)).toBe(parsed)
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(50)
  expect(refused).toBeLessThan(400)
})
