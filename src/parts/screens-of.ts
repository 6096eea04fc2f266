import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment, Sheet } from '@/domain/records/assessment'

type Kind = Questionnaire['kind']

/** A part of an assessment that has a link of its own. */
export type Part =
  'fill' | 'results' | 'plan' | 'report' | 'survey' | 'surveyResults' | 'workshop' | 'ready' | 'handIn'

const PARTS: Readonly<Record<Kind, readonly [Part, ...Part[]]>> = {
  benchmark: ['fill', 'results', 'plan', 'report'],
  certification: ['fill', 'results', 'plan', 'report'],
  profile: ['fill', 'results'],
  survey: ['survey', 'surveyResults'],
}

/** Where a group answers: what it agrees on is reached from the workshop. */
const WORKSHOP_PARTS: readonly [Part, ...Part[]] = ['workshop', 'results', 'plan', 'report']

/** What somebody who was invited to a workshop does on their own device. */
export const INVITED_PARTS: readonly [Part, ...Part[]] = ['fill', 'ready', 'handIn']

/** Screens below a part. */
const BELOW: Readonly<Record<string, Part>> = {
  overview: 'fill',
  action: 'plan',
  print: 'report',
  enter: 'survey',
  workshopSetup: 'workshop',
  participants: 'workshop',
  prepare: 'workshop',
  warmUp: 'workshop',
  collect: 'workshop',
  scan: 'workshop',
  kiosk: 'workshop',
  paper: 'workshop',
  hands: 'workshop',
  discuss: 'workshop',
  pointsRound: 'workshop',
  minutes: 'workshop',
}

/**
 * Whether a group answers it here: the sheet is the group's own. On the device of somebody who was invited the sheet is
 * theirs; and what was moved to another version of its questionnaire is gone through by one person.
 */
export function isWorkshop(
  { respondents, movedFromId }: Pick<Assessment, 'respondents' | 'movedFromId'>,
  sheet: Pick<Sheet, 'kind'> | undefined,
): boolean {
  return respondents === 'workshop' && movedFromId === undefined && sheet?.kind !== 'individual'
}

/** The parts of an assessment of this kind, in the order of their links; the first is where one goes on. */
export function screensOf(kind: Kind, isOfGroup = false): readonly [Part, ...Part[]] {
  return isOfGroup ? WORKSHOP_PARTS : PARTS[kind]
}

/**
 * Whether an assessment of this kind has this screen. A screen that belongs to no part is there for all. What a group
 * agreed on can be filled in like any other sheet: not every item has levels to decide on together.
 */
export function hasScreen(kind: Kind, screen: string, isOfGroup = false): boolean {
  const part = BELOW[screen] ?? screen
  const isOfSome = [...Object.values(PARTS), WORKSHOP_PARTS].some((parts) =>
    parts.some((name) => name === part),
  )
  const own: readonly Part[] = isOfGroup ? [...WORKSHOP_PARTS, 'fill'] : PARTS[kind]
  return !isOfSome || own.some((name) => name === part)
}
