import * as z from 'zod/mini'
import { dateSchema } from '@/domain/records/base'
import type { IndexDraft } from '@/domain/records/comparison-records'
import type { FieldProblems } from '@/parts/records/use-record-form'

/** An index without a value, whose scale is that of the scores: 0 to 100. */
export const EMPTY_INDEX: IndexDraft = {
  name: '',
  source: '',
  date: '',
  zeroAt: 0,
  fullAt: 100,
  values: [],
}

const typedSchema = z.object({
  name: z.string(),
  source: z.string(),
  date: z.string(),
  zeroAt: z.number(),
  fullAt: z.number(),
  values: z.array(z.strictObject({ municipality: z.string(), value: z.number() })),
})

/** An index as it was typed, finished or not; throws on anything else. */
export function typedIndex(given: unknown): IndexDraft {
  return typedSchema.parse(given)
}

/** What cannot be stored of an index; the codes are keys of `indices.problem`. */
export function problemsOfIndex(draft: IndexDraft): FieldProblems<IndexDraft> {
  return {
    ...(draft.name.trim() === '' && { name: 'nameMissing' }),
    ...(!dateSchema.safeParse(draft.date).success && { date: 'dateMissing' }),
    ...(draft.zeroAt === draft.fullAt && { fullAt: 'sameScale' }),
    ...(draft.values.length === 0 && { values: 'valuesMissing' }),
  }
}

/** The values with this one put in, or taken out where it is null; in the order of `codes`. */
export function withValue(
  values: IndexDraft['values'],
  municipality: string,
  value: number | null,
  codes: readonly string[],
): IndexDraft['values'] {
  const others = values.filter((one) => one.municipality !== municipality)
  const all = value === null ? others : [...others, { municipality, value }]
  const place = (code: string) => (codes.includes(code) ? codes.indexOf(code) : codes.length)
  return all.toSorted((a, b) => place(a.municipality) - place(b.municipality))
}
