import { EVIDENCE_KINDS, type Evidence, type EvidenceDraft } from '@/domain/records/evidence'

/** What a person has entered so far for one piece of evidence. */
export interface EvidenceForm {
  /** Empty until chosen. */
  kind: EvidenceDraft['kind'] | ''
  title: string
  number: string
  /** `YYYY-MM-DD`, or empty. */
  date: string
  link: string
}

/** What is missing or wrong, field by field; the codes are keys of `fill.evidence.problem`. */
export interface EvidenceProblems {
  readonly kind: 'kindMissing' | null
  readonly title: 'nothingSaid' | null
  readonly link: 'linkRefused' | null
}

/** The form of what is stored, or an empty one. */
export function formOf(evidence: Evidence | null): EvidenceForm {
  if (!evidence) return { kind: '', title: '', number: '', date: '', link: '' }
  const { kind, title, number, date, link } = evidence
  return { kind, title, number, date: date ?? '', link }
}

/** What stands in the way of keeping it. Only links to the web are taken: anything else could run in the reader's browser. */
export function problemsOf(form: EvidenceForm, hasFile: boolean): EvidenceProblems {
  const isNothingSaid = [form.title, form.number, form.link].every((text) => text.trim() === '') && !hasFile
  return {
    kind: form.kind === '' ? 'kindMissing' : null,
    title: isNothingSaid ? 'nothingSaid' : null,
    link: /^$|^https?:\/\/\S+$/i.test(completed(form.link)) ? null : 'linkRefused',
  }
}

/** The form as a draft to store; null while something stands in the way. */
export function draftOf(form: EvidenceForm, hasFile: boolean): EvidenceDraft | null {
  const kind = EVIDENCE_KINDS.find((known) => known === form.kind)
  if (!kind || Object.values(problemsOf(form, hasFile)).some((problem) => problem !== null)) return null
  return {
    kind,
    title: form.title.trim(),
    number: form.number.trim(),
    date: form.date || null,
    link: completed(form.link),
  }
}

/** An address as people write it, `www.example.ge/page`, completed; anything else as it is. */
function completed(link: string): string {
  const text = link.trim()
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text) ? `https://${text}` : text
}
