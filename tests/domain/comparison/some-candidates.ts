import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Candidate } from '@/domain/comparison/candidate'
import { compare } from '@/domain/comparison/compare'
import type { Comparison, Exclusion } from '@/domain/comparison/comparison'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'
import type { Municipality } from '@/domain/registers/municipality'
import { uuid } from '../../fixtures/records'
import { aLadder, anArea, anIndicator, aQuestionnaire, aSheet } from '../../support/questionnaires'

/** What a test says of a candidate; the rest is plain. */
export interface Given extends Partial<Omit<Candidate, 'assessment' | 'municipality' | 'answers'>> {
  readonly code?: string
  readonly n?: number
  readonly answers?: Readonly<Record<string, AnswerContent | AnswerValue>> | SheetAnswers
  readonly assessment?: Partial<Assessment>
  readonly municipality?: Partial<Municipality> | null
}

const AT = '2026-03-01T10:00:00.000Z'

/** A finished assessment of an invented municipality: `n` numbers its id, which has to differ within a test. */
export function aCandidate({ code = 'm-1', n = 1, ...given }: Given = {}): Candidate {
  const { questionnaire = FOUR, answers = {}, assessment = {}, municipality = {}, ...rest } = given
  const name = { ka: `გამოგონილი ${code}`, en: `Invented ${code}` }
  const { municipalityKind = 'community' } = assessment
  return {
    assessment: {
      schema: 1,
      version: { a: 1 },
      createdAt: AT,
      updatedAt: AT,
      deletedAt: null,
      id: uuid(n),
      municipality: code,
      municipalityKind,
      questionnaire: pinned(questionnaire),
      subset: 'full',
      period: { from: '2025-01-01', to: '2025-12-31' },
      wave: '2026',
      respondents: 'self',
      programmeId: null,
      previousId: null,
      state: 'final',
      log: [],
      ...assessment,
    },
    municipality: municipality && {
      id: code,
      name,
      officialName: name,
      region: 'region-1',
      kind: municipalityKind,
      ...municipality,
    },
    questionnaire,
    answers: answers instanceof Map ? answers : aSheet(answers as Record<string, AnswerValue>),
    evidence: [],
    evidenceCounts: new Map(),
    voice: 'self',
    people: null,
    ...rest,
  }
}

/** The identity under which assessments of these tests are pinned to a questionnaire. */
export function pinned(questionnaire: Questionnaire): Assessment['questionnaire'] {
  const { id, version } = questionnaire
  return { id, version, sha256: sha256Of(new TextEncoder().encode(JSON.stringify(questionnaire))) }
}

/** Two areas with two ladders each, all of weight 1; `A1` and `B1` are in the rapid set. */
export const FOUR: Questionnaire = aQuestionnaire({
  areas: ['A', 'B'].map((area) =>
    anArea(area, {
      indicators: [1, 2].map((n) =>
        anIndicator(`${area}${n}`, {
          items: [aLadder(`${area}${n}`)],
          ...(n === 1 ? { subsets: ['rapid'] } : {}),
        }),
      ),
    }),
  ),
})

/** Every ladder at the same level. */
export function allAt(level: number, questionnaire: Questionnaire = FOUR): Record<string, number> {
  const ladders = allIndicators(questionnaire.areas).flatMap((indicator) => ladderOf(indicator)?.id ?? [])
  return Object.fromEntries(ladders.map((id) => [id, level]))
}

/** The comparison of candidates among which there is a questionnaire. */
export function compared(candidates: readonly Candidate[], questionnaireId?: string): Comparison {
  const comparison = compare(candidates, questionnaireId)
  if (!comparison) throw new Error('nothing was compared')
  return comparison
}

/** The codes of the municipalities that are compared, each with the share of its whole. */
export function shares({ entries }: Comparison): Record<string, number | null> {
  return Object.fromEntries(
    entries.map(({ candidate, score }) => [candidate.assessment.municipality, score.root.share]),
  )
}

/** Why each was left out, by the number of its id. */
export function reasons({ excluded }: Comparison): Record<number, Exclusion['reasons'][number]['code'][]> {
  return Object.fromEntries(
    excluded.map(({ candidate, reasons: all }) => [
      Number(candidate.assessment.id.slice(-12)),
      all.map(({ code }) => code),
    ]),
  )
}
