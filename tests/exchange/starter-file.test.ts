import { describe, expect, it } from 'vitest'
import { CARRIED_KINDS, recordsOfEachKind, type AllRecords, type Kind } from '@/domain/records/registry'
import { selected, type ShareSelection } from '@/domain/sharing/selection'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { fullRecords } from '../fixtures/records'
import { codeOf, entriesOf, fileOf, partsOf, written } from './hand-made'

const none: ShareSelection = {
  assessments: [],
  questionnaires: [],
  withNames: true,
  withNotes: true,
  withAttachments: true,
}
const idsOf = (kind: 'programmes' | 'practices') => fullRecords[kind].map(({ id }) => id)

/** A file of what is chosen, and what stands in it as text. */
async function fileWith(chosen: Partial<ShareSelection>): Promise<{ kibe: KibeFile; text: string }> {
  const shared = selected(fullRecords, { ...none, ...chosen })
  const records: AllRecords = recordsOfEachKind(
    (kind) => (kind === 'attachments' ? [] : shared[kind]) as never,
  )
  const bytes = await written(records, { purpose: 'share' })
  const kibe = await openKibeFile(new Blob([bytes]))
  if (!kibe.ok) throw new Error(kibe.error.code)
  const { 'manifest.json': manifest, ...entries } = entriesOf(bytes)
  expect(manifest).toBeDefined()
  return {
    kibe: kibe.value,
    text: Object.values(entries)
      .map((entry) => Buffer.from(entry).toString())
      .join('\n'),
  }
}

/** The kinds of which there is anything. */
function kindsIn({ records }: KibeFile): Kind[] {
  return CARRIED_KINDS.filter((kind) => records[kind].length > 0)
}

describe('what is written and read again', () => {
  it('of programmes: they and their questionnaire, whole, and no id of an assessment anywhere', async () => {
    const { kibe, text } = await fileWith({ programmes: idsOf('programmes') })
    expect(kindsIn(kibe)).toEqual(['programmes', 'questionnaires'])
    expect(kibe.records.programmes).toEqual(fullRecords.programmes)
    expect([kibe.records.questionnaires, kibe.dangling]).toEqual([fullRecords.questionnaires, []])
    for (const { id } of [...fullRecords.assessments, ...fullRecords.sheets]) expect(text).not.toContain(id)
  })

  it('of practices: they alone', async () => {
    const { kibe } = await fileWith({ practices: idsOf('practices') })
    expect(kindsIn(kibe)).toEqual(['practices'])
    expect([kibe.records.practices, kibe.dangling]).toEqual([fullRecords.practices, []])
  })
})

describe('a file made by hand', () => {
  const [programme] = fullRecords.programmes
  const [index] = fullRecords.indices
  const [practice] = fullRecords.practices
  if (!programme || !index || !practice) throw new Error('the fixture lacks something')
  const [member] = programme.members
  const fileOfOne = (kind: Kind, record: object) =>
    fileOf(partsOf({ [`records/${kind}.json`]: JSON.stringify([record]) }, { [kind]: 1 }))

  it.each<[string, Kind, object, string]>([
    ['a programme', 'programmes', programme, 'read'],
    [
      'the same municipality twice',
      'programmes',
      { ...programme, members: [member, member] },
      'invalidRecord',
    ],
    ['an index without a range', 'indices', { ...index, zeroAt: index.fullAt }, 'invalidRecord'],
    ['a practice with a score', 'practices', { ...practice, score: 80 }, 'invalidRecord'],
    ['a programme of a later form', 'programmes', { ...programme, schema: 2 }, 'newerFormat'],
  ])('with %s', async (_, kind, record, code) => {
    expect(await codeOf(fileOfOne(kind, record))).toBe(code)
  })

  it('with a programme whose questionnaire is not there is read, and says so', async () => {
    const kibe = await openKibeFile(new Blob([Uint8Array.from(fileOfOne('programmes', programme))]))
    expect(kibe.ok && kibe.value.dangling).toEqual([
      {
        kind: 'programmes',
        id: programme.id,
        missingKind: 'questionnaires',
        missingId: programme.questionnaire.sha256,
      },
    ])
  })
})
