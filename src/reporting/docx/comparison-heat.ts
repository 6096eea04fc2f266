import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { HeatmapBlock } from '../comparison/comparison-model'
import { INK } from './docx-style'
import { TEXT_WIDTH, textRuns } from './docx-table'

/** The five-step scale, as the light tokens of src/ui/tokens.css. */
const STEPS = ['E6DFD2', 'BCD5CE', '84B7B0', '367F7E', '0B5A60'] as const
/** Most columns beside the names. */
const MOST = 11
const NAME_WIDTH = 2_300
/** Between the cells the paper is seen, as on the screen. */
const PAPER = { style: BorderStyle.SINGLE, size: 4, color: 'FFFFFF' } as const
const BORDERS = {
  ...{ top: PAPER, bottom: PAPER, left: PAPER, right: PAPER },
  ...{ insideHorizontal: PAPER, insideVertical: PAPER },
}

/** A heatmap as tables with shaded cells, as many columns in each as fit on the page, with a key to their numbers. */
export function heatTables({ columns, rows, corner }: HeatmapBlock): (Paragraph | Table)[] {
  const parts = Math.max(1, Math.ceil(columns.length / MOST))
  const each = Math.ceil(columns.length / parts)
  return Array.from({ length: parts }, (_, part) => {
    const [from, to] = [part * each, Math.min(columns.length, (part + 1) * each)]
    const shown = columns.slice(from, to)
    const width = Math.floor((TEXT_WIDTH - NAME_WIDTH) / each)
    const head = row([corner, ...shown.map(({ number, title }) => number || title)], width, { isHead: true })
    const body = rows.map(({ name, cells }) => {
      const own = cells.slice(from, to)
      return row([name, ...own.map(({ figure }) => figure)], width, { steps: own.map(({ step }) => step) })
    })
    const table = new Table({
      width: { size: NAME_WIDTH + width * shown.length, type: WidthType.DXA },
      columnWidths: [NAME_WIDTH, ...shown.map(() => width)],
      layout: TableLayoutType.FIXED,
      borders: BORDERS,
      rows: [head, ...body],
    })
    return [key(shown), table, new Paragraph({ spacing: { after: 60, line: 160 }, children: [] })]
  }).flat()
}

function key(columns: HeatmapBlock['columns']): Paragraph {
  const texts = columns.map(({ number, title }) => (number === '' ? title : `${number} – ${title}`))
  return new Paragraph({
    keepNext: true,
    children: textRuns(texts.join('; '), { color: INK.soft, size: 17 }),
  })
}

interface RowLook {
  readonly isHead?: boolean
  readonly steps?: readonly (number | null)[]
}

function row(texts: readonly string[], width: number, { isHead = false, steps = [] }: RowLook): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader: isHead,
    children: texts.map((text, place) => {
      const step = place === 0 ? null : (steps[place - 1] ?? null)
      const fill = step === null ? null : STEPS[step]
      return new TableCell({
        width: { size: place === 0 ? NAME_WIDTH : width, type: WidthType.DXA },
        margins: { top: 30, bottom: 30, left: 40, right: 40 },
        ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
        children: [cellText(text, { isHead, isName: place === 0, isDark: step !== null && step > 2 })],
      })
    }),
  })
}

interface TextLook {
  readonly isHead: boolean
  readonly isName: boolean
  readonly isDark: boolean
}

function cellText(text: string, { isHead, isName, isDark }: TextLook): Paragraph {
  return new Paragraph({
    alignment: isName ? AlignmentType.LEFT : AlignmentType.CENTER,
    spacing: { after: 0 },
    children: textRuns(text, {
      size: 17,
      ...(isHead ? { bold: true } : {}),
      color: isDark ? 'FFFFFF' : isHead ? INK.soft : INK.text,
    }),
  })
}
