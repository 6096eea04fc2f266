import fc from 'fast-check'
import type { Candidate } from '@/domain/comparison/candidate'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerContent } from '@/domain/records/answer'
import { Luck } from '../../support/luck'
import { answered, DONT_KNOW, NOT_APPLICABLE } from '../../support/questionnaires'
import { aRandomQuestionnaire } from '../../support/random-questionnaire'
import { askable, aValue } from '../../support/random-sheet'
import { aCandidate } from './some-candidates'

const row = (maxLength: number) => fc.array(fc.nat(2 ** 20), { maxLength, size: 'max' })

/** Assessments of one random questionnaire, among them what has to be left out. */
export const someCandidates: fc.Arbitrary<Candidate[]> = fc
  .tuple(row(300), fc.array(row(80), { minLength: 1, maxLength: 8 }))
  .map(([tree, sheets]) => {
    const questionnaire = aRandomQuestionnaire(new Luck(tree))
    return sheets.map((sheet, n) => aRandomCandidate(questionnaire, new Luck(sheet), n + 1))
  })

function aRandomCandidate(questionnaire: Questionnaire, luck: Luck, n: number): Candidate {
  const code = luck.of([`m-${n}`, `m-${n}`, `m-${n}`, `m-${n}`, 'twin', 'practice', 'nowhere'])
  const wave = luck.of(['2026', '2026', '2025'])
  const voice = luck.of(['self', 'self', 'consensus', 'median', 'external'] as const)
  const subset = luck.of(['full', 'full', 'full', 'rapid', 'own'])
  const municipalityKind = luck.of(['community', 'community', 'city'] as const)
  const readiness = luck.of([99, 9, 4, 1])
  const answers = askable(questionnaire).flatMap((item): [string, AnswerContent][] => {
    if (!luck.once(readiness)) return [[item.id, answered(aValue(luck, item))]]
    return luck.of<[string, AnswerContent][]>([[], [[item.id, DONT_KNOW]], [[item.id, NOT_APPLICABLE]]])
  })
  const items = askable(questionnaire).map(({ id }) => id)
  return aCandidate({
    n,
    code,
    questionnaire,
    voice,
    answers: new Map(answers),
    evidenceCounts: new Map(luck.some(items, 3).map((id) => [id, luck.below(3)])),
    ...(code === 'nowhere' ? { municipality: null } : {}),
    assessment: { wave, subset, municipalityKind, state: luck.of(['final', 'draft'] as const) },
  })
}
