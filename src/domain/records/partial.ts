import { partly } from '@/domain/merge/versions'
import type { RecordTypes, VersionedKind } from './registry'
import type { AnswerContent } from './answer'
import { isSameJson } from './same-json'

/** What a person may leave out when sharing: who it was, what they noted, their files. */
export type Omission = 'names' | 'notes' | 'attachments'
/**
 * What is left out of a record: what the person said, or (`preparation`) what those who are invited need not know, or
 * (`voices`) what each handed in beside the sheet of a group.
 */
export type Cut = Omission | 'preparation' | 'voices'

interface Omissible<K extends VersionedKind> {
  readonly blank: Readonly<Partial<Record<Cut, (record: RecordTypes[K]) => RecordTypes[K]>>>
  /** Says what `other` says where the record says nothing. */
  readonly fill: (record: RecordTypes[K], other: RecordTypes[K]) => RecordTypes[K]
}

const OMISSIBLE: { readonly [K in VersionedKind]?: Omissible<K> } = {
  sheets: {
    blank: {
      names: (sheet) => ({ ...sheet, name: null }),
      // Nothing of the sheet itself is left out, but what it is read with: the mark is all that says so.
      voices: (sheet) => (sheet.kind === 'consensus' ? { ...sheet, isPartial: true } : sheet),
    },
    fill: (sheet, other) => ({ ...sheet, name: sheet.name ?? other.name }),
  },
  actions: {
    blank: { names: (action) => ({ ...action, responsible: '' }) },
    fill: (action, other) => ({ ...action, responsible: action.responsible || other.responsible }),
  },
  answers: {
    blank: { notes: (answer) => ({ ...answer, content: withoutNotes(answer.content) }) },
    fill: ({ content, ...answer }, { content: other }) => ({ ...answer, content: withNotes(content, other) }),
  },
  ballots: {
    blank: {
      notes: (ballot) => ({
        ...ballot,
        answers: eachAnswer(ballot.answers, (_, content) => withoutNotes(content)),
      }),
    },
    fill: (ballot, { answers: others }) => ({
      ...ballot,
      answers: eachAnswer(ballot.answers, (itemId, content) => withNotes(content, others[itemId])),
    }),
  },
  evidence: {
    blank: { attachments: (evidence) => ({ ...evidence, attachment: null }) },
    fill: (evidence, other) => ({ ...evidence, attachment: evidence.attachment ?? other.attachment }),
  },
  decisions: {
    blank: { notes: (decision) => ({ ...decision, reason: '', dissent: '' }) },
    fill: (decision, other) => ({
      ...decision,
      reason: decision.reason || other.reason,
      // Dissent is words and a number: where nobody dissents any more, there are no words.
      dissent: decision.dissent || (decision.dissenters > 0 ? other.dissent : ''),
    }),
  },
  workshops: {
    blank: {
      names: (workshop) => ({ ...workshop, recipients: '' }),
      preparation: (workshop) => ({ ...workshop, recipients: '', proposals: [], deliveredOn: null }),
    },
    fill: (workshop, other) => ({
      ...workshop,
      recipients: workshop.recipients || other.recipients,
      proposals: workshop.proposals.length > 0 ? workshop.proposals : other.proposals,
      deliveredOn: workshop.deliveredOn ?? other.deliveredOn,
    }),
  },
}

function withoutNotes(content: AnswerContent): AnswerContent {
  return { ...content, naReason: '', note: '' }
}

function withNotes(content: AnswerContent, other: AnswerContent | undefined): AnswerContent {
  if (!other) return content
  return {
    ...content,
    // Empty by itself unless the item does not apply.
    naReason: content.naReason || (content.state === 'na' ? other.naReason : ''),
    note: content.note || other.note,
  }
}

function eachAnswer(
  answers: Readonly<Record<string, AnswerContent>>,
  change: (itemId: string, content: AnswerContent) => AnswerContent,
): Record<string, AnswerContent> {
  return Object.fromEntries(
    Object.entries(answers).map(([itemId, content]) => [itemId, change(itemId, content)]),
  )
}

/** The record without what is left out, then marked as partial; the very same one where it had nothing of that. */
export function partialOf<K extends VersionedKind>(
  kind: K,
  record: RecordTypes[K],
  omitted: readonly Cut[],
): RecordTypes[K] {
  const omissible: Omissible<K> | undefined = OMISSIBLE[kind]
  if (!omissible) return record
  const blank = omitted.reduce((left, cut) => omissible.blank[cut]?.(left) ?? left, record)
  if (isSameJson(blank, record)) return record
  return { ...blank, version: partly(record.version), isPartial: true }
}

/** The partial record with what was left out of it, taken from another version, unless it was written anew. */
export function completed<K extends VersionedKind>(
  kind: K,
  partial: RecordTypes[K],
  from: RecordTypes[K],
): RecordTypes[K] {
  const omissible: Omissible<K> | undefined = OMISSIBLE[kind]
  return omissible ? omissible.fill(partial, from) : partial
}
