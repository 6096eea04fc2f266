import { answerId } from '@/domain/records/answer'
import type { AllRecords } from '@/domain/records/registry'
import { fullRecords } from '../fixtures/records'

/** The records of the fixture, with so many answers that they take several pages. */
export function manyRecords(): AllRecords {
  const [answer] = fullRecords.answers
  if (!answer) throw new Error('no answer to copy')
  const { sheetId } = answer
  const answers = Array.from({ length: 600 }, (_, n) => {
    const itemId = `item-${n}`
    return { ...answer, id: answerId(sheetId, itemId), sheetId, itemId }
  })
  return { ...fullRecords, answers: [...fullRecords.answers, ...answers] }
}
