import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expressionSchema } from '@/domain/expression/expression'
import { itemSchema } from '@/domain/questionnaire/format-1-items'
import { questionnaireJsonSchema } from '@/domain/questionnaire/json-schema'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { textKey } from '@/domain/questionnaire/text-key'
import { textsOf } from '@/domain/questionnaire/texts'
import { accepts, type JsonSchema } from '../domain/questionnaire/json-schema-validator'

const guide = readFileSync(new URL('../../questionnaires/README.md', import.meta.url), 'utf8')
const schema = questionnaireJsonSchema()
const parts = schema['$defs'] as Readonly<Record<string, JsonSchema>>

/** The JSON blocks of the guide: the part of the format that each is said to be, empty for a whole questionnaire. */
const blocks = [...guide.matchAll(/```json *(\w*)\n(.*?)```/gs)].map(
  ([, part = '', text = '']) => [part, JSON.parse(text) as unknown] as const,
)
const blocksOf = (part: string) => blocks.filter(([name]) => name === part).map(([, value]) => value)

/** Every name of a field anywhere in the format. */
function fieldNames(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'properties' in part ? Object.keys(part.properties as object) : []
  return [...own, ...Object.values(part).flatMap(fieldNames)]
}

/** Every word that one of several can be chosen of. */
function words(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'enum' in part ? (part.enum as string[]) : 'const' in part ? [String(part.const)] : []
  return [...own, ...Object.values(part).flatMap(words)].filter((word) => word !== 'true' && word !== '1')
}

describe('the guide for authors', () => {
  it('holds one complete example, which is a questionnaire without a fault', () => {
    const [example, ...more] = blocksOf('')
    expect(more).toEqual([])
    expect(parseQuestionnaire(example)).toMatchObject({ ok: true, value: { kind: 'benchmark' } })
    expect(accepts(schema, example)).toBe(true)
  })

  it('names texts of the example by the keys that they have', () => {
    const [example] = blocksOf('')
    const parsed = parseQuestionnaire(example)
    if (!parsed.ok) throw new Error('the example is faulty')
    const keys = textsOf(parsed.value).map(({ path }) => textKey(parsed.value, path))
    const [, table = ''] = /\*\*key of a text\*\*(.*?)\n\n[^|\n]/s.exec(guide) ?? []
    const named = [...table.matchAll(/^\|[^|]*\| `([^`]+)`/gm)].map(([, key]) => key)
    expect(named).toHaveLength(5)
    expect(named.filter((key) => !keys.includes(key ?? ''))).toEqual([])
  })

  it.each(blocks.filter(([part]) => part !== ''))('has an example of %s that is one: %j', (part, value) => {
    expect(Object.keys(parts)).toContain(part)
    expect(accepts({ $ref: `#/$defs/${part}`, $defs: parts }, value)).toBe(true)
  })

  it('shows items and expressions that the parser takes as well', () => {
    expect(blocksOf('item').filter((item) => !itemSchema.safeParse(item).success)).toEqual([])
    expect(blocksOf('expression').filter((one) => !expressionSchema.safeParse(one).success)).toEqual([])
  })

  it('shows every type of item and every kind of change', () => {
    const named = (end: string) => Object.keys(parts).filter((name) => name.endsWith(end))
    const shown = blocksOf('item').map((item) => `${(item as { type: string }).type}Item`)
    const changes = blocksOf('changes').flatMap((each) => (each as { items: { kind: string }[] }).items)
    expect(named('Item').length).toBeGreaterThan(15)
    expect([...new Set(shown)].sort()).toEqual(named('Item').sort())
    expect(changes.map(({ kind }) => `${kind}Change`).sort()).toEqual(named('Change').sort())
  })

  it('names every field, and every word that can be chosen', () => {
    const code = [...guide.matchAll(/`([^`\n]+)`|```json[^\n]*\n(.*?)```/gs)].map(([text]) => text).join('\n')
    const isNamed = (word: string) => new RegExp(`(?<![\\w$])${word.replace('$', '\\$')}(?!\\w)`).test(code)
    const all = new Set([...fieldNames(schema), ...words(schema)])
    expect(all.size).toBeGreaterThan(150)
    expect([...all].filter((word) => !isNamed(word))).toEqual([])
  })

  it('leads with every link of its own to one of its headings', () => {
    const headings = [...guide.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
      text.toLowerCase().replaceAll(' ', '-'),
    )
    const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !headings.includes(link))).toEqual([])
  })
})
