import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { answerId, type AnswerContent, type AnswerValue } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'
import { recordsOfEachKind, type AllRecords, type RecordTypes } from '@/domain/records/registry'
import type { WriteOptions } from '@/exchange/write-kibe-file'
import { emptyRecords, written } from '../exchange/hand-made'
import { aSheet } from '../support/questionnaires'

const REPLICA = '00000000-0000-4000-8000-000000000901'

/** A UUID of the test; `kind` tells whose it is. */
export function idOf(kind: number, n: number): string {
  return `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
}

/** The fields of every record, after so many edits. */
export function baseOf(edits = 1) {
  return {
    schema: 1 as const,
    version: { [REPLICA]: edits },
    createdAt: '2026-03-01T10:00:00Z',
    updatedAt: '2026-03-01T10:00:00Z',
    deletedAt: null,
  }
}

/** What an assessment of the tests says; the same number always makes the same ids. */
export interface Told {
  readonly n: number
  readonly municipality: string
  readonly questionnaire: Questionnaire
  readonly answers: Readonly<Record<string, AnswerContent | AnswerValue>>
  readonly assessment?: Partial<Assessment>
  readonly kind?: RecordTypes['sheets']['kind']
}

/** The records of one assessment with one sheet, all invented, also where the code is of a municipality that there is. */
export function recordsOf({ n, municipality, questionnaire, answers, assessment, kind }: Told): AllRecords {
  const { id, version } = questionnaire
  const sha256 = fingerprint(questionnaire)
  const [assessmentId, sheetId] = [idOf(1, n), idOf(2, n)]
  return {
    ...emptyRecords,
    assessments: [
      {
        ...baseOf(),
        id: assessmentId,
        municipality,
        municipalityKind: 'community',
        questionnaire: { id, version, sha256 },
        subset: 'full',
        period: { from: '2026-01-01', to: '2026-12-31' },
        wave: '2026',
        respondents: 'self',
        programmeId: null,
        previousId: null,
        state: 'final',
        log: [],
        ...assessment,
      },
    ],
    sheets: [
      { ...baseOf(), id: sheetId, assessmentId, kind: kind ?? 'individual', role: 'member', name: 'ნინო' },
    ],
    answers: [...aSheet(answers)].map(([itemId, content]) => ({
      ...baseOf(),
      ...{ id: answerId(sheetId, itemId), sheetId, itemId, content },
    })),
    questionnaires: [
      {
        ...baseOf(),
        id: sha256,
        questionnaireId: id,
        questionnaireVersion: version,
        document: questionnaire,
      },
    ],
  }
}

/** The records of all of these; what stands in several is there once. */
export function together(...all: readonly AllRecords[]): AllRecords {
  return recordsOfEachKind((kind) => {
    const records = all.flatMap((one) => one[kind] as readonly { readonly id: string }[])
    return [...new Map(records.map((record) => [record.id, record])).values()] as never
  })
}

/** The bytes of a `.kibe` file of these records. */
export function kibeFile(records: AllRecords, options: Partial<WriteOptions> = {}): Promise<Uint8Array> {
  return written(records, options)
}
