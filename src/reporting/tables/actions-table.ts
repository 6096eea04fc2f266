import type { Action } from '@/domain/records/plan'
import type { CellValue, NamedTable } from './named-table'
import type { ReadAssessment } from './read-assessments'
import type { TablesInput } from './tables-input'
import { fixedColumns, textOf, type FixedColumn, type Words } from './words'

/** The columns of the table of actions. */
export const ACTION_COLUMNS: readonly FixedColumn[] = [
  ['assessment_id', 'text'],
  ['municipality_code', 'text'],
  ['action_id', 'text'],
  ['title', 'text'],
  ['status', 'text'],
  ['start', 'date'],
  ['due', 'date'],
  ['cost', 'number'],
  ['currency', 'text'],
  ['money_source', 'text'],
  ['origin', 'text'],
  ['indicator_ids', 'text'],
  ['target_levels', 'text'],
  ['mechanism_id', 'text'],
  ['groups', 'text'],
  ['result', 'text'],
  ['measure', 'text'],
  ['responsible', 'text'],
  ['partners', 'text'],
]

/** One row for each action of the plans, in the order of the plan. */
export function actionsTable(input: TablesInput, read: readonly ReadAssessment[], { t }: Words): NamedTable {
  return {
    name: 'actions',
    columns: fixedColumns(t, ACTION_COLUMNS),
    rows: read.flatMap(({ candidate: { assessment } }) =>
      [...(input.actions.get(assessment.id) ?? [])]
        .sort((a, b) => a.order - b.order)
        .map((action) => [
          assessment.id,
          assessment.municipality,
          ...cellsOf(action, input.withResponsible === true),
        ]),
    ),
  }
}

function cellsOf(action: Action, withResponsible: boolean): CellValue[] {
  const people = (value: string) => (withResponsible ? textOf(value) : null)
  return [
    action.id,
    textOf(action.title),
    action.status,
    action.start,
    action.due,
    action.costGel,
    action.costGel === null ? null : 'GEL',
    textOf(action.moneySource),
    action.origin,
    textOf(action.targets.map(({ indicatorId }) => indicatorId).join(' ')),
    textOf(action.targets.map(({ level }) => level).join(' ')),
    action.mechanismId,
    textOf(action.groups.join(' ')),
    textOf(action.result),
    textOf(action.measure),
    people(action.responsible),
    people(action.partners),
  ]
}
