import { compare } from '@/domain/comparison/compare'
import type { Candidate } from '@/domain/comparison/candidate'
import { tableOf } from '@/domain/comparison/table'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import { EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'

const AT = '2026-03-01T10:00:00.000Z'

/**
 * Milliseconds in which so many assessments, of invented municipalities, are compared and become a table; `runs` times.
 * `older`: the document of an older version, in which every other was answered; they are brought to the newer one.
 */
export function compareTimes(
  document: unknown,
  municipalities: number,
  runs: number,
  older: unknown = document,
): number[] {
  const versions = [parsed(document), parsed(older)] as const
  return Array.from({ length: runs }, () => {
    // New ones for each run: what was once scored is known afterwards.
    const candidates = Array.from({ length: municipalities }, (_, n) =>
      candidateOf(n % 2 === 0 ? versions[0] : versions[1], n),
    )
    const started = performance.now()
    const comparison = compare(candidates)
    const table = comparison && tableOf(comparison, '2026', null)
    const took = performance.now() - started
    if (table?.rows.length !== municipalities) throw new Error('not all were compared')
    return took
  })
}

function parsed(document: unknown): Questionnaire {
  const read = parseQuestionnaire(document)
  if (!read.ok) throw new Error('not a questionnaire')
  return read.value
}

function candidateOf(questionnaire: Questionnaire, n: number): Candidate {
  const code = `invented-${n}`
  const name = { ka: `გამოგონილი ${n}`, en: `Invented ${n}` }
  const kind = n % 7 === 0 ? 'city' : 'community'
  return {
    assessment: assessmentOf(questionnaire, code, kind, n),
    municipality: { id: code, name, officialName: name, region: `region-${n % 11}`, kind },
    questionnaire,
    answers: answersOf(questionnaire, n),
    evidence: [],
    evidenceCounts: new Map(),
    voice: 'self',
    people: null,
  }
}

function assessmentOf(
  { id, version }: Questionnaire,
  municipality: string,
  municipalityKind: Assessment['municipalityKind'],
  n: number,
): Assessment {
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    schema: 1,
    version: {},
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    municipality,
    municipalityKind,
    questionnaire: { id, version, sha256: version.replaceAll('.', '').padStart(64, '0') },
    subset: 'full',
    period: { from: '2025-01-01', to: '2025-12-31' },
    wave: '2026',
    respondents: 'self',
    programmeId: null,
    previousId: null,
    state: 'final',
    log: [],
  }
}

/** Levels that differ from indicator to indicator and from sheet to sheet; one in 13 is open. */
function answersOf({ areas }: Questionnaire, n: number): Map<string, AnswerContent> {
  return new Map(
    allIndicators(areas).flatMap((indicator, index): [string, AnswerContent][] => {
      const ladder = ladderOf(indicator)
      if (!ladder || (index + n) % 13 === 0) return []
      return [[ladder.id, { ...EMPTY_ANSWER, state: 'answered', value: (index * (n + 1)) % 5 }]]
    }),
  )
}
