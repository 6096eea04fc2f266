import { describe, expect, it } from 'vitest'
import { MAX_VERSIONS, siblingOf, versionsOf } from '@/domain/merge/state'
import type { Answer } from '@/domain/records/answer'
import type { CarriedRecords } from '@/domain/records/registry'
import type { Sibling } from '@/domain/records/sibling'
import { foldedRecords } from '@/workers/fold-records'
import { anAnswer, recordsWith } from '../domain/merge/some-records'

/** The answer as so many devices made it at the same time, the first of them shown. */
function madeBy(devices: readonly string[]): CarriedRecords {
  const [first, ...others] = devices.map((device) =>
    anAnswer({ version: { [device]: 1 }, content: { note: device } }),
  )
  return recordsWith({ answers: first ? [first] : [], siblings: others.map(besideOf) })
}

function besideOf(answer: Answer): Sibling {
  const { id, version } = answer
  return siblingOf('answers', id, { record: answer, version, purgedAt: null })
}

function names(count: number, beginning: string): string[] {
  return Array.from({ length: count }, (_, n) => `${beginning}${n}`)
}

/** How many versions of the answer there are. */
function versionsIn({ answers: [main], siblings }: CarriedRecords): number {
  return versionsOf<'answers'>({ main: main ?? null, siblings }).length
}

describe('files folded into one', () => {
  it('take from a file no record with more versions than devices make, and the others of it all the same', () => {
    const [few, many] = [madeBy(['a', 'b']), madeBy(names(MAX_VERSIONS + 1, 'x'))]
    const other = anAnswer({ itemId: 'B' })
    const spoiled = { ...many, answers: [...many.answers, other] }
    for (const files of [
      [few, spoiled],
      [spoiled, few],
    ]) {
      const { records, refused } = foldedRecords(files)
      expect(refused).toMatchObject([{ kind: 'answers', id: anAnswer().id, meeting: 'refused' }])
      expect(records.answers.map(({ itemId }) => itemId)).toEqual(['A', 'B'])
      expect(records.siblings).toHaveLength(1)
    }
  })

  it('never compare the versions of more than a few files at once', () => {
    const files = Array.from({ length: 12 }, (_, n) => madeBy(names(MAX_VERSIONS, `${n}-`)))
    const { records, refused } = foldedRecords(files)
    expect(versionsIn(records)).toBeLessThanOrEqual(2 * MAX_VERSIONS)
    expect(refused.length).toBeGreaterThan(0)
  })
})
