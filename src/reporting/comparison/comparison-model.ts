import type { Language } from '@/domain/shared/text'
import type { Labelled } from '../model/report-model'
import type { TextBlock } from '../minutes/minutes-model'

/** A table of texts; its head is repeated on every page. */
export interface TableBlock {
  readonly kind: 'table'
  /** Its line in the list of tables; null for one that is not listed. */
  readonly caption: string | null
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Width of each column as a share of the page, 0–1; null shares what is left. */
  readonly widths: readonly (number | null)[]
  /** Indexes of columns of figures. */
  readonly figures: readonly number[]
  /** Indexes of columns set in bold. */
  readonly bold: readonly number[]
  /** Whether it has so many columns that its letters are smaller. */
  readonly isDense: boolean
}

/** How values lie, as shares; all five for the picture beside the figures. */
export interface SpreadShares {
  readonly lowest: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly highest: number
}

/** One node with the way its values lie; null where nobody has a number. */
export interface SpreadRow {
  readonly number: string
  readonly title: string
  readonly shares: SpreadShares | null
  /** n, lowest, lower quartile, median, upper quartile, highest, mean. */
  readonly figures: readonly string[]
}

/** Nodes, each with a small picture of how its values lie and all figures of it. */
export interface SpreadBlock {
  readonly kind: 'spread'
  readonly caption: string
  /** Number, name, picture, then one for each figure. */
  readonly columns: readonly string[]
  readonly rows: readonly SpreadRow[]
}

/** How the values of one node lie, a dot for each municipality; its figures stand in a table. */
export interface PlotBlock {
  readonly kind: 'plot'
  readonly shares: SpreadShares
  /** The share of each municipality that has one. */
  readonly dots: readonly number[]
  /** The ends and the middle in points. */
  readonly labels: { readonly lowest: string; readonly median: string; readonly highest: string }
  /** Marks of the axis, from 0 to 1. */
  readonly axis: readonly { readonly at: number; readonly label: string }[]
}

/** One cell of a heatmap. */
export interface HeatCell {
  readonly figure: string
  /** Place on the five-step colour scale, 0–4; null where there is no number. */
  readonly step: number | null
}

/** Municipalities by nodes, each cell in the colour of its fifth. */
export interface HeatmapBlock {
  readonly kind: 'heatmap'
  readonly caption: string
  readonly corner: string
  readonly columns: readonly { readonly number: string; readonly title: string }[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[]
  /** What each colour stands for, the lowest fifth first. */
  readonly legend: readonly { readonly label: string; readonly step: number }[]
}

/** Every figure of every municipality, one group of rows for each. */
export interface FiguresBlock {
  readonly kind: 'figures'
  readonly caption: string
  /** Number, name, then one for each figure. */
  readonly columns: readonly string[]
  /** Where they stand instead, for a file that is to be edited and not looked up in. */
  readonly elsewhere: string
  readonly groups: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]
}

/** One area of a municipality beside the median of the set. */
export interface DeviationRow {
  readonly number: string
  readonly title: string
  /** Score, median, difference, change since the wave before. */
  readonly figures: readonly string[]
  /** Score minus median as a share, −1 to 1; null where there is none. */
  readonly difference: number | null
}

/** The areas of a municipality, each with a bar from the median of the set to its score. */
export interface DeviationBlock {
  readonly kind: 'deviation'
  /** Number, name, picture, then one for each figure. */
  readonly columns: readonly string[]
  readonly rows: readonly DeviationRow[]
  /** The difference at which a bar is full, the same in the whole report; above 0. */
  readonly limit: number
}

/** Lists side by side: what is strong and what is weak. */
export interface ListsBlock {
  readonly kind: 'lists'
  readonly lists: readonly { readonly heading: string; readonly rows: readonly Labelled[] }[]
}

/** A heading inside a part; `isNewPage` begins a page with it. */
export interface ChapterBlock {
  readonly kind: 'chapter'
  readonly text: string
  readonly isNewPage: boolean
}

/** One piece of the report. */
export type ComparisonBlock =
  | TextBlock
  | ChapterBlock
  | { readonly kind: 'facts'; readonly rows: readonly Labelled[] }
  /** A few figures with their labels, side by side. */
  | { readonly kind: 'strip'; readonly facts: readonly Labelled[] }
  | TableBlock
  | SpreadBlock
  | PlotBlock
  | HeatmapBlock
  | DeviationBlock
  | ListsBlock
  | FiguresBlock

/** A part of the report. */
export interface ComparisonSection {
  readonly heading: string
  readonly blocks: readonly ComparisonBlock[]
}

/**
 * A comparison report with every text resolved in its own language: plain data, equally good for paper and for a word
 * processor. Whoever is left out of the comparison stands in no figure of it.
 */
export interface ComparisonModel {
  readonly language: Language
  readonly title: string
  readonly subject: string
  /** The program, never a person. */
  readonly author: string
  /** Suggested name of the file without its ending; Latin letters only. */
  readonly fileName: string
  readonly header: string
  readonly footer: string
  /** Stands before "2 / 7" where a program counts the pages. */
  readonly pageLabel: string
  /** An instant (ISO 8601). */
  readonly generatedAt: string
  readonly cover: {
    readonly title: string
    /** Whom the report is of: the programme, or the selection. */
    readonly name: string
    readonly facts: readonly Labelled[]
  }
  readonly contents: { readonly heading: string; readonly tables: string }
  /** The first is the summary, which fits on one page. */
  readonly sections: readonly ComparisonSection[]
}
