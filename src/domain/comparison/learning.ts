import type { Indicator } from '@/domain/questionnaire/format-1'
import { findIndicator } from '@/domain/questionnaire/tree'
import type { Entry } from './comparison'
import type { Table } from './table'

/** Somebody that others can learn from. */
export interface Teacher {
  readonly entry: Entry
  readonly level: number
}

/** What one municipality could learn, and from whom. */
export interface Lesson {
  readonly learner: Entry
  readonly indicator: Indicator
  /** The learner's level. */
  readonly level: number
  /** At least two levels higher, and agreed to be found; the highest first. */
  readonly teachers: readonly Teacher[]
}

/** The highest level from which others are shown somebody to learn from. */
const WEAK_UP_TO = 2
/** So many levels higher stands a teacher. */
const HIGHER_BY = 2

/**
 * For each municipality and each indicator with a ladder on which it is at level 0 to 2: those at least two levels higher
 * that have agreed to be found. Lessons without a teacher are left out.
 */
export function lessons(
  { questionnaire, columns, rows }: Table,
  mayBeFound: (entry: Entry) => boolean,
): readonly Lesson[] {
  const found = new Map(rows.map(({ entry }) => [entry, mayBeFound(entry)]))
  const ofColumns = columns.map((column, n) => {
    const indicator = column.kind === 'indicator' ? findIndicator(questionnaire, column.id) : null
    const standing = rows.flatMap(({ entry, cells }): Teacher[] => {
      const level = cells[n]?.level ?? null
      return level === null ? [] : [{ entry, level }]
    })
    const teachers = standing.filter(({ entry }) => found.get(entry)).sort((a, b) => b.level - a.level)
    return { indicator, teachers, levels: new Map(standing.map(({ entry, level }) => [entry, level])) }
  })
  return rows.flatMap(({ entry: learner }) =>
    ofColumns.flatMap(({ indicator, teachers, levels }): Lesson[] => {
      const level = levels.get(learner)
      if (!indicator || level === undefined || level > WEAK_UP_TO) return []
      const higher = teachers.filter((teacher) => teacher.level >= level + HIGHER_BY)
      return higher.length === 0 ? [] : [{ learner, indicator, level, teachers: higher }]
    }),
  )
}
