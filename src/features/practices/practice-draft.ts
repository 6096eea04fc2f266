import * as z from 'zod/mini'
import type { PracticeDraft } from '@/domain/records/comparison-records'
import type { FieldProblems } from '@/parts/records/use-record-form'

/** A practice of which only this is known; the municipality is empty while nobody has chosen one. */
export function emptyPractice(known: Pick<PracticeDraft, 'municipality' | 'questionnaireId'>): PracticeDraft {
  return {
    ...known,
    title: '',
    mechanismId: null,
    indicatorIds: [],
    what: '',
    where: '',
    forWhom: '',
    result: '',
    since: null,
    cost: '',
    contactOffice: '',
  }
}

const typedSchema = z.object({
  municipality: z.string(),
  questionnaireId: z.string(),
  title: z.string(),
  mechanismId: z.nullable(z.string()),
  indicatorIds: z.array(z.string()),
  what: z.string(),
  where: z.string(),
  forWhom: z.string(),
  result: z.string(),
  since: z.nullable(z.string()),
  cost: z.string(),
  contactOffice: z.string(),
})

/** A practice as it was typed, finished or not; throws on anything else. */
export function typedPractice(given: unknown): PracticeDraft {
  return typedSchema.parse(given)
}

/** What cannot be stored of a practice; the codes are keys of `practices.problem`. */
export function problemsOfPractice(draft: PracticeDraft): FieldProblems<PracticeDraft> {
  return {
    ...(draft.municipality === '' && { municipality: 'municipalityMissing' }),
    ...(draft.title.trim() === '' && { title: 'titleMissing' }),
    ...(draft.what.trim() === '' && { what: 'whatMissing' }),
  }
}
