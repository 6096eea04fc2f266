import { readFileSync } from 'node:fs'
import { questionnaireSchema, type Item, type Questionnaire } from '@/domain/questionnaire/format-1'
import { loadBlank, type BlankChoice } from '@/features/library/load-blank'
import type { FormField, FormItem, FormModel } from '@/reporting/blank/form-model'
import { filesBelow } from '../support/files'
import { anArea, anIndicator, aQuestionnaire } from '../support/questionnaires'

/** Every questionnaire there is, published or still a draft, by the path of its file. */
export const QUESTIONNAIRES: readonly (readonly [path: string, questionnaire: Questionnaire])[] = filesBelow(
  'questionnaires',
  '.json',
)
  .filter((path) => /\/\d+\.\d+\.\d+\.json$/.test(path))
  .map((path) => [path, questionnaireSchema.parse(JSON.parse(readFileSync(path, 'utf8')))])

/** The form of a questionnaire, in English and with all questions unless chosen otherwise. */
export function formOf(questionnaire: Questionnaire, choice: Partial<BlankChoice> = {}): Promise<FormModel> {
  const all = { language: 'en', second: null, subset: 'full', kind: null, sha256: null }
  return loadBlank(questionnaire, { ...all, ...choice })
}

/** A questionnaire whose one indicator, `Q`, has these items. */
export function asking(items: readonly Item[], overrides: Partial<Questionnaire> = {}): Questionnaire {
  const indicators = [anIndicator('Q', { items: [...items] })]
  return aQuestionnaire({ areas: [anArea('area', { indicators })], ...overrides })
}

/** All items of a form, in its order. */
export function itemsOf({ areas }: FormModel): FormItem[] {
  return areas.flatMap(({ indicators }) => indicators.flatMap(({ items }) => items))
}

/** The item of a form with this id. */
export function itemOf(form: FormModel, id: string): FormItem {
  const found = itemsOf(form).find((item) => item.id === id)
  if (!found) throw new Error(`no item ${id} on the form`)
  return found
}

/** The field of the only item that is asked. */
export async function fieldOf(item: Item): Promise<FormField> {
  return itemOf(await formOf(asking([item])), item.id).field
}
