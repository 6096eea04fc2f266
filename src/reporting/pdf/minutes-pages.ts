import type { MinutesBlock, MinutesModel, MinutesSection, SignaturesBlock } from '../minutes/minutes-model'
import { factLines } from './blocks'
import { paintMark } from './cover'
import { decisionLines } from './minutes-decision'
import { PALETTE } from './palette'
import { heightOf, SHEET, STYLE, TEXT_WIDTH, type Paper, type TextStyle } from './paper'
import { table } from './table'

const TONES: Readonly<Record<'lead' | 'plain' | 'soft' | 'attention', TextStyle>> = {
  lead: STYLE.lead,
  plain: STYLE.body,
  soft: STYLE.small,
  attention: { ...STYLE.strong, colour: 'attention' },
}
/** Room that a part or a chapter wants below its heading, in points. */
const BELOW_HEADING = 110
/** Up to this height a decision is not torn. */
const SHORT = (SHEET.height - SHEET.top - SHEET.bottom) * 0.34
/** Height of a line to be signed, in points: 1.2 cm. */
const SIGNED = 34

/** The head of the first page: whose minutes these are, from where and when. */
export function minutesHead(paper: Paper, { cover }: MinutesModel): void {
  paintMark(paper)
  paper.top += 18
  paper.text(cover.region, STYLE.soft)
  paper.text(cover.municipality, { ...STYLE.lead, size: 13, colour: 'accent' })
  paper.gap(2)
  paper.text(cover.title, { ...STYLE.cover, size: 27 })
  paper.gap(14)
  paper.flow(factLines(paper, cover.facts))
  if (cover.warning === null) return
  paper.gap(8)
  paper.text(cover.warning, TONES.attention)
}

/** One part of the minutes with its bookmark; what is to be signed is not torn from its heading. */
export function minutesSection(paper: Paper, { heading, blocks }: MinutesSection): void {
  const signed = blocks.flatMap((block) => (block.kind === 'signatures' ? [signedHeight(block)] : []))
  paper.gap(26)
  paper.chapter(heading, 1, Math.max(BELOW_HEADING, ...signed))
  paper.gap(6)
  blocks.forEach((block, index) => paintBlock(paper, block, blocks[index + 1]))
}

function paintBlock(paper: Paper, block: MinutesBlock, next: MinutesBlock | undefined): void {
  switch (block.kind) {
    case 'text':
      paper.text(block.text, TONES[block.tone])
      paper.gap(8)
      break
    case 'facts':
      paper.flow(factLines(paper, block.rows))
      break
    case 'chapter':
      paper.gap(10)
      paper.chapter(block.text, 2, next?.kind === 'decision' ? wholeHeight(paper, next) : BELOW_HEADING)
      paper.gap(8)
      break
    case 'table':
      table(paper, {
        head: block.columns,
        rows: block.rows,
        widths: block.widths.map((share) => share && share * TEXT_WIDTH),
        right: block.figures,
        bold: block.figures,
      })
      paper.gap(14)
      break
    case 'decision': {
      const lines = decisionLines(paper, block)
      paper.flow(lines, heightOf(lines) <= SHORT)
      break
    }
    case 'signatures':
      signatures(paper, block)
  }
}

function wholeHeight(paper: Paper, block: Extract<MinutesBlock, { kind: 'decision' }>): number {
  return Math.min(SHORT, heightOf(decisionLines(paper, block))) + 8
}

const ROLE_WIDTH = 0.3
const NAME_WIDTH = 0.36

function signedHeight({ people }: SignaturesBlock): number {
  return 24 + people.length * (SIGNED + 16)
}

/** Who signs beside two lines: for the name, and for the signature. What the lines are for stands under each. */
function signatures(paper: Paper, block: SignaturesBlock): void {
  const { doc } = paper
  const [, name, signature] = block.columns
  const end = SHEET.left + TEXT_WIDTH
  const nameLeft = SHEET.left + ROLE_WIDTH * TEXT_WIDTH
  const signatureLeft = nameLeft + NAME_WIDTH * TEXT_WIDTH + 16
  const under = [
    { label: name, from: nameLeft, to: signatureLeft - 16 },
    { label: signature, from: signatureLeft, to: end },
  ]
  paper.need(signedHeight(block))
  for (const person of block.people) {
    const base = paper.top + SIGNED
    paper.use(STYLE.strong)
    doc.text(person, SHEET.left, base - 3)
    for (const { label, from, to } of under) {
      doc.setDrawColor(PALETTE.soft).setLineWidth(0.8).line(from, base, to, base)
      paper.use(STYLE.small)
      doc.text(label, from, base + 11)
    }
    paper.top = base + 16
  }
}
