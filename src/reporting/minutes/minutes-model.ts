import type { Language } from '@/domain/shared/text'
import type { Labelled } from '../model/report-model'

/** A paragraph: as the text is read first, as it goes on, as a remark, or as a warning. */
export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  readonly tone: 'lead' | 'plain' | 'soft' | 'attention'
}

/** A table. */
export interface TableBlock {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Width of each column as a share of the page, 0–1; null shares what is left. */
  readonly widths: readonly (number | null)[]
  /** Indexes of columns of figures. */
  readonly figures: readonly number[]
}

/** How many people stand at one level. */
export interface LevelColumn {
  readonly label: string
  readonly count: number
  /** Place on the five-step colour scale, 0–4. */
  readonly step: number
}

/** What was said in one vote; of no single person. */
export interface VoteBlock {
  readonly label: string
  /** Heading of the levels. */
  readonly levelLabel: string
  /** Null where the item has no levels, or fewer than five answered. */
  readonly levels: readonly LevelColumn[] | null
  /** n, median, spread and agreement. */
  readonly sentences: readonly string[]
}

/** What the group says of one item, and on what that rests. */
export interface DecisionBlock {
  readonly kind: 'decision'
  readonly title: string
  /** The level's figure and its place on the colour scale, 0–4; null where there is none. */
  readonly chip: { readonly figure: string; readonly step: number } | null
  readonly value: string
  /** How it was decided and how many were there; or "median of n, no consensus". */
  readonly standing: string
  readonly isAgreed: boolean
  /** Reason, and dissent with how many. */
  readonly facts: readonly Labelled[]
  /** The first vote, and the second where there was one; none where nobody answered. */
  readonly votes: readonly VoteBlock[]
}

/** Lines to be signed: for each person what they sign as, with room for the name and the signature. */
export interface SignaturesBlock {
  readonly kind: 'signatures'
  readonly columns: readonly [role: string, name: string, signature: string]
  readonly people: readonly string[]
}

/** One piece of the minutes. */
export type MinutesBlock =
  | TextBlock
  | { readonly kind: 'facts'; readonly rows: readonly Labelled[] }
  | { readonly kind: 'chapter'; readonly text: string }
  | TableBlock
  | DecisionBlock
  | SignaturesBlock

/** A part of the minutes. */
export interface MinutesSection {
  readonly heading: string
  readonly blocks: readonly MinutesBlock[]
}

/**
 * Minutes of a workshop, every text in one language: plain data, equally good for paper and for a word processor. No code
 * of a participant, nothing that a single person said, and no participant's name unless it was asked for is in any field.
 */
export interface MinutesModel {
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
    readonly municipality: string
    readonly region: string
    readonly facts: readonly Labelled[]
    /** That the workshop is not over; null when it is. */
    readonly warning: string | null
  }
  readonly sections: readonly MinutesSection[]
}
