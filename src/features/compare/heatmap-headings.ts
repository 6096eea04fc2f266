import type { ShownColumn } from './heatmap-columns'
import type { Line } from './heatmap-window'
import type { HeatmapFigures } from './use-heatmap-figures'

/** The heading of a column, or the room of columns that do not stand in the document. */
export interface Heading {
  readonly key: string
  /** Place of the column, from 1; 0 for the room of others. */
  readonly at: number
  /** How many columns it spans. */
  readonly size: number
  /** Place of the cells in their row, by which they are sorted; null for the room of others. */
  readonly by: number | null
  readonly text: string
  readonly lang: string | undefined
}

/** From this many letters on a word may be wider than a column. */
const LONG_WORD = 13
/** So many letters of it stand before a hyphen. */
const BEFORE_HYPHEN = 4
/** A vowel, and a consonant that closes its syllable, before the next syllable and whatever follows it. */
const SYLLABLE_END = /[აეიოუ](?:(?![აეიოუ])[ა-ჰ])?(?=(?![აეიოუ])[ა-ჰ][აეიოუ][ა-ჰ])/g

/** The text with marks in its long Georgian words where a line may end, and then does so with a hyphen. */
function divisible(text: string): string {
  return text.replace(/[ა-ჰ]+/g, (word) =>
    word.length < LONG_WORD
      ? word
      : word.replace(SYLLABLE_END, (end, at: number) =>
          at + end.length < BEFORE_HYPHEN ? end : `${end}\u00ad`,
        ),
  )
}

/** What stands above the columns, each with its number. */
export function headingsOf(
  lines: readonly Line[],
  columns: readonly ShownColumn[],
  figures: HeatmapFigures,
): readonly Heading[] {
  return lines.flatMap((line): Heading[] => {
    const { key } = line
    if (line.kind === 'gap') return [{ key, at: 0, size: line.size, by: null, text: '', lang: undefined }]
    const column = columns[line.index]
    if (!column) return []
    const { number, text, lang } = figures.node(column)
    const title = number === '' ? text : `${number}. ${text}`
    return [{ key, at: line.index + 1, size: 1, by: column.index, text: divisible(title), lang }]
  })
}
