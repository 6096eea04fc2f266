import type { Candidate } from '@/domain/comparison/candidate'
import { groupedBy } from '@/domain/shared/grouped'
import type { ComparisonBlock, ComparisonSection } from './comparison-model'
import { caveatText, reasonText } from './exclusion-words'
import { chapter, said, tableBlock } from './said'
import { listed, type Writer } from './writer'

/** What was compared and how; what has to be known beside it; and who was left out, with every reason. */
export function methodSection(writer: Writer): ComparisonSection {
  const { t, text, input } = writer
  const { notShared } = input.comparison
  const titles = notShared.map(({ title }) => text(title)).join('; ')
  return {
    heading: t('comparisonReport.method.heading'),
    blocks: [
      ...paragraphs(writer).map((paragraph) => said(paragraph)),
      ...(titles === '' ? [] : [said(t('comparisonReport.method.notShared', { titles }), 'soft')]),
      chapter(t('comparisonReport.method.caveats')),
      ...caveatBlocks(writer),
      chapter(t('comparisonReport.method.leftOut')),
      ...excludedBlocks(writer),
    ],
  }
}

function paragraphs(writer: Writer): string[] {
  const { t, formats, input } = writer
  const { shared, notShared, questionnaire } = input.comparison
  const { coverageGate, withoutEvidence } = questionnaire.scoring
  const all = shared.length + notShared.length
  const compared =
    notShared.length === 0
      ? t('comparisonReport.method.comparedAll', { n: all }, all)
      : t('comparisonReport.method.comparedSome', { n: shared.length, total: all })
  return [
    [compared, t('comparisonReport.method.scoredAnew'), versionsSentence(writer)].join(' '),
    t('comparisonReport.method.rule', { gate: formats.percent(coverageGate) }),
    t('comparisonReport.method.points', { level: formats.number(withoutEvidence.level) }),
    t('comparisonReport.method.quartiles'),
    input.isAnonymous ? t('comparisonReport.method.anonymous') : '',
  ].filter((paragraph) => paragraph !== '')
}

function versionsSentence(writer: Writer): string {
  const { t, formats, input } = writer
  const { entries, questionnaire } = input.comparison
  const byVersion = groupedBy(entries, ({ candidate }) => candidate.questionnaire.version)
  const versions = [...byVersion].map(([version, of]) =>
    t('comparisonReport.method.versionCount', { version, n: formats.number(of.length) }, of.length),
  )
  return t('comparisonReport.method.versions', {
    target: questionnaire.version,
    versions: listed(writer, versions),
  })
}

/** Names, each with its waves where there are several. */
function concerned({ nameOf, input }: Writer, candidates: readonly Candidate[]): string {
  const byName = groupedBy(candidates, (candidate) => nameOf({ candidate }))
  const isOneWave = input.comparison.waves.length < 2
  return [...byName]
    .map(([name, of]) =>
      isOneWave ? name : `${name} (${of.map(({ assessment }) => assessment.wave).join(', ')})`,
    )
    .join('; ')
}

function caveatBlocks(writer: Writer): ComparisonBlock[] {
  const { t, input } = writer
  const { caveats, entries } = input.comparison
  if (caveats.length === 0) return [said(t('comparisonReport.method.noCaveats'))]
  const byId = new Map(entries.map(({ candidate }) => [candidate.assessment.id, candidate]))
  const columns = [
    { head: t('comparisonReport.label.remark'), width: 0.36 },
    { head: t('comparisonReport.label.concerns'), width: null },
  ]
  const rows = caveats.map((caveat) => [
    caveatText(writer, caveat),
    caveat.assessmentIds.length === entries.length
      ? t('comparisonReport.method.everybody', { n: entries.length }, entries.length)
      : concerned(
          writer,
          caveat.assessmentIds.flatMap((id) => byId.get(id) ?? []),
        ),
  ])
  return [tableBlock(t('comparisonReport.tables.caveats'), columns, rows)]
}

function excludedBlocks(writer: Writer): ComparisonBlock[] {
  const { t, input, nameOf } = writer
  const { excluded } = input.comparison
  if (excluded.length === 0) return [said(t('comparisonReport.method.nothingLeftOut'))]
  const columns = [
    { head: t('comparisonReport.label.municipality'), width: 0.26, isBold: true },
    { head: t('comparisonReport.label.wave'), width: 0.16 },
    { head: t('comparisonReport.label.reason'), width: null },
  ]
  const rows = excluded.map(({ candidate, reasons }) => [
    nameOf({ candidate }),
    candidate.assessment.wave,
    reasons.map((reason) => reasonText(writer, reason)).join('\n'),
  ])
  return [tableBlock(t('comparisonReport.tables.excluded'), columns, rows)]
}
