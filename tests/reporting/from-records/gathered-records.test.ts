import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AllRecords } from '@/domain/records/registry'
import { gathered } from '@/reporting/from-records/gathered-records'
import { idOf, recordsOf, together } from '../../cli/assessment-files'
import { aQuestionnaire } from '../../support/questionnaires'

const questionnaire = aQuestionnaire()
const [here, there] = [idOf(9, 1), idOf(9, 2)]

/** One assessment, in the version that has seen these edits, with this level. */
function told(n: number, version: Record<string, number>, level: number): AllRecords {
  const records = recordsOf({ n, municipality: 'invented', questionnaire, answers: { 'IND-1': level } })
  return { ...records, answers: records.answers.map((answer) => ({ ...answer, version })) }
}
const levelsIn = (files: readonly AllRecords[]) =>
  gathered(files).records.answers.map(({ content }) => content.value)

it('what several files tell of one assessment is there once, in its newest version', () => {
  const [older, newer] = [told(1, { [here]: 1 }, 0), told(1, { [here]: 1, [there]: 1 }, 3)]
  const { records, conflicts, refused } = gathered([newer, older, newer])
  expect([conflicts, refused]).toEqual([[], []])
  const counts = [records.assessments, records.sheets, records.answers, records.questionnaires]
  expect(counts.map(({ length }) => length)).toEqual([1, 1, 1, 1])
  expect(records.answers[0]?.content.value).toBe(3)
})

it('two versions that have not seen each other are a conflict of their assessment, unless they say the same', () => {
  const conflicts = (level: number) =>
    gathered([told(1, { [here]: 1 }, 0), told(1, { [there]: 1 }, level), told(2, { [here]: 1 }, 0)]).conflicts
  expect(conflicts(3).map(({ kind, assessmentId }) => [kind, assessmentId])).toEqual([
    ['answers', idOf(1, 1)],
  ])
  expect(conflicts(0)).toEqual([])
})

it('another thing under a known id is refused, and what came first stays', () => {
  const forged = { ...told(1, { [here]: 5 }, 4) }
  const assessments = forged.assessments.map((one) => ({
    ...one,
    municipality: 'elsewhere',
    version: { [here]: 5 },
  }))
  const { records, refused } = gathered([told(1, { [here]: 1 }, 0), { ...forged, assessments }])
  expect(refused).toEqual([{ kind: 'assessments', id: idOf(1, 1), assessmentId: idOf(1, 1) }])
  expect(records.assessments.map(({ municipality }) => municipality)).toEqual(['invented'])
})

it('neither the order of the files nor how they are cut changes anything', () => {
  const aVersion = fc.record({
    [here]: fc.integer({ min: 1, max: 3 }),
    [there]: fc.integer({ min: 1, max: 3 }),
  })
  const aFile = fc.tuple(fc.integer({ min: 1, max: 3 }), aVersion).map(([n, version]) =>
    // The same edits always say the same.
    told(n, version, ((version[here] ?? 0) + 2 * (version[there] ?? 0)) % 5),
  )
  const sorted = (files: readonly AllRecords[]) => {
    const { records, conflicts } = gathered(files)
    const answers = records.answers.map(({ id, content }) => [id, content.value]).sort()
    return [answers, conflicts.map(({ id }) => id).sort()]
  }
  fc.assert(
    fc.property(fc.array(aFile, { minLength: 1, maxLength: 6 }), fc.nat(), (files, turn) => {
      const at = turn % files.length
      const turned = [...files.slice(at), ...files.slice(0, at)].reverse()
      expect(sorted([...turned, ...files])).toEqual(sorted(files))
    }),
  )
  expect(levelsIn([together(told(1, { [here]: 1 }, 2), told(2, { [here]: 1 }, 4))]).sort()).toEqual([2, 4])
})
