import type { Lesson, Teacher } from '@/domain/comparison/learning'
import { groupedBy } from '@/domain/shared/grouped'
import type { ComparisonBlock, ComparisonSection } from './comparison-model'
import { said, tableBlock } from './said'
import { nodeName, someOf, type Writer } from './writer'

/** How many names stand in a cell before the others are only counted. */
const NAMED = 6
const TEACHERS = 4

/** Who stands at least two levels higher where others are weak, and the practices that they share. */
export function lessonsSection(writer: Writer): ComparisonSection {
  const { t, lessons } = writer
  return {
    heading: t('comparisonReport.lessons.heading'),
    blocks: [
      said(t('comparisonReport.lessons.lead'), 'soft'),
      ...(lessons.length === 0 ? [said(t('comparisonReport.lessons.none'))] : lessonBlocks(writer)),
      ...practiceBlocks(writer),
    ],
  }
}

/** Teachers with their levels, of many only the first few. */
export function teachersText(
  { t, formats, nameOf }: Writer,
  teachers: readonly Teacher[],
  most = TEACHERS,
): string {
  return someOf({ t }, teachers, most, ({ entry, level }) =>
    t('comparisonReport.lessons.teacher', { name: nameOf(entry), level: formats.number(level) }),
  )
}

function lessonBlocks(writer: Writer): ComparisonBlock[] {
  const { t, formats, nameOf, lessons, table } = writer
  const byIndicator = groupedBy(lessons, ({ indicator }) => indicator.id)
  const inOrder = table.columns.flatMap((column) => {
    const own = byIndicator.get(column.id) ?? []
    // At one level all have the same teachers.
    const byLevel = groupedBy([...own].sort(byLevelFirst), ({ level }) => level)
    return [...byLevel].map(([level, same], index) => ({ column, level, same, isFirst: index === 0 }))
  })
  const rows = inOrder.map(({ column, level, same, isFirst }) => {
    const { number, title } = nodeName(writer, column)
    return [
      ...(isFirst ? [number, title] : ['', '']),
      formats.number(level),
      someOf(writer, same, NAMED, ({ learner }) => nameOf(learner)),
      teachersText(writer, same[0]?.teachers ?? []),
    ]
  })
  const columns = [
    { head: '', width: 0.06 },
    { head: t('comparisonReport.label.indicator'), width: 0.25 },
    { head: t('comparisonReport.label.level'), width: 0.11, isFigure: true },
    { head: t('comparisonReport.label.learners'), width: null },
    { head: t('comparisonReport.label.teachers'), width: 0.29 },
  ]
  return [tableBlock(t('comparisonReport.tables.lessons'), columns, rows)]
}

const byLevelFirst = (a: Lesson, b: Lesson) => a.level - b.level

/** A practice says who has it: without names there are none. */
function practiceBlocks(writer: Writer): ComparisonBlock[] {
  const { t, table, input, nameOf } = writer
  const names = new Map(
    table.rows.map(({ entry }) => [entry.candidate.assessment.municipality, nameOf(entry)]),
  )
  const known = input.practices.filter(({ municipality }) => names.has(municipality))
  if (input.isAnonymous || known.length === 0) return []
  const columns = [
    { head: t('comparisonReport.label.practice'), width: 0.3, isBold: true },
    { head: t('comparisonReport.label.municipality'), width: 0.19 },
    { head: t('comparisonReport.label.indicators'), width: null },
    { head: t('comparisonReport.label.office'), width: 0.22 },
  ]
  const rows = known.map(({ municipality, title, indicatorIds, contactOffice }) => [
    title,
    names.get(municipality) ?? municipality,
    indicatorIds.map((id) => nodeName(writer, { id }).title).join('; '),
    contactOffice,
  ])
  return [tableBlock(t('comparisonReport.tables.practices'), columns, rows)]
}
