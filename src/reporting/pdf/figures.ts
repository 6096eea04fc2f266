import type { FiguresBlock } from '../model/special-blocks'
import { STYLE, type Paper } from './paper'
import { table } from './table'

/** The figures of each area, those of the wave before beside them. */
export function figuresPages(paper: Paper, { heading, columns, areas }: FiguresBlock): void {
  const { figure, now, before } = columns
  paper.section(360)
  paper.chapter(heading, 1, 200)
  for (const area of areas) {
    paper.gap(18)
    paper.chapter(area.title, 2, 110)
    area.indicators.forEach((indicator, index) => {
      paper.gap(10)
      paper.heading(indicator.title, STYLE.h3, 60)
      table(paper, {
        // Once for each area: the columns stand where they stood.
        head: index > 0 ? null : [figure, now, ...(before === null ? [] : [before])],
        rows: indicator.rows.map((row) => [row.label, row.now, ...(before === null ? [] : [row.before])]),
        widths: [null, 110, ...(before === null ? [] : [110])],
        bold: [1],
        right: [1, 2],
      })
    })
  }
}
