import type { Comparison } from '@/domain/comparison/comparison'
import { tableOf, type Cell, type Column, type Row, type Table } from '@/domain/comparison/table'
import type { CellValue, NamedTable } from './named-table'
import { fixedColumns, type FixedColumn, type Words } from './words'

/** The columns of the table of scores. */
export const SCORE_COLUMNS: readonly FixedColumn[] = [
  ['assessment_id', 'text'],
  ['municipality_code', 'text'],
  ['wave', 'text'],
  ['node_id', 'text'],
  ['node_kind', 'text'],
  ['state', 'text', 'node_state'],
  ['share', 'percent'],
  ['evidenced_share', 'percent'],
  ['coverage', 'percent'],
  ['low', 'percent'],
  ['high', 'percent'],
  ['band', 'text'],
  ['level', 'number'],
  ['change', 'number'],
  ['ratio_to_mean', 'number'],
]

/** The columns of the table of distributions. */
export const DISTRIBUTION_COLUMNS: readonly FixedColumn[] = [
  ['wave', 'text'],
  ['node_id', 'text'],
  ['n', 'number'],
  ['lowest', 'percent'],
  ['lower_quartile', 'percent'],
  ['median', 'percent'],
  ['upper_quartile', 'percent'],
  ['highest', 'percent'],
  ['mean', 'percent'],
]

/** The figures of every wave, each with the changes since the one before. */
export function wavesOf(comparison: Comparison): Table[] {
  const labels = comparison.waves.map(({ label }) => label)
  return labels.map((label, place) => tableOf(comparison, label, labels[place - 1] ?? null))
}

/** One row for each assessment that is compared and each node. */
export function scoresTable(waves: readonly Table[], { t }: Words): NamedTable {
  return {
    name: 'scores',
    columns: fixedColumns(t, SCORE_COLUMNS),
    rows: waves.flatMap((table) => table.rows.flatMap((row) => scoreRows(row, table))),
  }
}

function scoreRows({ entry, cells }: Row, { wave, columns }: Table): CellValue[][] {
  const { id, municipality } = entry.candidate.assessment
  return columns.flatMap((column, place) => {
    const cell = cells[place]
    return cell
      ? [[id, municipality, wave, column.id, column.kind, ...figures(entry.score, column, cell)]]
      : []
  })
}

function figures({ root, nodes }: Row['entry']['score'], { id, kind }: Column, cell: Cell): CellValue[] {
  const node = kind === 'root' ? root : nodes.get(id)
  const [low, high] = node?.range ?? []
  return [
    cell.state,
    cell.share,
    cell.evidencedShare,
    node?.coverage ?? null,
    low ?? null,
    high ?? null,
    node?.band ?? null,
    cell.level,
    cell.change?.difference ?? null,
    cell.ratioToMean,
  ]
}

/** One row for each wave and each node of which anybody has a figure. */
export function distributionsTable(waves: readonly Table[], { t }: Words): NamedTable {
  return {
    name: 'distributions',
    columns: fixedColumns(t, DISTRIBUTION_COLUMNS),
    rows: waves.flatMap(({ wave, columns }) =>
      columns.flatMap(({ id, distribution: d }): CellValue[][] =>
        d ? [[wave, id, d.n, d.lowest, d.lowerQuartile, d.median, d.upperQuartile, d.highest, d.mean]] : [],
      ),
    ),
  }
}
