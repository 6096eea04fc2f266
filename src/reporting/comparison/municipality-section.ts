import type { Row } from '@/domain/comparison/table'
import { ACTION_STATUSES } from '@/domain/records/plan'
import { strongestAndWeakest } from '@/domain/scoring/strongest-and-weakest'
import { groupedBy } from '@/domain/shared/grouped'
import type { Share } from '@/domain/shared/units'
import { statusName } from '../model/names'
import type { ComparisonBlock, ComparisonSection, DeviationBlock } from './comparison-model'
import { teachersText } from './lessons-section'
import { chapter, listsBlock, said, tableBlock } from './said'
import { whereabouts } from './set-section'
import { nodeName, percent, points, rootOf, signed, type Writer } from './writer'

/** How many indicators and lessons a page tells. */
const LISTED = 4
const LESSONS = 3

/** A page for each municipality of the wave. */
export function municipalitySection(writer: Writer): ComparisonSection {
  const { t, table } = writer
  const limit = limitOf(writer)
  const lessonsOf = groupedBy(writer.lessons, ({ learner }) => learner.candidate.assessment.id)
  return {
    heading: t('comparisonReport.municipality.heading'),
    blocks: table.rows.flatMap((row, index) => [
      chapter(writer.nameOf(row.entry), index > 0),
      ...page(writer, row, index),
      deviation(writer, row, limit),
      ...lists(writer, row),
      ...planBlocks(writer, row),
      ...lessonBlocks(writer, lessonsOf.get(row.entry.candidate.assessment.id) ?? []),
    ]),
  }
}

function page(writer: Writer, row: Row, index: number): ComparisonBlock[] {
  const { t, table, places, formats, before } = writer
  const cell = rootOf(row)
  const place = places?.[index]
  const score = points(writer, cell?.share)
  const median = points(writer, table.columns[0]?.distribution?.median)
  const change = cell?.change
  const sentences = [
    cell?.share == null
      ? t('comparisonReport.municipality.noScore')
      : t('comparisonReport.municipality.score', { score, median }),
    ...(place ? [t('comparisonReport.municipality.place', { place: formats.number(place.place) })] : []),
    ...(change && before
      ? [
          t('comparisonReport.municipality.change', {
            before: before.wave,
            then: points(writer, change.before),
            change: signed(writer, change.difference),
          }),
        ]
      : [t('comparisonReport.municipality.noChange')]),
  ]
  const where = whereabouts(writer, row.entry)
  return [
    ...(where === '' ? [] : [said(where, 'soft')]),
    said(sentences.join(' ')),
    { kind: 'strip', facts: facts(writer, row) },
  ]
}

function facts(writer: Writer, { entry }: Row) {
  const { t, formats } = writer
  const { coverage, range, evidencedShare } = entry.score.root
  const [low, high] = [points(writer, range?.[0]), points(writer, range?.[1])]
  return [
    { label: t('comparisonReport.label.evidenced'), text: points(writer, evidencedShare) },
    { label: t('comparisonReport.label.coverage'), text: percent(writer, coverage) },
    { label: t('comparisonReport.label.possible'), text: low === high ? low : `${low}–${high}` },
    {
      label: t('comparisonReport.label.duties'),
      text: formats.number(entry.score.legal.filter(({ state }) => state === 'notMet').length),
    },
  ]
}

/** The smallest round difference that no area of a municipality exceeds. */
function limitOf({ table }: Writer): number {
  const largest = table.columns.reduce((most, { kind, distribution }, place) => {
    if (kind !== 'area' || !distribution) return most
    const gaps = table.rows.map(({ cells }) =>
      Math.abs((cells[place]?.share ?? distribution.median) - distribution.median),
    )
    return gaps.reduce((a, b) => Math.max(a, b), most)
  }, 0)
  return Math.max(0.1, Math.ceil(largest * 10) / 10)
}

/** Each area beside the median of the set. */
function deviation(writer: Writer, row: Row, limit: number): DeviationBlock {
  const { t, table } = writer
  const rows = table.columns.flatMap((column, place) => {
    const cell = row.cells[place]
    if (column.kind !== 'area' || !cell) return []
    const median = column.distribution?.median ?? null
    const difference = cell.share === null || median === null ? null : cell.share - median
    return [
      {
        ...nodeName(writer, column),
        figures: [
          points(writer, cell.share),
          points(writer, median),
          signed(writer, difference),
          signed(writer, cell.change?.difference),
        ],
        difference,
      },
    ]
  })
  const heads = ['score', 'median', 'difference', 'change'].map((head) => t(`comparisonReport.label.${head}`))
  return { kind: 'deviation', columns: ['', t('comparisonReport.label.area'), '', ...heads], rows, limit }
}

function lists(writer: Writer, { entry }: Row) {
  const { t, input } = writer
  const { strongest, weakest } = strongestAndWeakest(entry.score, input.comparison.questionnaire, LISTED)
  const rows = (nodes: readonly { readonly id: string; readonly share: Share }[]) =>
    nodes.map((node) => ({ label: nodeName(writer, node).title, text: points(writer, node.share) }))
  return listsBlock(
    { heading: t('comparisonReport.municipality.strongest'), rows: rows(strongest) },
    { heading: t('comparisonReport.municipality.weakest'), rows: rows(weakest) },
  )
}

/** How many actions stand where; without names nothing of a plan is told. */
function planBlocks({ t, input, formats }: Writer, { entry }: Row): ComparisonBlock[] {
  if (input.isAnonymous) return []
  const actions = input.plans.get(entry.candidate.assessment.id)?.actions ?? []
  if (actions.length === 0) return [said(t('comparisonReport.municipality.noPlan'))]
  const counts = ACTION_STATUSES.map((status) => {
    const n = actions.filter((action) => action.status === status).length
    return t('comparisonReport.municipality.status', { status: statusName(t, status), n: formats.number(n) })
  })
  const n = actions.length
  return [said(t('comparisonReport.municipality.plan', { n, counts: counts.join('; ') }, n))]
}

/** Where it is weakest and somebody stands higher. */
function lessonBlocks(writer: Writer, own: readonly Writer['lessons'][number][]): ComparisonBlock[] {
  const { t, formats } = writer
  const chosen = [...own].sort((a, b) => a.level - b.level).slice(0, LESSONS)
  if (chosen.length === 0) return []
  const columns = [
    { head: t('comparisonReport.municipality.lessons'), width: 0.48 },
    { head: t('comparisonReport.label.level'), width: 0.13, isFigure: true },
    { head: t('comparisonReport.label.teachers'), width: null },
  ]
  const rows = chosen.map(({ indicator, level, teachers }) => [
    nodeName(writer, indicator).title,
    formats.number(level),
    teachersText(writer, teachers, 2),
  ])
  return [tableBlock(null, columns, rows)]
}
