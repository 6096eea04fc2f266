import * as z from 'zod/mini'
import { EVIDENCE_KINDS } from '@/domain/records/evidence'
import { useBundle } from '@/parts/use-assessment'
import { injected } from '@/platform/injected'
import { lastWordsKey } from '@/platform/last-words'
import type { EvidenceForm } from './evidence-form'

/** What was entered into the form of one piece of evidence and not saved. */
export interface BegunEvidence {
  /** The fields that say something else than what is saved, or than an empty form. */
  readonly fields: Partial<EvidenceForm>
  /** A file was chosen, too; it is not kept. */
  readonly hadFile: boolean
}

/** Forms of evidence that outlive their page, by the item that a new piece belongs to or the piece that is changed. */
export interface EvidenceWords {
  /** Null when nothing was begun. */
  readonly read: (id: string) => BegunEvidence | null
  /** Nothing is kept of a form that says nothing. */
  readonly keep: (id: string, begun: BegunEvidence) => void
  /** What is kept now is being saved: gives the way to drop it, unless something else was entered since. */
  readonly saving: (id: string) => () => void
}

const begunSchema = z.strictObject({
  fields: z.partial(
    z.strictObject({
      kind: z.enum(['', ...EVIDENCE_KINDS]),
      title: z.string(),
      number: z.string(),
      date: z.string(),
      link: z.string(),
    }),
  ),
  hadFile: z.boolean(),
})

/** The forms of evidence of the open sheet that were begun and not saved. */
export function useEvidenceWords(): EvidenceWords {
  const lastWords = injected(lastWordsKey)
  const { id: sheetId } = useBundle().value.sheet
  const keyOf = (id: string) => `evidence/${sheetId}/${id}`
  const textOf = (id: string) => lastWords.under(keyOf(id)).get(keyOf(id)) ?? 'null'
  return {
    read: (id) => begunIn(textOf(id)),
    keep(id, begun) {
      if (begun.hadFile || Object.keys(begun.fields).length > 0)
        lastWords.put(keyOf(id), JSON.stringify(begun))
      else lastWords.remove(keyOf(id))
    },
    saving(id) {
      const sent = textOf(id)
      return () => {
        if (textOf(id) === sent) lastWords.remove(keyOf(id))
      }
    },
  }
}

/** Null when it is no such form. */
function begunIn(json: string): BegunEvidence | null {
  try {
    // What comes from JSON has no field that is there and undefined.
    return begunSchema.parse(JSON.parse(json)) as BegunEvidence
  } catch {
    return null
  }
}
