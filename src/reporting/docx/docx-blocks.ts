import { HeadingLevel, Paragraph, TextRun, type Table } from 'docx'
import type {
  DecisionBlock,
  MinutesBlock,
  SignaturesBlock,
  TextBlock,
  VoteBlock,
} from '../minutes/minutes-model'
import type { Labelled } from '../model/report-model'
import { INK } from './docx-style'
import { docxTable, textRuns } from './docx-table'

type Piece = Paragraph | Table

/** Height of a line to be signed, in twentieths of a point: 1.2 cm. */
const SIGNED = 680
/** Share of the width that the names of votes take. */
const VOTE_WIDTH = 0.46

const COLOURS: Readonly<Record<TextBlock['tone'], string>> = {
  lead: INK.text,
  plain: INK.text,
  soft: INK.soft,
  attention: INK.attention,
}

/** One piece of the minutes as paragraphs and tables. */
export function docxBlock(block: MinutesBlock): Piece[] {
  switch (block.kind) {
    case 'text':
      return [said(block)]
    case 'facts':
      return block.rows.map((row) => labelled(row))
    case 'chapter':
      return [docxHeading(block.text, HeadingLevel.HEADING_2)]
    case 'table':
      return [docxTable(block), gap()]
    case 'decision':
      return decision(block)
    case 'signatures':
      return [signatures(block)]
  }
}

/** A real heading, which a word processor lists in its navigation. */
export function docxHeading(
  text: string,
  heading: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph {
  return new Paragraph({ heading, children: textRuns(text) })
}

/** The label, then its text. */
export function labelled({ label, text }: Labelled): Paragraph {
  return new Paragraph({
    keepLines: true,
    children: [new TextRun({ text: `${label}: `, color: INK.soft }), ...textRuns(text)],
  })
}

function said({ text, tone }: TextBlock): Paragraph {
  const size = tone === 'soft' ? { size: 19 } : {}
  return new Paragraph({
    children: textRuns(text, { color: COLOURS[tone], bold: tone === 'attention', ...size }),
  })
}

/** Two tables without anything between them would become one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 60, line: 160 }, children: [] })
}

function decision({ title, value, standing, isAgreed, facts, votes }: DecisionBlock): Piece[] {
  const look = isAgreed ? { color: INK.soft } : { color: INK.attention, bold: true }
  return [
    docxHeading(title, HeadingLevel.HEADING_3),
    new Paragraph({ keepNext: true, children: textRuns(value, { bold: true }) }),
    new Paragraph({ keepNext: votes.length > 0, children: textRuns(standing, look) }),
    ...facts.map((fact) => labelled(fact)),
    ...voteTable(votes),
    ...votes.map((vote) => voteSentences(vote)),
  ]
}

/** How many chose each level, a row for each vote; nothing where no vote may be shown so. */
function voteTable(votes: readonly VoteBlock[]): Piece[] {
  const shown = votes.flatMap(({ label, levelLabel, levels }) =>
    levels ? [{ label, levelLabel, levels }] : [],
  )
  const [first] = shown
  if (!first) return []
  return [
    docxTable({
      columns: [first.levelLabel, ...first.levels.map(({ label }) => label)],
      rows: shown.map(({ label, levels }) => [label, ...levels.map(({ count }) => String(count))]),
      widths: [VOTE_WIDTH, ...first.levels.map(() => null)],
      figures: first.levels.map((_, place) => place + 1),
      isWhole: true,
    }),
    gap(),
  ]
}

function voteSentences({ label, sentences }: VoteBlock): Paragraph {
  return new Paragraph({
    keepLines: true,
    children: [new TextRun({ text: `${label}. `, color: INK.soft }), ...textRuns(sentences.join(' '))],
  })
}

/** Who signs, beside room for name and signature; never torn. */
function signatures({ columns, people }: SignaturesBlock): Table {
  return docxTable({
    columns,
    rows: people.map((person) => [person, '', '']),
    widths: [0.3, 0.36, null],
    figures: [],
    isFirstBold: true,
    rowHeight: SIGNED,
    isWhole: true,
  })
}
