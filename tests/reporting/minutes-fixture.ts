import type { AnswerContent } from '@/domain/records/answer'
import type { Decision, PriorityVote } from '@/domain/records/ballot'
import type { Participant, Workshop } from '@/domain/records/workshop'
import type { Instant } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadMinutesMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { minutesModel } from '@/reporting/minutes/build-minutes'
import type { MinutesInput } from '@/reporting/minutes/minutes-input'
import type { MinutesModel } from '@/reporting/minutes/minutes-model'
import { sixPeople, whatTheySaid } from '../domain/workshop/six-people'
import { answered } from '../support/questionnaires'
import { fullInput } from './fixture'

/** What must be found in no minutes that nobody asked names for. */
export const PLANTED = {
  names: ['Planted Name', 'გეგმილი სახელი'],
  organisation: 'Planted Organisation',
  note: 'planted note',
} as const

const base = {
  schema: 1 as const,
  version: { a: 1 },
  createdAt: '2026-12-05T10:00:00.000Z',
  updatedAt: '2026-12-05T10:00:00.000Z',
  deletedAt: null,
}
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const ASSESSMENT = uuid(1)

const workshop: Workshop = {
  ...base,
  id: ASSESSMENT,
  phase: 'closed',
  place: 'სოფლის კლუბი',
  date: '2026-12-05',
  agenda: [
    { part: 'opening', minutes: 10 },
    { part: 'open-information', minutes: 45 },
    { part: 'closing', minutes: 15 },
  ],
  isBlind: true,
  namesFor: 'nobody',
  quorum: sixPeople.quorum,
  secondsEach: 120,
  proposals: sixPeople.priorities.proposals,
  pointsEach: sixPeople.priorities.pointsEach,
  recipients: 'საკრებულოს აპარატი; მერია',
  deliveredOn: '2026-12-08',
}

const decisions = Object.entries(sixPeople.decisions).map(
  ([itemId, { by, reason, dissent, dissenters, present }], index): Decision => ({
    ...base,
    id: uuid(600 + index),
    assessmentId: ASSESSMENT,
    decidedAt: '2026-12-05T12:00:00.000Z',
    ...{ itemId, by, reason, dissent, dissenters, present },
  }),
)

const votes = Object.entries(sixPeople.priorities.votes).map(([person, points], index): PriorityVote => ({
  ...base,
  id: uuid(700 + index),
  assessmentId: ASSESSMENT,
  code: sixPeople.participants.find((one) => one.person === person)?.code ?? null,
  way: 'paper',
  points,
}))

/** What the group of the hand-worked workshop agreed on. */
function agreed(): Map<string, AnswerContent> {
  return new Map(Object.entries(sixPeople.decisions).map(([id, { value }]) => [id, answered(value)]))
}

/** Everything the minutes of the six people are made from, with names, an organisation and a note planted. */
export function sixPeopleInput(
  language: ScreenLanguage = 'en',
  rules: Partial<Workshop> = {},
  changes: Partial<MinutesInput> = {},
): MinutesInput {
  const said = whatTheySaid(2)
  const { municipality, assessment, actions } = fullInput('full', language)
  const everyone: readonly Participant[] = said.participants
  const participants = everyone.map((one, index) => ({
    ...one,
    organisation: index === 0 ? PLANTED.organisation : '',
  }))
  const noted = ({ answers, ...ballot }: (typeof said.ballots)[number]) => ({
    ...ballot,
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, content]) => [id, { ...content, note: PLANTED.note }]),
    ),
  })
  return {
    language,
    questionnaire: said.questionnaire,
    municipality,
    assessment,
    context: said.context,
    answers: agreed(),
    evidenceCounts: new Map(),
    workshop: { ...workshop, ...rules },
    participants,
    names: null,
    ballots: said.ballots.map(noted),
    hands: said.hands,
    decisions,
    votes,
    actions: actions.slice(0, 2),
    generatedAt: '2026-12-05T14:30:00Z' as Instant,
    appVersion: '1.0.0',
    ...changes,
  }
}

/** The planted names, by the ids of the first participants. */
export function plantedNames({ participants }: Pick<MinutesInput, 'participants'>): Map<string, string> {
  return new Map(PLANTED.names.map((name, index) => [participants[index]?.id ?? '', name]))
}

/** The minutes of an input in its own language. */
export async function minutesOf(input: MinutesInput): Promise<MinutesModel> {
  const language = input.language as ScreenLanguage
  const t = createTranslate(language, await loadMinutesMessages(language))
  return minutesModel(input, t, createFormats(language))
}

/** Every text of the minutes, in their order. */
export function textsOf(value: unknown, key = ''): string[] {
  if (/^(kind|tone|language|generatedAt|fileName)$/.test(key)) return []
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name))
}
