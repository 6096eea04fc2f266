import type { Standing } from '@/domain/assessment/standing'
import { VOICES } from '@/domain/comparison/candidate'
import type { ExclusionReason } from '@/domain/comparison/comparison'
import type { Column } from '@/domain/comparison/table'
import type { MunicipalityKind } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import { ACTION_STATUSES, GROUPS, type Action } from '@/domain/records/plan'
import type { NodeState } from '@/domain/scoring/score'
import type { LocalisedText } from '@/domain/shared/text'
import { CODES } from './answer-cells'
import type { CodebookRow } from './codebook-row'
import type { TableName } from './named-table'
import { OUTSIDE_KINDS } from './outside-table'
import { BOTH, type TablesTexts } from './words'

/** All members of a union: one that is missing here does not compile. */
type All<Code extends string> = Readonly<Record<Code, true>>

const KINDS: All<MunicipalityKind> = { city: true, community: true }
const ASSESSMENT_STATES: All<Assessment['state']> = { draft: true, final: true }
const REASONS: All<ExclusionReason['code']> = {
  unknownMunicipality: true,
  practice: true,
  otherQuestionnaire: true,
  noMapping: true,
  sameWaveTwice: true,
  otherRespondents: true,
  nothingApplies: true,
  nothingShared: true,
  lowCoverage: true,
}
const ANSWER_STATES: All<Standing['state']> = { answered: true, na: true, dontKnow: true, unanswered: true }
const NODE_KINDS: All<Column['kind']> = { root: true, area: true, indicator: true }
const NODE_STATES: All<NodeState> = {
  scored: true,
  insufficient: true,
  missing: true,
  na: true,
  removed: true,
}
const ORIGINS: All<Action['origin']> = {
  indicator: true,
  own: true,
  need: true,
  promise: true,
  recommendation: true,
}

/** What the codes mean that are the same in every comparison. */
export function codeRows(texts: TablesTexts): CodebookRow[] {
  const of = (table: TableName, column: string, codes: readonly string[], key: (code: string) => string) =>
    codes.map((value): CodebookRow => ({ table, column, value, label: inBoth(texts, key(value)) }))
  const own = (group: string) => (code: string) => `comparisonTables.value.${group}.${code}`
  return [
    ...of('assessments', 'kind', Object.keys(KINDS), own('kind')),
    ...of('assessments', 'subset', ['full', 'chosen'], own('subset')),
    ...of('assessments', 'respondents', VOICES, own('voice')),
    ...of('assessments', 'state', Object.keys(ASSESSMENT_STATES), own('assessmentState')),
    ...of('assessments', 'excluded_reasons', Object.keys(REASONS), own('reason')),
    ...of('answers_long', 'state', Object.keys(ANSWER_STATES), own('answer')),
    ...(['na', 'dontKnow'] as const).flatMap((state) =>
      of('answers_long', 'value', [CODES[state]], () => own('answer')(state)),
    ),
    ...of('scores', 'node_kind', Object.keys(NODE_KINDS), own('nodeKind')),
    ...of('scores', 'state', Object.keys(NODE_STATES), own('nodeState')),
    ...of('outside', 'kind', OUTSIDE_KINDS, own('outsideKind')),
    ...of('actions', 'status', ACTION_STATUSES, (code) => `labels.status.${code}`),
    ...of('actions', 'origin', Object.keys(ORIGINS), own('origin')),
    ...of('actions', 'groups', GROUPS, (code) => `labels.group.${code}`),
  ]
}

/** A message in both languages of the codebook. */
export function inBoth(texts: TablesTexts, key: string): LocalisedText {
  return Object.fromEntries(BOTH.map((language) => [language, texts[language](key)]))
}
