import fc from 'fast-check'
import { begunStorage, fakeStorage, rawRows } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'
import { describe, expect, it } from 'vitest'
import { EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import type { EvidenceDraft } from '@/domain/records/evidence'
import type { AssessmentCopy } from '@/storage/storage'

const level = (value: number): AnswerContent => ({ ...EMPTY_ANSWER, state: 'answered', value })
const marked = (content: AnswerContent): AnswerContent => ({ ...content, toConfirm: true })
const draft: EvidenceDraft = { kind: 'minutes', title: 'ოქმი', number: '7', date: null, link: '' }
const file = (text: string) => ({
  name: 'ოქმი.pdf',
  mime: 'application/pdf',
  bytes: new TextEncoder().encode(text),
})
const newer = { id: 'participation', version: '2.0.0', sha256: 'b'.repeat(64) }
const copyWith = (parts: Partial<AssessmentCopy> = {}): AssessmentCopy => ({
  questionnaire: newer,
  subset: 'full',
  answers: [],
  evidence: [],
  ...parts,
})
type Rows = Awaited<ReturnType<typeof rawRows>>
/** What of these rows was there before, as it stands now. */
const stillThere = (before: Rows, now: Rows): Rows =>
  Object.fromEntries(
    Object.entries(before).map(([table, rows]) => {
      const ids = new Set(rows.map((row) => (row as { id: string }).id))
      return [table, (now[table] ?? []).filter((row) => ids.has((row as { id: string }).id))]
    }),
  )

describe('a copy of an assessment in another version', () => {
  it('is a draft of the same municipality, dates and person that names its original, also of a finished one', async () => {
    const { storage } = await fakeStorage()
    const wave = await storage.assessments.begin(newAssessment)
    const { assessment: original } = await storage.assessments.begin({
      ...newAssessment,
      previousId: wave.assessment.id,
      subset: 'rapid',
      role: 'chair',
      name: 'ნინო',
    })
    await storage.assessments.finish(original.id)
    const { assessment, sheet } = await storage.assessments.copyInto(original.id, copyWith())
    const { municipality, municipalityKind, period, wave: label, respondents } = original
    expect(assessment).toMatchObject({
      ...{ municipality, municipalityKind, period, respondents, wave: label },
      previousId: wave.assessment.id,
      movedFromId: original.id,
      questionnaire: newer,
      subset: 'full',
      state: 'draft',
      log: [],
    })
    expect(sheet).toMatchObject({
      assessmentId: assessment.id,
      kind: 'individual',
      role: 'chair',
      name: 'ნინო',
    })
    expect(await storage.sheets.ofAssessment(assessment.id)).toEqual([sheet])
    expect(await storage.assessments.get(assessment.id)).toEqual(assessment)
  })

  it('has its own evidence with the same files, each of them stored once, and an answer made of evidence names its own', async () => {
    const { storage, assessmentId, sheetId, databaseName } = await begunStorage()
    const first = await storage.evidence.add(sheetId, 'a', draft, file('ერთი'))
    const second = await storage.evidence.add(sheetId, 'b', { ...draft, title: 'სხვა' }, file('ორი'))
    const gone = await storage.evidence.add(sheetId, 'a', draft, null)
    await storage.evidence.remove(gone.id)
    const { sheet } = await storage.assessments.copyInto(
      assessmentId,
      copyWith({
        answers: [{ itemId: 'n', content: { ...EMPTY_ANSWER, state: 'answered', value: [second.id] } }],
        evidence: [
          { evidenceId: first.id, itemId: 'a' },
          { evidenceId: first.id, itemId: 'm' },
          { evidenceId: second.id, itemId: 'n' },
          { evidenceId: gone.id, itemId: 'a' },
        ],
      }),
    )
    const copied = await storage.evidence.ofSheet(sheet.id)
    const told = copied.map(({ itemId, title, attachment }) => [itemId, title, attachment?.sha256])
    expect(told.sort()).toEqual([
      ['a', 'ოქმი', first.attachment?.sha256],
      ['m', 'ოქმი', first.attachment?.sha256],
      ['n', 'სხვა', second.attachment?.sha256],
    ])
    const rows = await rawRows(databaseName)
    expect(rows['attachments']).toHaveLength(2)
    expect(new Set(rows['evidence']?.map((row) => (row as { id: string }).id)).size).toBe(6)
    const [answer] = await storage.answers.ofSheet(sheet.id)
    expect(answer?.content.value).toEqual(copied.filter(({ itemId }) => itemId === 'n').map(({ id }) => id))
  })

  it('has neither the history nor the plan', async () => {
    const { storage, assessmentId, sheetId } = await begunStorage()
    await storage.answers.save(sheetId, 'a', level(1))
    await storage.answers.save(sheetId, 'a', level(2))
    await storage.plans.setDroppedProposals(assessmentId, ['a'])
    const answers = [{ itemId: 'a', content: level(2) }]
    const { assessment, sheet } = await storage.assessments.copyInto(assessmentId, copyWith({ answers }))
    expect(await storage.answers.history(sheet.id, 'a')).toEqual([])
    expect(await storage.plans.get(assessment.id)).toBeNull()
    expect(await storage.answers.history(sheetId, 'a')).toHaveLength(1)
  })

  it('leaves every row of the original as it was and holds every answer that it was given', async () => {
    const content = fc.oneof(
      fc.integer({ min: 0, max: 4 }).map(level),
      fc.constant<AnswerContent>({ ...EMPTY_ANSWER, state: 'dontKnow' }),
      fc.string({ maxLength: 8 }).map((note): AnswerContent => ({ ...EMPTY_ANSWER, note })),
    )
    const ids = fc.constantFrom('a', 'b', 'c', 'd')
    const property = fc.asyncProperty(
      fc.dictionary(ids, content),
      fc.dictionary(
        ids,
        fc.tuple(content, fc.boolean()).map(([one, isMarked]) => (isMarked ? marked(one) : one)),
      ),
      async (original, moved) => {
        const { storage, assessmentId, sheetId, databaseName } = await begunStorage()
        for (const [itemId, said] of Object.entries(original))
          await storage.answers.save(sheetId, itemId, said)
        const { id: evidenceId } = await storage.evidence.add(sheetId, 'a', draft, file('a'))
        const before = await rawRows(databaseName)
        const answers = Object.entries(moved).map(([itemId, said]) => ({ itemId, content: said }))
        const parts = copyWith({ answers, evidence: [{ evidenceId, itemId: 'b' }] })
        const { sheet } = await storage.assessments.copyInto(assessmentId, parts)
        expect(stillThere(before, await rawRows(databaseName))).toEqual(before)
        const stored = await storage.answers.ofSheet(sheet.id)
        expect(Object.fromEntries(stored.map(({ itemId, content: said }) => [itemId, said]))).toEqual(moved)
        storage.close()
      },
    )
    await fc.assert(property, { numRuns: 25 })
  })

  it('loses exactly the mark of the answer that is confirmed, and by a note none', async () => {
    const { storage, assessmentId } = await begunStorage()
    const answers = ['a', 'b', 'c'].map((itemId, n) => ({ itemId, content: marked(level(n)) }))
    const { sheet } = await storage.assessments.copyInto(assessmentId, copyWith({ answers }))
    const markedNow = async () =>
      (await storage.answers.ofSheet(sheet.id))
        .filter(({ content }) => content.toConfirm)
        .map(({ itemId }) => itemId)
        .sort()
    await storage.answers.save(sheet.id, 'c', { note: 'შენიშვნა' })
    expect(await markedNow()).toEqual(['a', 'b', 'c'])
    await storage.answers.save(sheet.id, 'b', { state: 'answered', value: 1 })
    expect(await markedNow()).toEqual(['a', 'c'])
  })

  it('of an assessment that is not there, or in the bin, is not made', async () => {
    const { storage, assessmentId, databaseName } = await begunStorage()
    await storage.assessments.remove(assessmentId)
    const before = await rawRows(databaseName)
    for (const id of [assessmentId, crypto.randomUUID()])
      await expect(storage.assessments.copyInto(id, copyWith())).rejects.toMatchObject({ failure: 'missing' })
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('is made wholly or not at all', async () => {
    const { storage, assessmentId, databaseName } = await begunStorage()
    const before = await rawRows(databaseName)
    const tooLong = { ...level(1), note: 'a'.repeat(20_001) }
    const answers = [
      { itemId: 'a', content: level(1) },
      { itemId: 'b', content: tooLong },
    ]
    await expect(storage.assessments.copyInto(assessmentId, copyWith({ answers }))).rejects.toMatchObject({
      failure: 'invalid',
    })
    expect(await rawRows(databaseName)).toEqual(before)
  })
})
