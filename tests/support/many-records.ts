import { answerId } from '@/domain/records/answer'
import type { AllRecords, AttachmentHead } from '@/domain/records/registry'
import { fullRecords } from '../fixtures/records'

/** Records of everything, with attachments as they are given: with their bytes or without. */
type RecordsWith<A extends AttachmentHead> = Omit<AllRecords, 'attachments'> & {
  readonly attachments: readonly A[]
}

const NOTE = 'მოქალაქეები დამატებით გამოიკითხა ორ სოფელში; პასუხები ოქმშია.'

/** A UUID for each place of each kind. */
function uuidOf(kind: number, n: number): string {
  return `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error('the fixture has fewer')
  return found
}

/**
 * As many assessments, each with a sheet and as many answers, every fourth with a note; and evidence for each of the
 * attachments. The same records each time.
 */
export function manyRecords<A extends AttachmentHead>(
  assessments: number,
  answersOfEach: number,
  attachments: readonly A[],
): RecordsWith<A> {
  const numbers = Array.from({ length: assessments }, (_, n) => n)
  const items = Array.from({ length: answersOfEach }, (_, n) => `item-${String(n).padStart(2, '0')}`)
  const [assessment, sheet] = [at(fullRecords.assessments, 1), at(fullRecords.sheets, 1)]
  const [answer, evidence] = [at(fullRecords.answers, 1), at(fullRecords.evidence, 2)]
  return {
    ...fullRecords,
    assessments: numbers.map((n) => ({ ...assessment, id: uuidOf(1, n), wave: `${n}` })),
    sheets: numbers.map((n) => ({ ...sheet, id: uuidOf(2, n), assessmentId: uuidOf(1, n) })),
    answers: numbers.flatMap((n) =>
      items.map((itemId, index) => {
        const sheetId = uuidOf(2, n)
        const content = { ...answer.content, value: (n + index) % 5, note: index % 4 === 0 ? NOTE : '' }
        return { ...answer, id: answerId(sheetId, itemId), sheetId, itemId, content }
      }),
    ),
    evidence: attachments.map(({ id, mime, size }, n) => ({
      ...evidence,
      id: uuidOf(3, n),
      sheetId: uuidOf(2, n % assessments),
      attachment: { sha256: id, name: `${n}.jpg`, mime, size },
    })),
    attachments,
    revisions: [],
    plans: [],
    actions: [],
    updates: [],
    siblings: [],
  }
}
