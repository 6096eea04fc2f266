import type { Labelled } from '../model/report-model'
import type { TextBlock } from '../minutes/minutes-model'
import type { ChapterBlock, ListsBlock, TableBlock } from './comparison-model'

/** A paragraph. */
export function said(text: string, tone: TextBlock['tone'] = 'plain'): TextBlock {
  return { kind: 'text', text, tone }
}

/** A heading inside a part. */
export function chapter(text: string, isNewPage = false): ChapterBlock {
  return { kind: 'chapter', text, isNewPage }
}

/** A table whose columns are given with their widths; `right` marks columns of figures. */
export function tableBlock(
  caption: string | null,
  columns: readonly {
    readonly head: string
    readonly width: number | null
    readonly isFigure?: boolean
    readonly isBold?: boolean
  }[],
  rows: readonly (readonly string[])[],
): TableBlock {
  const having = (has: (column: (typeof columns)[number]) => boolean | undefined) =>
    columns.flatMap((column, index) => (has(column) ? [index] : []))
  return {
    kind: 'table',
    caption,
    columns: columns.map(({ head }) => head),
    rows,
    widths: columns.map(({ width }) => width),
    figures: having(({ isFigure }) => isFigure),
    bold: having(({ isBold }) => isBold),
    isDense: columns.length > 6,
  }
}

/** Lists side by side; those that are empty are left out, and nothing is left of no list. */
export function listsBlock(
  ...lists: readonly { readonly heading: string; readonly rows: readonly Labelled[] }[]
): ListsBlock[] {
  const filled = lists.filter(({ rows }) => rows.length > 0)
  return filled.length === 0 ? [] : [{ kind: 'lists', lists: filled }]
}
