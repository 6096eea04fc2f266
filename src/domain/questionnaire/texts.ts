import type * as z from 'zod/mini'
import type { Language } from '@/domain/shared/text'
import { questionnaireSchema } from './format-1'
import { textSchema } from './format-1-parts'
import type { PartlyQuestionnaire, Path, Placed } from './partial'

/** One text with what it says per language; a language is undefined where its wording was broken. */
export type PlacedText = Placed<Readonly<Partial<Record<Language, string>>>>

/**
 * Every text of a questionnaire, in the order of its schema. The schema leads the way, so that a text in a field that
 * the format gains later is found without anybody thinking of it.
 */
export function textsOf(questionnaire: PartlyQuestionnaire): PlacedText[] {
  const texts: PlacedText[] = []
  visit(questionnaireSchema, questionnaire, [], texts)
  return texts
}

function visit(schema: z.core.$ZodType | undefined, value: unknown, path: Path, texts: PlacedText[]): void {
  if (schema === undefined || value === undefined || value === null) return
  if (schema === textSchema) {
    texts.push({ node: value as PlacedText['node'], path })
    return
  }
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default')
    visit(def.innerType, value, path, texts)
  if (def.type === 'lazy') visit(def.getter(), value, path, texts)
  if (def.type === 'union') visit(formOf(def, value), value, path, texts)
  if (def.type === 'array') {
    for (const [index, entry] of (value as unknown[]).entries()) {
      visit(def.element, entry, [...path, index], texts)
    }
  }
  if (def.type === 'object') {
    for (const [key, field] of Object.entries(def.shape)) {
      visit(field, (value as Record<string, unknown>)[key], [...path, key], texts)
    }
  }
}

/** The form of a discriminated union that the value has; other unions hold no texts. */
function formOf(def: z.core.$ZodUnionDef, value: unknown): z.core.$ZodType | undefined {
  if (!('discriminator' in def)) return undefined
  const key = String(def.discriminator)
  const wanted = (value as Record<string, unknown>)[key]
  return def.options.find((option) => option._zod.propValues?.[key]?.has(wanted as string))
}
