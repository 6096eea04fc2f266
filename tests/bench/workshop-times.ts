import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import { mergeRecords } from '@/domain/merge/merge'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import type { Ballot } from '@/domain/records/ballot'
import { ballotId } from '@/domain/records/derived-id'
import { CARRIED_KINDS, type CarriedRecords } from '@/domain/records/registry'
import type { CalendarDate } from '@/domain/shared/units'
import { groupReadings } from '@/domain/workshop/group'
import { discussionOrder, nextToDiscuss } from '@/domain/workshop/order'

const ASSESSMENT = '00000000-0000-4000-8000-000000000001'
const DEVICE = '00000000-0000-4000-8000-00000000'
const AT = '2026-03-01T10:00:00.000Z'
const context: AssessmentContext = {
  kind: 'community',
  subset: 'full',
  date: '2026-12-31' as CalendarDate,
}

/** Milliseconds in which so many files of one ballot each become one workshop, and its order of discussion; `runs` times. */
export function mergingTimes(document: unknown, people: number, runs: number): number[] {
  const questionnaire = parsed(document)
  const files = Array.from({ length: people }, (_, n) => recordsWith([ballotOf(questionnaire, n)]))
  return Array.from({ length: runs }, () => {
    const started = performance.now()
    const { ballots } = files.reduce(mergeRecords, recordsWith([]))
    next(questionnaire, ballots)
    const took = performance.now() - started
    if (ballots.length !== people) throw new Error('not all ballots were merged')
    return took
  })
}

/** Milliseconds in which the next item to discuss follows from so many ballots; `runs` times. */
export function nextItemTimes(document: unknown, people: number, runs: number): number[] {
  const questionnaire = parsed(document)
  const ballots = Array.from({ length: people }, (_, n) => ballotOf(questionnaire, n))
  return Array.from({ length: runs }, () => {
    const started = performance.now()
    next(questionnaire, ballots)
    return performance.now() - started
  })
}

/** The ballots of so many people for an assessment, as they would lie on the device. */
export function ballotsFor(
  document: unknown,
  people: number,
  of: Pick<Ballot, 'assessmentId' | 'questionnaire'>,
) {
  const questionnaire = parsed(document)
  return Array.from({ length: people }, (_, n): Ballot => {
    const ballot = ballotOf(questionnaire, n)
    return { ...ballot, ...of, id: ballotId(of.assessmentId, ballot.code, 1) }
  })
}

function next(questionnaire: Questionnaire, ballots: readonly Ballot[]): void {
  const readings = groupReadings({ questionnaire, context, participants: [], ballots, hands: [] })
  const stops = discussionOrder(questionnaire, context, readings, 'need', new Set())
  if (nextToDiscuss(stops, stops[0]?.reading.item.id ?? null) === null) throw new Error('nothing is next')
}

function parsed(document: unknown): Questionnaire {
  const read = parseQuestionnaire(document)
  if (!read.ok) throw new Error('not a questionnaire')
  return read.value
}

function recordsWith(ballots: readonly Ballot[]): CarriedRecords {
  const none = Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, []])) as unknown as CarriedRecords
  return { ...none, ballots }
}

/** Every ladder answered, with a note of 100 Georgian letters, differently by each person. */
function ballotOf({ areas, id, version }: Questionnaire, person: number): Ballot {
  const code = String(1_000 + 37 * person)
  const answers = allIndicators(areas).flatMap((indicator, index) => {
    const ladder = ladderOf(indicator)
    const value = (index * (person + 1)) % 5
    return ladder ? [[ladder.id, { ...EMPTY_ANSWER, state: 'answered', value, note: 'შ'.repeat(100) }]] : []
  })
  return {
    id: ballotId(ASSESSMENT, code, 1),
    schema: 1,
    version: { [`${DEVICE}${1_000 + person}`]: 1 },
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    assessmentId: ASSESSMENT,
    code,
    round: 1,
    way: 'file',
    questionnaire: { id, version, sha256: 'a'.repeat(64) },
    answers: Object.fromEntries(answers) as Ballot['answers'],
    handedInAt: AT,
  }
}
