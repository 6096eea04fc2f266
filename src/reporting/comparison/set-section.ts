import type { Candidate } from '@/domain/comparison/candidate'
import type { Entry } from '@/domain/comparison/comparison'
import { readAssessments, type ReadAssessment } from '../tables/read-assessments'
import type { ComparisonBlock, ComparisonSection } from './comparison-model'
import { said, tableBlock } from './said'
import { byName, nodeName, percent, points, rootOf, type Writer } from './writer'

/** Who is compared, and what of each one has to be known; their places, where somebody asked for them. */
export function setSection(writer: Writer): ComparisonSection {
  const { t, table, before, input } = writer
  const shown = [table.wave, ...(before ? [before.wave] : [])]
  const inWaves = readAssessments({ ...input.comparison, excluded: [] }, input.isAnonymous).filter(
    ({ candidate }) => shown.includes(candidate.assessment.wave),
  )
  const compared = input.isAnonymous ? inWaves : byName(inWaves, writer.nameOf)
  const words = ['municipality', 'wave', 'whoAnswered', 'state', 'coverage', 'na', 'dontKnow', 'evidenced']
  const widths = [null, 0.08, 0.185, 0.145, 0.09, 0.065, 0.075, 0.11]
  const columns = words.map((word, index) => ({
    head: t(`comparisonReport.set.${word}`),
    width: widths[index] ?? null,
    isFigure: index >= 4,
  }))
  return {
    heading: t('comparisonReport.set.heading'),
    blocks: [
      said(t('comparisonReport.set.lead'), 'soft'),
      tableBlock(
        t('comparisonReport.tables.set'),
        columns,
        compared.map((one) => row(writer, one)),
      ),
      ...placesBlocks(writer),
    ],
  }
}

function row(writer: Writer, read: ReadAssessment): string[] {
  const { t, nameOf } = writer
  const { candidate, coverage, naShare, dontKnowShare, evidencedShare } = read
  return [
    [nameOf(read), whereabouts(writer, read)].filter((part) => part !== '').join('\n'),
    `${candidate.assessment.wave}\n${candidate.questionnaire.version}`,
    voiceText(writer, candidate),
    t(`comparisonReport.state.${candidate.assessment.state}`),
    ...[coverage, naShare, dontKnowShare, evidencedShare].map((share) => percent(writer, share)),
  ]
}

/** Region and kind; of a municipality without a name only the region, where it may be told. */
export function whereabouts({ t, text, input }: Writer, { candidate }: Pick<Entry, 'candidate'>): string {
  const { municipality, assessment } = candidate
  const region = input.regions.find(({ id }) => id === municipality?.region)
  const kind = input.isAnonymous ? '' : t(`comparisonReport.kind.${assessment.municipalityKind}`)
  return [text(region?.name), kind].filter((part) => part !== '').join(' · ')
}

/** Who said what the assessment says, and how many they were where that is known. */
function voiceText({ t }: Writer, { voice, people }: Candidate): string {
  const said = {
    self: t('comparisonReport.voice.self'),
    consensus: t('comparisonReport.voice.consensus'),
    median: t('comparisonReport.voice.median'),
    external: t('comparisonReport.voice.external'),
  }[voice]
  return people === null ? said : `${said}\n${t('comparisonReport.voice.people', { n: people }, people)}`
}

function placesBlocks(writer: Writer): ComparisonBlock[] {
  const { t, table, places, input, formats, nameOf } = writer
  if (!input.isRanked) return []
  if (places === null) return [said(t('comparisonReport.places.tooFew'))]
  const rows = table.rows
    .flatMap((row, index) => {
      const place = places[index]
      return place ? [{ row, place }] : []
    })
    .sort((a, b) => a.place.place - b.place.place)
    .map(({ row, place }) => [
      place.isTied
        ? t('comparisonReport.places.tied', { place: formats.number(place.place) })
        : formats.number(place.place),
      nameOf(row.entry),
      points(writer, rootOf(row)?.share),
    ])
  const columns = [
    { head: t('comparisonReport.label.place'), width: 0.2, isBold: true },
    { head: t('comparisonReport.label.municipality'), width: null },
    { head: nodeName(writer, table.columns[0] ?? { id: '' }).title, width: 0.2, isFigure: true },
  ]
  return [tableBlock(t('comparisonReport.tables.places'), columns, rows)]
}
