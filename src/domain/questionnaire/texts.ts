import type * as z from 'zod/mini'
import type { Language } from '@/domain/shared/text'
import { questionnaireSchema } from './format-1'
import { textSchema } from './format-1-parts'
import type { PartlyQuestionnaire, Path, Placed } from './partial'

/** One text with what it says per language; a language is undefined where its wording was broken. */
export type PlacedText = Placed<Readonly<Partial<Record<Language, string>>>>

/** How to come from a value of some form to the texts in it; null where there can be none. */
type Way =
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly of: Way }
  | { readonly kind: 'group'; readonly fields: readonly (readonly [string, Way])[] }
  | { readonly kind: 'forms'; readonly by: string; readonly forms: ReadonlyMap<unknown, Way> }
  | { readonly kind: 'again'; readonly way: () => Way | null }

/**
 * Every text of a questionnaire, in the order of its schema. The schema leads the way, so that a text in a field that
 * the format gains later is found without anybody thinking of it.
 */
export function textsOf(questionnaire: PartlyQuestionnaire): PlacedText[] {
  const texts: PlacedText[] = []
  const way = wayThrough(questionnaireSchema)
  if (way) visit(way, questionnaire, [], texts)
  return texts
}

function visit(way: Way, value: unknown, path: Path, texts: PlacedText[]): void {
  if (value === undefined || value === null) return
  switch (way.kind) {
    case 'text':
      texts.push({ node: value as PlacedText['node'], path })
      return
    case 'list':
      for (const [index, entry] of (value as unknown[]).entries())
        visit(way.of, entry, [...path, index], texts)
      return
    case 'group':
      for (const [key, field] of way.fields)
        visit(field, (value as Record<string, unknown>)[key], [...path, key], texts)
      return
    case 'forms': {
      const form = way.forms.get((value as Record<string, unknown>)[way.by])
      if (form) visit(form, value, path, texts)
      return
    }
    case 'again': {
      const next = way.way()
      if (next) visit(next, value, path, texts)
    }
  }
}

type Schema = z.core.$ZodType
const known = new WeakMap<Schema, { readonly way: Way | null }>()

/** Found once for each schema: a large questionnaire has thousands of fields that lead to no text. */
function wayThrough(schema: Schema): Way | null {
  const found = known.get(schema)
  if (found) return found.way
  const way = findWay(schema)
  known.set(schema, { way })
  return way
}

function findWay(schema: Schema): Way | null {
  if (schema === textSchema) return { kind: 'text' }
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default')
    return wayThrough(def.innerType)
  // Areas hold areas: looked for when one is met.
  if (def.type === 'lazy') {
    // The getter makes the schema anew each time it is asked.
    let inner: Schema | null = null
    return { kind: 'again', way: () => wayThrough((inner ??= def.getter())) }
  }
  if (def.type === 'array') {
    const of = wayThrough(def.element)
    return of && { kind: 'list', of }
  }
  if (def.type === 'object') {
    const fields = Object.entries(def.shape).flatMap(([key, field]) => {
      const way = wayThrough(field)
      return way ? [[key, way] as const] : []
    })
    return fields.length > 0 ? { kind: 'group', fields } : null
  }
  return def.type === 'union' && 'discriminator' in def ? formsOf(def) : null
}

/** The forms of a union that are told apart by one field; other unions hold no texts. */
function formsOf(def: z.core.$ZodUnionDef & { discriminator?: unknown }): Way {
  const by = String(def.discriminator)
  const forms = def.options.flatMap((option) => {
    const way = wayThrough(option)
    return way
      ? [...(option._zod.propValues?.[by] ?? [])].map((value) => [value as unknown, way] as const)
      : []
  })
  return { kind: 'forms', by, forms: new Map(forms) }
}
