import * as z from 'zod/mini'

type Schema = z.core.$ZodType

/** A part of a schema that a document may use or leave out: a field of an object, or a form of a choice. */
type Use = readonly [schema: Schema, name: string]

const defOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def

/** What stands directly inside a schema. A lazy one has the same inner schema every time it is asked. */
function inner(schema: Schema): Schema[] {
  const def = defOf(schema)
  if (def.type === 'lazy') return [(schema as z.core.$ZodLazy)._zod.innerType]
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') return [def.innerType]
  if (def.type === 'array') return [def.element]
  if (def.type === 'record') return [def.valueType]
  if (def.type === 'union') return [...def.options]
  return def.type === 'object' ? Object.values(def.shape) : []
}

function formName(form: Schema): string {
  const def = defOf(form)
  if (def.type !== 'object') return def.type
  const literal = Object.values(def.shape)
    .map(defOf)
    .find((field) => field.type === 'literal')
  return literal ? String(literal.values[0]) : `{${Object.keys(def.shape).join()}}`
}

function usesOf(schema: Schema, path: string): Use[] {
  const def = defOf(schema)
  if (def.type === 'object')
    return Object.entries(def.shape).map(([key, field]) => [field, `${path}.${key}`] as const)
  return def.type === 'union' ? def.options.map((form) => [form, `${path}=${formName(form)}`] as const) : []
}

/** Every field and form below a schema with the way to it; what several places share is there once. */
export function allUses(schema: Schema, path = '', seen = new Map<Schema, string>()): Map<Schema, string> {
  for (const [part, name] of usesOf(schema, path)) {
    if (seen.has(part)) continue
    seen.set(part, name)
    allUses(part, name, seen)
  }
  if (usesOf(schema, path).length > 0) return seen
  for (const part of inner(schema)) {
    if (seen.has(part)) continue
    if (inner(part).length > 0) seen.set(part, '')
    allUses(part, path, seen)
  }
  return seen
}

/** The groups of fields anywhere below a schema, each as its names in order; `?` marks those that may be left out. */
export function groupsIn(schema: Schema, seen = new Set<Schema>(), found = new Set<string>()): Set<string> {
  if (seen.has(schema)) return found
  seen.add(schema)
  const def = defOf(schema)
  if (def.type === 'object') {
    const names = Object.entries(def.shape).map(
      ([key, field]) => `${key}${['optional', 'default'].includes(defOf(field).type) ? '?' : ''}`,
    )
    found.add(names.sort().join())
  }
  for (const part of inner(schema)) groupsIn(part, seen, found)
  return found
}

/** Adds the fields and forms that a well-shaped value uses to `used`. */
export function addUses(schema: Schema, value: unknown, used: Set<Schema>): Set<Schema> {
  used.add(schema)
  const def = defOf(schema)
  if (value === undefined || (value === null && def.type !== 'nullable')) return used
  if (def.type === 'object') {
    const members = value as Record<string, unknown>
    for (const [key, field] of Object.entries(def.shape))
      if (key in members) addUses(field, members[key], used)
  } else if (def.type === 'union') {
    const form = def.options.find((option) => z.core.safeParse(option, value).success)
    if (form) addUses(form, value, used)
  } else if (def.type === 'array' || def.type === 'record') {
    const [entry] = inner(schema)
    for (const each of Object.values(value as object)) if (entry) addUses(entry, each, used)
  } else {
    for (const part of inner(schema)) addUses(part, value, used)
  }
  return used
}
