import { freshName, rawRows } from '../support/fake-storage'
import { describe, expect, it } from 'vitest'
import { answerId, type Answer } from '@/domain/records/answer'
import type { AllRecords } from '@/domain/records/registry'
import { importFiles, openFiles } from '@/workers/kibe-file'
import type { ChosenFile, ListedMeeting, OpenedFiles } from '@/workers/kibe-file-protocol'
import { fullRecords, uuid } from '../fixtures/records'
import { chosen, chosenFileOf, deviceWith, on, unheard } from '../support/kibe-file-device'

const [draft] = fullRecords.answers.filter(({ sheetId }) => sheetId === uuid(12))
if (!draft) throw new Error('the fixture has one')
/** Of the fixture, one assessment with its sheet, and nothing in conflict. */
const small: AllRecords = {
  ...fullRecords,
  assessments: fullRecords.assessments.filter(({ id }) => id === uuid(2)),
  sheets: fullRecords.sheets.filter(({ id }) => id === uuid(12)),
  answers: [draft],
  revisions: [],
  evidence: [],
  attachments: [],
  plans: [],
  actions: [],
  updates: [],
  siblings: [],
}

/** The answer as a replica has changed it. */
function edited(answer: Answer, replica: number, note: string): Answer {
  const version = { ...answer.version, [uuid(replica)]: 1 }
  return { ...answer, version, content: { ...answer.content, note } }
}

function withAnswers(...answers: Answer[]): AllRecords {
  return { ...small, answers }
}

async function open(
  device: string,
  files: readonly ChosenFile[],
): Promise<OpenedFiles & { batches: ListedMeeting[][]; listed: ListedMeeting[] }> {
  const batches: ListedMeeting[][] = []
  const opened = await openFiles(files, unheard, (batch) => batches.push([...batch]), on(device)).done
  if (!opened.ok) throw new Error(opened.error.reason)
  return { ...opened.value, batches, listed: batches.flat() }
}

async function storedAnswers(device: string): Promise<unknown> {
  const rows = await rawRows(device)
  return { answers: rows['answers'], siblings: rows['siblings'] }
}

describe('opening files', () => {
  it('says what importing would do, by kind and by assessment, and changes nothing', async () => {
    const device = await deviceWith(withAnswers(draft))
    const before = await rawRows(device)
    const opened = await open(device, [await chosenFileOf(fullRecords)])
    expect(opened.files).toMatchObject([{ name: 'a.kibe', purpose: 'backup', omitted: [], dangling: 0 }])
    expect(opened.counts.new).toMatchObject({ assessments: 1, sheets: 1, evidence: 3, actions: 2 })
    // Of the action that was deleted for good nothing is here to delete.
    expect(opened.counts.identical).toEqual({
      assessments: 1,
      sheets: 1,
      actions: 1,
      responses: 2,
      workshops: 2,
      participants: 2,
      participantNames: 1,
      ballots: 1,
      hands: 1,
      decisions: 1,
      priorityVotes: 2,
      programmes: 2,
      selections: 2,
      practices: 2,
      indices: 2,
      questionnaires: 1,
    })
    const [first, second] = [uuid(1), uuid(2)].map((id) =>
      opened.assessments.find(({ assessmentId }) => assessmentId === id),
    )
    expect(first).toMatchObject({
      assessment: { municipality: '1.10', wave: '2026' },
      counts: { new: { assessments: 1, sheets: 1, answers: 1, updates: 1 }, identical: {} },
    })
    expect(second).toMatchObject({
      assessment: { municipality: 'practice', wave: 'N/A' },
      counts: { new: { answers: 2, evidence: 2 }, identical: { assessments: 1, sheets: 1 } },
    })
    expect(await rawRows(device)).toEqual(before)
  })

  it('lists what is newer here, newer there and in conflict, with what both sides say', async () => {
    const items = ['A', 'B', 'C'].map((itemId) => ({ ...draft, id: answerId(draft.sheetId, itemId), itemId }))
    const [a, b, c] = items
    if (!a || !b || !c) throw new Error('three were made')
    const device = await deviceWith(withAnswers(edited(a, 7, 'here'), b, edited(c, 7, 'here')))
    const file = await chosenFileOf(withAnswers(a, edited(b, 8, 'there'), edited(c, 8, 'there')))
    const { listed, counts } = await open(device, [file])
    expect(listed.map(({ title, meeting }) => [title, meeting])).toEqual([
      ['A', 'newerHere'],
      ['B', 'newerThere'],
      ['C', 'inConflict'],
    ])
    expect(listed.map(({ assessmentId }) => assessmentId)).toEqual([uuid(2), uuid(2), uuid(2)])
    expect(listed.map(({ here }) => here?.record)).toEqual([undefined, undefined, edited(c, 7, 'here')])
    expect(listed.map(({ there }) => there?.record)).toEqual([undefined, undefined, edited(c, 8, 'there')])
    expect(counts).toMatchObject({ newerHere: { answers: 1 }, inConflict: { answers: 1 } })
  })

  it('lists in batches that are copied within a frame', async () => {
    const many = Array.from({ length: 601 }, (_, n) => {
      const itemId = `item-${String(n)}`
      return { ...draft, id: answerId(draft.sheetId, itemId), itemId }
    })
    const device = await deviceWith(withAnswers(...many.map((answer) => edited(answer, 7, 'here'))))
    const { batches, listed } = await open(device, [await chosenFileOf(withAnswers(...many))])
    expect(batches.map(({ length }) => length)).toEqual([250, 250, 101])
    expect(new Set(listed.map(({ id }) => id)).size).toBe(601)
  })

  it('goes on after a file that is refused, and names it', async () => {
    const files = [chosen('no backup', 'first'), await chosenFileOf(small, 'second'), chosen('PK', 'third')]
    const { files: read, refused } = await open(freshName(), files)
    expect(read.map(({ name }) => name)).toEqual(['second'])
    expect(refused.map(({ name }) => name)).toEqual(['first', 'third'])
  })

  it('of files that cannot be read any more refuses those', async () => {
    class Gone extends File {
      override slice(): Blob {
        const gone = new Blob([])
        gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
        return gone
      }
    }
    const file: ChosenFile = { file: new Gone(['x'], 'gone'), passphrase: null, folder: null }
    const { refused } = await open(freshName(), [file])
    expect(refused).toEqual([{ name: 'gone', refusal: { code: 'unreadable', params: {} } }])
  })
})

