import { valueLine } from '@/domain/assessment/value-words'

import { plainText, type AnswerContent, type AnswerValue } from '@/domain/records/answer'
import type { RecordVersion } from '@/domain/merge/state'
import type { RecordTypes, VersionedKind } from '@/domain/records/registry'

import { field, type FieldsOf, type FieldWords, type RecordField } from './record-field'
import { COMPARISON_FIELDS } from './comparison-fields'
import { WORKSHOP_FIELDS } from './workshop-fields'

const FIELDS: { readonly [K in VersionedKind]: FieldsOf<K> } = {
  assessments: ({ wave, period, state, log, mayBeFound }, { t, formats }) => [
    field(t, 'wave', wave),
    field(t, 'period', `${formats.date(period.from)} – ${formats.date(period.to)}`),
    field(t, 'state', t(`files.state.${state}`)),
    field(t, 'finished', log.map(({ at }) => formats.dateTime(at)).join('; ')),
    field(t, 'mayBeFound', mayBeFound ? t('files.yesNo.yes') : ''),
  ],
  sheets: ({ role, name }, { t }) => [
    field(t, 'role', t(`labels.role.${role}`)),
    field(t, 'name', name ?? ''),
  ],
  answers: ({ content }, words) => contentFields(content, words),
  revisions: ({ content }, words) => contentFields(content, words),
  evidence: ({ kind, title, number, date, link, attachment }, { t, formats }) => [
    field(t, 'kind', t(`labels.evidence.${kind}`)),
    field(t, 'title', title),
    field(t, 'number', number),
    field(t, 'date', date === null ? '' : formats.date(date)),
    field(t, 'link', link),
    field(t, 'file', attachment ? `${attachment.name} (${formats.fileSize(attachment.size)})` : ''),
  ],
  plans: ({ droppedProposals, confirmedAt }, { t, formats }) => [
    field(t, 'droppedProposals', droppedProposals.join(', ')),
    field(t, 'confirmed', confirmedAt === null ? '' : formats.dateTime(confirmedAt)),
  ],
  actions: (action, words) => actionFields(action, words),
  updates: ({ date, status, text, evidence, link }, { t, formats }) => [
    field(t, 'date', formats.date(date)),
    field(t, 'status', t(`labels.status.${status}`)),
    field(t, 'text', text),
    field(t, 'evidence', evidence),
    field(t, 'link', link),
  ],
  responses: ({ entry, number, answers }, { t, formats }) => [
    field(t, 'entry', t(`files.entry.${entry}`)),
    field(t, 'number', number === null ? '' : formats.number(number)),
    field(t, 'answers', formats.number(Object.keys(answers).length)),
  ],
  ...WORKSHOP_FIELDS,
  ...COMPARISON_FIELDS,
}

/**
 * What one version of a record says, in words, in a fixed order; of one that was deleted only that, and when.
 * Empty texts are what was left empty.
 */
export function fieldsOf<K extends VersionedKind>(
  kind: K,
  { record, purgedAt }: RecordVersion<K>,
  words: FieldWords,
): RecordField[] {
  const { t, formats } = words
  if (record === null) return [field(t, 'purged', purgedAt === null ? '' : formats.dateTime(purgedAt))]
  const inBin = record.deletedAt === null ? '' : formats.dateTime(record.deletedAt)
  return [
    ...FIELDS[kind](record, words),
    field(t, 'bin', inBin),
    field(t, 'partial', record.isPartial ? t('files.partial') : ''),
  ]
}

function contentFields(
  { state, value, naReason, note, toConfirm }: AnswerContent,
  words: FieldWords,
): RecordField[] {
  const { t } = words
  const said =
    state === 'answered' && value !== null
      ? valueWords(value, words)
      : { text: t(`files.answer.${state === 'answered' ? 'unanswered' : state}`) }
  return [
    { ...said, label: t('files.field.answer'), isAlwaysShown: true },
    field(t, 'reason', naReason),
    field(t, 'note', note),
    field(t, 'toConfirm', toConfirm ? t('files.answer.toConfirm') : ''),
  ]
}

function valueWords(
  value: AnswerValue,
  { t, formats, shown, lang, item }: FieldWords,
): Omit<RecordField, 'label'> {
  // Without its questionnaire a value is said as it was given.
  if (!item) return { text: typeof value === 'number' ? formats.number(value, 6) : plainText(value) }
  return valueLine(item, value, {
    lang,
    shown,
    formats,
    choice: (key) => t(`labels.answer.${key}`),
    count: (what, figure, n) => t(`labels.count.${what}`, { n: figure }, n),
  })
}

function actionFields(action: RecordTypes['actions'], { t, formats }: FieldWords): RecordField[] {
  const day = (date: string | null) => (date === null ? '' : formats.date(date))
  const step = ({ text, due, isDone }: (typeof action.steps)[number]) =>
    [text, day(due), isDone ? t('files.stepDone') : ''].filter(Boolean).join(', ')
  return [
    field(t, 'title', action.title),
    field(t, 'status', t(`labels.status.${action.status}`)),
    field(
      t,
      'targets',
      action.targets.map(({ indicatorId, level }) => `${indicatorId} → ${level}`).join(', '),
    ),
    field(t, 'mechanism', action.mechanismId ?? ''),
    field(t, 'groups', action.groups.map((group) => t(`labels.group.${group}`)).join(', ')),
    field(t, 'steps', action.steps.map(step).join('\n')),
    field(t, 'responsible', action.responsible),
    field(t, 'partners', action.partners),
    field(t, 'start', day(action.start)),
    field(t, 'due', day(action.due)),
    field(t, 'cost', action.costGel === null ? '' : formats.money(action.costGel)),
    field(t, 'moneySource', action.moneySource),
    field(t, 'result', action.result),
    field(t, 'measure', action.measure),
    field(t, 'order', formats.number(action.order)),
  ]
}

/**
 * Of each version the fields in which they differ, and those that are always shown. What a version does not have, because
 * it was deleted for good, it also differs in.
 */
export function differingFields(versions: readonly (readonly RecordField[])[]): RecordField[][] {
  const textsOf = (label: string) =>
    new Set(versions.map((fields) => fields.find((one) => one.label === label)?.text ?? ''))
  return versions.map((fields) =>
    fields.filter(({ label, isAlwaysShown }) => isAlwaysShown === true || textsOf(label).size > 1),
  )
}
