import { HeadingLevel, Paragraph } from 'docx'
import type { ComparisonModel } from '../comparison/comparison-model'
import { comparisonPieces } from './comparison-blocks'
import { docxHeading, labelled } from './docx-blocks'
import { INK } from './docx-style'
import { textRuns } from './docx-table'
import { cleaned, packed, pageOf } from './write-docx'

/**
 * A comparison report as the bytes of a DOCX file, the same for the same report. Its author is the program, and it asks for
 * nothing from elsewhere.
 */
export async function writeComparisonDocx(model: ComparisonModel): Promise<ArrayBuffer> {
  const report = cleaned(model)
  const { cover, sections } = report
  return packed(report, {
    ...pageOf(report),
    children: [
      docxHeading(cover.title, HeadingLevel.TITLE),
      new Paragraph({ keepNext: true, children: textRuns(cover.name, { color: INK.accent }) }),
      ...cover.facts.map((fact) => labelled(fact)),
      ...sections.flatMap(({ heading, blocks }) => [
        docxHeading(heading, HeadingLevel.HEADING_1),
        ...blocks.flatMap((block) => comparisonPieces(block)),
      ]),
    ],
  })
}
