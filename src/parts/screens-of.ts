import type { Questionnaire } from '@/domain/questionnaire/format-1'

type Kind = Questionnaire['kind']

/** A part of an assessment that has a link of its own. */
export type Part = 'fill' | 'results' | 'plan' | 'report' | 'survey' | 'surveyResults'

const PARTS: Readonly<Record<Kind, readonly [Part, ...Part[]]>> = {
  benchmark: ['fill', 'results', 'plan', 'report'],
  certification: ['fill', 'results', 'plan', 'report'],
  profile: ['fill', 'results'],
  survey: ['survey', 'surveyResults'],
}

/** Screens below a part. */
const BELOW: Readonly<Record<string, Part>> = {
  overview: 'fill',
  action: 'plan',
  print: 'report',
  enter: 'survey',
}

/** The parts of an assessment of this kind, in the order of their links; the first is where one goes on. */
export function screensOf(kind: Kind): readonly [Part, ...Part[]] {
  return PARTS[kind]
}

/** Whether an assessment of this kind has this screen. A screen that belongs to no part is there for all. */
export function hasScreen(kind: Kind, screen: string): boolean {
  const part = BELOW[screen] ?? screen
  const isOfSomeKind = Object.values(PARTS).some((parts) => parts.some((name) => name === part))
  return !isOfSomeKind || PARTS[kind].some((name) => name === part)
}
