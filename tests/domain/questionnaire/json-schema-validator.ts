/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

type Rule = (wanted: never, value: unknown, schema: JsonSchema, root: JsonSchema) => boolean

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function hasType(type: string, value: unknown): boolean {
  if (type === 'object') return isGroup(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'null') return value === null
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

const counted = (forms: JsonSchema[], value: unknown, root: JsonSchema) =>
  forms.filter((form) => accepts(form, value, root)).length
const ifNumber = (value: unknown, holds: (value: number) => boolean) =>
  typeof value !== 'number' || holds(value)
const ifText = (value: unknown, holds: (value: string) => boolean) =>
  typeof value !== 'string' || holds(value)

/** The keywords of draft 2020-12 that are used; each lets pass what it does not speak of. */
const RULES: Record<string, Rule> = {
  $ref: (ref: string, value, _schema, root) => accepts(referred(ref, root), value, root),
  type: (type: string | string[], value) => [type].flat().some((each) => hasType(each, value)),
  const: (only: unknown, value) => value === only,
  enum: (all: unknown[], value) => all.includes(value),
  anyOf: (forms: JsonSchema[], value, _schema, root) => counted(forms, value, root) > 0,
  oneOf: (forms: JsonSchema[], value, _schema, root) => counted(forms, value, root) === 1,
  required: (keys: string[], value) => !isGroup(value) || keys.every((key) => Object.hasOwn(value, key)),
  properties: (fields: Record<string, JsonSchema>, value, _schema, root) =>
    !isGroup(value) ||
    Object.entries(fields).every(
      ([key, field]) => !Object.hasOwn(value, key) || accepts(field, value[key], root),
    ),
  additionalProperties: (rest: JsonSchema | false, value, { properties = {} }, root) =>
    !isGroup(value) ||
    Object.entries(value)
      .filter(([key]) => !Object.hasOwn(properties as object, key))
      .every(([, member]) => rest !== false && accepts(rest, member, root)),
  propertyNames: (names: JsonSchema, value, _schema, root) =>
    !isGroup(value) || Object.keys(value).every((key) => accepts(names, key, root)),
  items: (item: JsonSchema, value, _schema, root) =>
    !Array.isArray(value) || value.every((entry) => accepts(item, entry, root)),
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  minLength: (least: number, value) => ifText(value, (text) => text.length >= least),
  pattern: (pattern: string, value) => ifText(value, (text) => new RegExp(pattern, 'u').test(text)),
  minimum: (least: number, value) => ifNumber(value, (number) => number >= least),
  maximum: (most: number, value) => ifNumber(value, (number) => number <= most),
  exclusiveMinimum: (least: number, value) => ifNumber(value, (number) => number > least),
}
const NOTES = ['$schema', '$id', '$defs', 'title', 'description', 'default']

function referred(ref: string, root: JsonSchema): JsonSchema {
  const found = (root['$defs'] as Record<string, JsonSchema>)[ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`leads nowhere: ${ref}`)
  return found
}

/** Whether the schema accepts the value. Throws for a keyword that is not known here, so that none is passed over. */
export function accepts(schema: JsonSchema, value: unknown, root = schema): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    const rule = RULES[keyword]
    if (!rule && !NOTES.includes(keyword)) throw new Error(`unknown keyword: ${keyword}`)
    return rule?.(wanted as never, value, schema, root) ?? true
  })
}
