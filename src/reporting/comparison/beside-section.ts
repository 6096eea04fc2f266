import type { OutsideFigure } from '@/domain/comparison/beside'
import type { Outside } from '@/domain/comparison/outside'
import { FEWEST } from '@/domain/statistics/withhold'
import type { ComparisonSection } from './comparison-model'
import { said, tableBlock } from './said'
import { points, rootOf, type Writer } from './writer'

/**
 * What others say of each municipality beside its score: a row for each figure. Null where nobody says anything, and
 * without names: a published figure would tell whose score stands beside it.
 */
export function besideSection(writer: Writer): ComparisonSection | null {
  const { t, table, input, nameOf } = writer
  if (input.isAnonymous) return null
  const rows = table.rows.flatMap((row) =>
    input.outside.flatMap((one) => {
      const figure = one.figures.get(row.entry.candidate.assessment.municipality)
      return figure
        ? [[nameOf(row.entry), points(writer, rootOf(row)?.share), ...figureCells(writer, one, figure)]]
        : []
    }),
  )
  if (rows.length === 0) return null
  const columns = [
    { head: t('comparisonReport.label.municipality'), width: 0.2, isBold: true },
    { head: t('comparisonReport.label.score'), width: 0.08, isFigure: true },
    { head: t('comparisonReport.beside.figure'), width: null },
    { head: t('comparisonReport.beside.value'), width: 0.13, isFigure: true },
    { head: t('comparisonReport.beside.scaled'), width: 0.11, isFigure: true },
    { head: t('comparisonReport.beside.what'), width: 0.26 },
  ]
  return {
    heading: t('comparisonReport.beside.heading'),
    blocks: [
      said(t('comparisonReport.beside.lead')),
      said(t('comparisonReport.beside.howToRead', { fewest: FEWEST }), 'soft'),
      tableBlock(t('comparisonReport.tables.beside'), columns, rows),
    ],
  }
}

/** Its name, its value with its own scale, where that lies from 0 to 100, and what it is. */
function figureCells(writer: Writer, outside: Outside, { value, scale, share, n }: OutsideFigure): string[] {
  const { t, text, formats } = writer
  const [zeroAt, fullAt] = scale
  const slots = {
    value: formats.number(value),
    zero: formats.number(zeroAt),
    full: formats.number(fullAt),
  }
  return [
    text(outside.name),
    t('comparisonReport.beside.onScale', slots),
    points(writer, share),
    n === null
      ? indexWords(writer, outside)
      : t('comparisonReport.beside.survey', { people: formats.number(n) }, n),
  ]
}

function indexWords({ t, formats }: Writer, { source, date }: Outside): string {
  const origin = [source, date === null ? '' : formats.shortDate(date)].filter((part) => part !== '')
  return t('comparisonReport.beside.index', { origin: origin.join(', ') })
}
