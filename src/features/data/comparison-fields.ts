import type { VersionedKind } from '@/domain/records/registry'
import type { Programme } from '@/domain/records/comparison-records'
import type { Formats } from '@/platform/texts'
import { field, type FieldsOf } from './record-field'

type ComparisonKind = Extract<VersionedKind, 'programmes' | 'selections' | 'practices' | 'indices'>

/** What the records say that people keep to compare municipalities; these by their codes. */
export const COMPARISON_FIELDS: { readonly [K in ComparisonKind]: FieldsOf<K> } = {
  programmes: ({ name, donor, period, wave, questionnaire, subset, members, figures }, { t, formats }) => [
    field(t, 'itsName', name),
    field(t, 'donor', donor),
    field(t, 'period', `${formats.date(period.from)} – ${formats.date(period.to)}`),
    field(t, 'wave', wave),
    field(t, 'questionnaire', `${questionnaire.id} ${questionnaire.version}`),
    field(t, 'subset', subset === 'full' ? t('files.wholeQuestionnaire') : subset),
    field(t, 'municipalities', members.map(({ municipality }) => municipality).join(', ')),
    field(t, 'pilots', pilotsOf(members).join(', ')),
    field(t, 'figures', figures.map((figure) => figureLine(figure, formats)).join('\n')),
  ],
  selections: ({ name, assessmentIds }, { t, formats }) => [
    field(t, 'itsName', name),
    field(t, 'assessments', formats.number(assessmentIds.length)),
  ],
  practices: (practice, { t, formats }) => [
    field(t, 'title', practice.title),
    field(t, 'municipality', practice.municipality),
    field(t, 'mechanism', practice.mechanismId ?? ''),
    field(t, 'questionnaire', practice.questionnaireId),
    field(t, 'indicators', practice.indicatorIds.join(', ')),
    field(t, 'what', practice.what),
    field(t, 'where', practice.where),
    field(t, 'forWhom', practice.forWhom),
    field(t, 'outcome', practice.result),
    field(t, 'since', practice.since === null ? '' : formats.date(practice.since)),
    field(t, 'cost', practice.cost),
    field(t, 'contactOffice', practice.contactOffice),
  ],
  indices: ({ name, source, date, zeroAt, fullAt, values }, { t, formats }) => [
    field(t, 'itsName', name),
    field(t, 'source', source),
    field(t, 'date', formats.date(date)),
    field(t, 'zeroAt', formats.number(zeroAt, 6)),
    field(t, 'fullAt', formats.number(fullAt, 6)),
    field(
      t,
      'values',
      values.map(({ municipality, value }) => `${municipality}: ${formats.number(value, 6)}`).join('; '),
    ),
  ],
}

function figureLine(
  { title, value, unit, date, source }: Programme['figures'][number],
  formats: Formats,
): string {
  const figure = [formats.number(value, 6), unit].filter(Boolean).join(' ')
  return [`${title}: ${figure}`, formats.date(date), source].join(', ')
}

function pilotsOf(members: readonly { municipality: string; isPilot: boolean }[]): string[] {
  return members.filter(({ isPilot }) => isPilot).map(({ municipality }) => municipality)
}
