/** What has to be on a device before a room without a network. */
export const CHECKS = ['app', 'parts', 'questionnaire', 'kept', 'space'] as const
/** Without these nobody can answer on the device; the others make it safer. */
const NEEDED: readonly Check[] = ['app', 'parts', 'questionnaire']

/** One of the things that have to be there. */
export type Check = (typeof CHECKS)[number]
/** Whether it is there; `unknown` where the browser does not say. */
export type Outcome = 'yes' | 'no' | 'unknown'
/** What there is on a device. */
export type Readiness = Readonly<Record<Check, Outcome>>

/** Whether one can answer on a device of which this is known, without a network. */
export function isReady(readiness: Readiness): boolean {
  return NEEDED.every((check) => readiness[check] === 'yes')
}
