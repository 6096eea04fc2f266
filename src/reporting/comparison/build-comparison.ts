import type { Formats, Translate } from '@/platform/texts'
import { filled } from '../model/context'
import type { Labelled } from '../model/report-model'
import { annexSection } from './annex-section'
import { areasSection } from './areas-section'
import { besideSection } from './beside-section'
import { changeSection } from './change-section'
import type { ComparisonInput } from './comparison-input'
import type { ComparisonBlock, ComparisonModel, ComparisonSection } from './comparison-model'
import { heatmapSection } from './heatmap-section'
import { lessonsSection } from './lessons-section'
import { methodSection } from './method-section'
import { municipalitySection } from './municipality-section'
import { programmeSection } from './programme-section'
import { setSection } from './set-section'
import { summarySection } from './summary-section'
import { createWriter, type Writer } from './writer'

/**
 * A comparison as plain data, every text in the report's language. `t` (with the branches `comparisonReport`, `labels`) and
 * `formats` are those of that language. Every figure is one of the comparison's own tables.
 */
export function buildComparison(input: ComparisonInput, t: Translate, formats: Formats): ComparisonModel {
  const writer = createWriter(input, t, formats)
  const { language, wave, generatedAt, appVersion } = input
  const title = t('comparisonReport.title')
  const name = nameOfAll(writer)
  const sections = [
    summarySection(writer),
    methodSection(writer),
    setSection(writer),
    programmeSection(writer),
    areasSection(writer),
    besideSection(writer),
    heatmapSection(writer),
    changeSection(writer),
    municipalitySection(writer),
    lessonsSection(writer),
    annexSection(writer),
  ].filter((section) => section !== null)
  return {
    language,
    title: t('comparisonReport.titleOf', { title, name, wave }),
    subject: writer.text(input.comparison.questionnaire.title),
    author: t('comparisonReport.author', { version: appVersion }),
    fileName: fileName(input),
    header: t('comparisonReport.header', { title, name, wave }),
    footer: t('comparisonReport.footer', { version: appVersion, when: formats.dateTime(generatedAt) }),
    pageLabel: t('comparisonReport.pageOf'),
    generatedAt,
    cover: { title, name, facts: coverFacts(writer) },
    contents: {
      heading: t('comparisonReport.contents.heading'),
      tables: t('comparisonReport.contents.tables'),
    },
    sections: numbered(sections, t),
  }
}

function nameOfAll({ input, text }: Writer): string {
  return input.group ?? input.programme?.name ?? text(input.comparison.questionnaire.title)
}

function coverFacts({ t, text, formats, input, table, before }: Writer): Labelled[] {
  const { comparison, programme, group } = input
  const { questionnaire, waves, excluded } = comparison
  const dates = waves.find(({ label }) => label === table.wave)
  const periodOf = ({ from, to }: { readonly from: string; readonly to: string }) =>
    t('comparisonReport.period', { from: formats.date(from), to: formats.date(to) })
  const period = dates && !input.isAnonymous ? periodOf(dates) : ''
  return filled([
    programme && { label: t('comparisonReport.label.programme'), text: programme.name },
    programme && { label: t('comparisonReport.label.donor'), text: programme.donor },
    programme && { label: t('comparisonReport.label.programmePeriod'), text: periodOf(programme.period) },
    { label: t('comparisonReport.label.group'), text: group ?? '' },
    {
      label: t('comparisonReport.label.questionnaire'),
      text: `${text(questionnaire.title)}, ${questionnaire.version}`,
    },
    { label: t('comparisonReport.label.wave'), text: table.wave },
    { label: t('comparisonReport.label.before'), text: before?.wave ?? '' },
    { label: t('comparisonReport.label.period'), text: period },
    { label: t('comparisonReport.label.municipalities'), text: formats.number(table.rows.length) },
    { label: t('comparisonReport.label.leftOut'), text: formats.number(excluded.length) },
    { label: t('comparisonReport.label.made'), text: formats.dateTime(input.generatedAt) },
  ])
}

function fileName({ comparison, wave, isAnonymous, language }: ComparisonInput): string {
  const plain = wave.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '')
  const parts = [
    'kibe-comparison',
    comparison.questionnaire.id,
    plain,
    isAnonymous ? 'anonymous' : '',
    language,
  ]
  return parts.filter((part) => part !== '').join('-')
}

/** The tables that are listed, each with its number. */
function numbered(sections: readonly ComparisonSection[], t: Translate): ComparisonSection[] {
  let n = 0
  const withNumber = (block: ComparisonBlock): ComparisonBlock => {
    if (!('caption' in block) || block.caption === null) return block
    n += 1
    return { ...block, caption: t('comparisonReport.tables.numbered', { n, caption: block.caption }) }
  }
  return sections.map(({ heading, blocks }) => ({ heading, blocks: blocks.map(withNumber) }))
}
