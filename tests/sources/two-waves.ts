import { readFileSync } from 'node:fs'
import { candidateOf } from '@/domain/comparison/candidate-of'
import type { Candidate } from '@/domain/comparison/candidate'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { answerId, EMPTY_ANSWER } from '@/domain/records/answer'

/** The fixture of a study in two waves. */
export interface TwoWaves {
  readonly indicators: readonly string[]
  readonly weights: Readonly<Record<string, number>>
  readonly waves: readonly { readonly label: string; readonly from: string; readonly to: string }[]
  readonly municipalities: readonly {
    readonly id: string
    readonly name: { readonly ka: string; readonly en: string }
    readonly answers: Readonly<Record<string, Readonly<Record<string, number | string>>>>
    readonly points: Readonly<Record<string, number>>
  }[]
  readonly distributions: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly areas: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** The study as the fixture tells it. */
export const study = read('tests/fixtures/comparison/par-two-waves.json') as TwoWaves

const base = {
  schema: 1 as const,
  version: { '00000000-0000-4000-8000-000000000001': 1 },
  createdAt: '2021-07-01T10:00:00.000Z',
  updatedAt: '2021-07-01T10:00:00.000Z',
  deletedAt: null,
}

/** The assessments of the study, as they would lie on the project lead's device. */
export function assessmentsOfStudy(): Candidate[] {
  const parsed = parseQuestionnaire(read('questionnaires/par-monitoring/1.0.0.json'))
  if (!parsed.ok) throw new Error('not a questionnaire')
  const fingerprints = read('questionnaires/fingerprints.json') as Readonly<Record<string, string>>
  const sha256 = fingerprints['par-monitoring/1.0.0'] ?? ''
  return study.municipalities.flatMap(({ id, name, answers }, place) =>
    study.waves.map(({ label, from, to }) => {
      const number = String(place * 10 + Number(label)).padStart(12, '0')
      const sheetId = `00000000-0002-4000-8000-${number}`
      return candidateOf({
        assessment: {
          ...base,
          id: `00000000-0001-4000-8000-${number}`,
          municipality: id,
          municipalityKind: 'community',
          questionnaire: { id: 'par-monitoring', version: '1.0.0', sha256 },
          subset: 'chosen',
          chosen: [...study.indicators],
          period: { from, to },
          wave: label,
          respondents: 'self',
          programmeId: null,
          previousId: null,
          state: 'final',
          log: [],
        },
        answers: Object.entries(answers[label] ?? {}).map(([itemId, value]) => ({
          ...base,
          id: answerId(sheetId, itemId),
          sheetId,
          itemId,
          content: { ...EMPTY_ANSWER, state: 'answered' as const, value },
        })),
        evidence: [],
        questionnaire: parsed.value,
        municipality: { id, name, officialName: name, region: 'imereti', kind: 'community' },
        said: null,
      })
    }),
  )
}
