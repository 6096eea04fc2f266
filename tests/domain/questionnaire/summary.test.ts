import { expect, it } from 'vitest'
import { headOf, summaryOf } from '@/domain/questionnaire/summary'
import { edited } from './edit-document'
import { sampleQuestionnaire } from './sample-questionnaire'

const of = { size: 7, sha256: 'b'.repeat(64) }
const told = (since: string) => ({
  since,
  summary: { ka: `${since}-ის შემდეგ`, en: `after ${since}` },
  items: [],
})

it('a summary tells of the changes since the newest of the earlier versions, in whatever order they stand', () => {
  const changes = ['1.9.0', '1.10.0', '1.2.0'].map(told)
  const { changes: last } = summaryOf({ ...sampleQuestionnaire(), version: '2.0.0', changes }, of)
  expect(last).toEqual({ since: '1.10.0', summary: { ka: '1.10.0-ის შემდეგ', en: 'after 1.10.0' } })
})

it('a summary says nothing of changes and source where the questionnaire does not', () => {
  expect(Object.keys(summaryOf(sampleQuestionnaire(), of)).sort()).toEqual(
    ['id', 'kind', 'languages', 'licence', 'sha256', 'size', 'states', 'status', 'title', 'version'].sort(),
  )
})

it('the head of a document is read however broken the rest of it is', () => {
  const broken = edited(sampleQuestionnaire(), { areas: 5, scoring: undefined })
  expect(headOf(broken)).toMatchObject({ id: 'sample', version: '1.2.0', kind: 'benchmark' })
})

it.each([null, 'text', [], {}, edited(sampleQuestionnaire(), { kind: 'other' })])(
  'what has no head is none: %#',
  (document) => {
    expect(headOf(document)).toBeNull()
  },
)