describe('several files at once', () => {
  const [one, two, three] = [7, 8, 9].map((replica) => edited(draft, replica, `by ${replica}`))
  if (!one || !two || !three) throw new Error('three were made')

  it('are shown as one: what each of them says of a record stands side by side', async () => {
    const device = await deviceWith(withAnswers(one))
    const files = [await chosenFileOf(withAnswers(two)), await chosenFileOf(withAnswers(three))]
    const { counts, listed } = await open(device, files)
    expect(counts).toMatchObject({ inConflict: { answers: 1 }, identical: { assessments: 1, sheets: 1 } })
    expect(listed).toHaveLength(1)
  })

  it('give the same in any order', async () => {
    const files = await Promise.all([one, two, three].map((answer) => chosenFileOf(withAnswers(answer))))
    const [first, ...others] = files
    if (!first) throw new Error('three were made')
    const results: unknown[] = []
    for (const order of [files, [...others, first], [...files].reverse()]) {
      const device = freshName()
      await importFiles({ files: order, choices: [] }, unheard, on(device)).done
      results.push(await storedAnswers(device))
    }
    expect(results[0]).toMatchObject({ siblings: [{}, {}] })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  it.each(['here', 'there'] as const)('are decided by what was shown: %s', async (take) => {
    const device = await deviceWith(withAnswers(one))
    const files = [await chosenFileOf(withAnswers(two)), await chosenFileOf(withAnswers(three))]
    const { listed } = await open(device, files)
    const shown = listed[0]?.[take]?.record
    const choices = [{ kind: 'answers' as const, id: draft.id, take }]
    const imported = await importFiles({ files, choices }, unheard, on(device)).done
    expect(imported).toMatchObject({ ok: true, value: { counts: { inConflict: { answers: 1 } } } })
    expect(await storedAnswers(device)).toMatchObject({
      answers: [{ content: shown && 'content' in shown ? shown.content : null }],
      siblings: [],
    })
  })

  it('of which one has another thing under the same id lists it as refused and takes the first', async () => {
    const [sheet] = small.sheets
    if (!sheet) throw new Error('the fixture has one')
    const alien = { ...small, sheets: [{ ...sheet, assessmentId: uuid(1) }] }
    const files = [await chosenFileOf(small), await chosenFileOf(alien)]
    const device = freshName()
    const { listed, counts } = await open(device, files)
    expect(listed).toMatchObject([{ kind: 'sheets', id: sheet.id, meeting: 'refused' }])
    expect(counts).toMatchObject({ new: { sheets: 1 }, refused: { sheets: 1 } })
    const imported = await importFiles({ files, choices: [] }, unheard, on(device)).done
    expect(imported).toMatchObject({ ok: true, value: { counts } })
    expect((await rawRows(device))['sheets']).toEqual([sheet])
  })
})
