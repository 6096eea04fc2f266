import type { Column } from '@/domain/comparison/table'
import { extremesOf } from '@/domain/scoring/strongest-and-weakest'
import type { Share } from '@/domain/shared/units'
import type { ComparisonSection } from './comparison-model'
import { listsBlock, said } from './said'
import { plotBlock } from './spread'
import { listed, nodeName, points, rootOf, type Writer } from './writer'

/** The whole comparison on one page, in plain sentences first. */
export function summarySection(writer: Writer): ComparisonSection {
  const { t, table } = writer
  const sentences = [
    ...changeSentences(writer),
    ...dutySentences(writer),
    ...leftOutSentences(writer),
    writer.places === null ? t('comparisonReport.summary.notRanked') : t('comparisonReport.summary.ranked'),
  ]
  return {
    heading: t('comparisonReport.summary.heading'),
    blocks: [
      said([comparedSentence(writer), medianSentence(writer)].join(' '), 'lead'),
      said([...areaSentences(writer), ...sentences].join(' ')),
      { kind: 'strip', facts: facts(writer) },
      ...plotBlock(writer, 0),
      ...(table.columns[0]?.distribution ? [said(t('comparisonReport.plotLegend'), 'soft')] : []),
      ...indicatorLists(writer),
    ],
  }
}

function comparedSentence({ t, text, table, input }: Writer): string {
  const { questionnaire, shared } = input.comparison
  const n = table.rows.length
  const slots = { n, indicators: shared.length, questionnaire: text(questionnaire.title), wave: table.wave }
  return t('comparisonReport.summary.compared', slots, n)
}

function medianSentence(writer: Writer): string {
  const { t, table } = writer
  const whole = table.columns[0]?.distribution
  if (!whole) return t('comparisonReport.summary.noScore')
  const lowest = points(writer, whole.lowest)
  const highest = points(writer, whole.highest)
  const median = points(writer, whole.median)
  const missing = table.rows.length - whole.n
  const some = missing > 0 ? t('comparisonReport.summary.withoutScore', { n: missing }, missing) : ''
  return `${t('comparisonReport.summary.median', { median, lowest, highest })} ${some}`.trim()
}

const ofKind = ({ table }: Writer, kind: Column['kind']) =>
  table.columns
    .filter((column) => column.kind === kind)
    .map((column) => ({ id: column.id, share: column.distribution?.median ?? null }))

function areaSentences(writer: Writer): string[] {
  const { t } = writer
  const extremes = extremesOf(ofKind(writer, 'area'))
  if (!extremes) return []
  const named = (areas: readonly { readonly id: string }[]) =>
    listed(
      writer,
      areas.map((area) => t('comparisonReport.quoted', { title: nodeName(writer, area).title })),
    )
  const { strongest, weakest } = extremes
  return [
    t('comparisonReport.summary.areas', {
      strongest: named(strongest),
      high: points(writer, strongest[0]?.share),
      weakest: named(weakest),
      low: points(writer, weakest[0]?.share),
    }),
  ]
}

function changeSentences(writer: Writer): string[] {
  const { t, table, before } = writer
  if (!before) return [t('comparisonReport.summary.noBefore')]
  const changes = table.rows.flatMap((row) => rootOf(row)?.change ?? [])
  const n = changes.length
  if (n === 0) return [t('comparisonReport.summary.noChange', { before: before.wave })]
  const count = (direction: string) => changes.filter((change) => change.direction === direction).length
  const slots = { n, before: before.wave, up: count('up'), down: count('down'), same: count('same') }
  const median = before.columns[0]?.distribution?.median
  return [
    t('comparisonReport.summary.change', slots, n),
    ...(median === undefined
      ? []
      : [t('comparisonReport.summary.medianThen', { median: points(writer, median) })]),
  ]
}

/** Nothing where no indicator that is compared is a duty. */
function dutySentences({ t, table, input }: Writer): string[] {
  const isDuty = input.comparison.shared.some(({ legal }) =>
    legal.some(({ status }) => status === 'required'),
  )
  if (!isDuty) return []
  const counts = (state: string) =>
    table.rows
      .map(({ entry }) => entry.score.legal.filter((finding) => finding.state === state).length)
      .filter((count) => count > 0)
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const [unmet, unknown] = [counts('notMet'), counts('notKnown')]
  const slots = (values: readonly number[]) => ({ n: sum(values), in: values.length })
  return [
    ...(unmet.length > 0
      ? [t('comparisonReport.summary.dutiesUnmet', slots(unmet), sum(unmet))]
      : [t('comparisonReport.summary.dutiesMet')]),
    ...(unknown.length > 0
      ? [t('comparisonReport.summary.dutiesUnknown', slots(unknown), sum(unknown))]
      : []),
  ]
}

function leftOutSentences({ t, input }: Writer): string[] {
  const { excluded, notShared, caveats } = input.comparison
  const [n, k] = [excluded.length, notShared.length]
  return [
    n > 0 ? t('comparisonReport.summary.leftOut', { n }, n) : t('comparisonReport.summary.nothingLeftOut'),
    ...(k > 0 ? [t('comparisonReport.summary.notShared', { n: k }, k)] : []),
    ...(caveats.length > 0 ? [t('comparisonReport.summary.caveats')] : []),
  ]
}

function facts(writer: Writer) {
  const { t, formats, table, input } = writer
  const { shared, notShared } = input.comparison
  const whole = table.columns[0]?.distribution
  const [low, high] = [points(writer, whole?.lowest), points(writer, whole?.highest)]
  const all = shared.length + notShared.length
  return [
    { label: t('comparisonReport.label.municipalities'), text: formats.number(table.rows.length) },
    { label: t('comparisonReport.label.median'), text: points(writer, whole?.median) },
    { label: t('comparisonReport.label.range'), text: low === high ? low : `${low}–${high}` },
    {
      label: t('comparisonReport.label.indicatorsCompared'),
      text: t('comparisonReport.ofTotal', { n: shared.length, total: all }),
    },
  ]
}

/** How many indicators each list of the summary has. */
const LISTED = 4

/** The indicators with the highest and the lowest median; none is on both lists. */
function indicatorLists(writer: Writer) {
  const { t } = writer
  const scored = ofKind(writer, 'indicator').filter(
    (node): node is { id: string; share: Share } => node.share !== null,
  )
  const falling = [...scored].sort((a, b) => b.share - a.share)
  const most = Math.min(LISTED, Math.floor(falling.length / 2))
  const rows = (nodes: typeof scored) =>
    nodes.map((node) => ({ label: nodeName(writer, node).title, text: points(writer, node.share) }))
  return listsBlock(
    { heading: t('comparisonReport.summary.strongest'), rows: rows(falling.slice(0, most)) },
    {
      heading: t('comparisonReport.summary.weakest'),
      rows: rows(most === 0 ? [] : falling.slice(-most).reverse()),
    },
  )
}
