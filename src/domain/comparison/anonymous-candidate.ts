import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators, isScored, type ScoredItem } from '@/domain/questionnaire/tree'
import { EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'
import type { Candidate } from './candidate'

/** What is told of a candidate in place of what would give it away. */
export interface Mask {
  /** The new id of its assessment. */
  readonly id: string
  readonly letters: string
  /** That of its whole wave. */
  readonly period: Assessment['period']
  /** Ids of the regions that may be told. */
  readonly regions: ReadonlySet<string>
}

/** The candidate under its mask. What is told of it is written out, so that nothing new comes along by itself. */
export function anonymousCandidate(candidate: Candidate, mask: Mask): Candidate {
  const { municipality, questionnaire, answers, evidenceCounts, voice } = candidate
  const name = { ka: mask.letters, en: mask.letters }
  return {
    assessment: anonymousAssessment(candidate.assessment, mask),
    municipality: municipality && {
      id: mask.letters,
      name,
      officialName: name,
      region: mask.regions.has(municipality.region) ? municipality.region : '',
      kind: municipality.kind,
    },
    questionnaire,
    answers: withoutFigures(answers, questionnaire),
    evidence: [],
    evidenceCounts,
    voice,
    people: null,
    isAnonymous: true,
  }
}

/** An instant that says nothing. */
const AT_NO_TIME = '2000-01-01T00:00:00Z'

function anonymousAssessment(assessment: Assessment, { id, letters, period }: Mask): Assessment {
  const { municipalityKind, questionnaire, subset, chosen, wave, respondents, state } = assessment
  return {
    schema: 1,
    version: {},
    createdAt: AT_NO_TIME,
    updatedAt: AT_NO_TIME,
    deletedAt: null,
    id,
    municipality: letters,
    municipalityKind,
    questionnaire,
    subset,
    ...(chosen ? { chosen } : {}),
    period,
    wave,
    respondents,
    programmeId: null,
    previousId: null,
    state,
    log: [],
  }
}

/** What scores by being chosen; figures and words are left out. */
const IS_CHOSEN: Readonly<Record<ScoredItem['type'], boolean>> = {
  ladder: true,
  scale: true,
  yesPartlyNo: true,
  singleChoice: true,
  multipleChoice: true,
  number: false,
  percent: false,
  ratio: false,
}

function withoutFigures(answers: SheetAnswers, { areas }: Questionnaire): SheetAnswers {
  const chosen = allIndicators(areas)
    .flatMap(({ items }) => items.filter(isScored))
    .filter(({ type }) => IS_CHOSEN[type])
  return new Map(
    chosen.flatMap(({ id }): [string, AnswerContent][] => {
      const content = answers.get(id)
      if (!content) return []
      const { state, value, toConfirm } = content
      return [[id, { ...EMPTY_ANSWER, state, value, ...(toConfirm ? { toConfirm } : {}) }]]
    }),
  )
}
