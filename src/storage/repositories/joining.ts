import type { Assessment, Sheet } from '@/domain/records/assessment'
import { siblingKey } from '@/domain/records/sibling'
import { codeSchema } from '@/domain/records/workshop'
import { isRunHere, joinedOf, type Joined } from '@/domain/workshop/joined'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { StorageError, type SettingKey } from '../storage'
import type { Invited, WorkshopStore } from '../workshop-store'
import type { Reading, Writing } from '../transaction'

interface Row {
  readonly key: SettingKey
  readonly value: unknown
}

/** Taking part in workshops to which one was invited, each person of this device under a code. */
export function joining(
  connection: Connection,
  ids: Ids,
): Pick<WorkshopStore, 'join' | 'joined' | 'openSheet'> {
  return {
    join: (invited, code, continued = null) => join(connection, ids, invited, { code, continued }),
    joined: (assessmentId) =>
      connection.read(['sheets', 'settings'], async (reading) =>
        remembered(reading, assessmentId, await sheetsOf(reading, assessmentId)),
      ),
    openSheet: (assessmentId, sheetId) =>
      connection.write(['sheets', 'settings'], async (writing) => {
        const before = await remembered(writing, assessmentId, await sheetsOf(writing, assessmentId))
        await remember(writing, assessmentId, before, { ...before, open: sheetId })
      }),
  }
}

function join(
  connection: Connection,
  ids: Ids,
  invited: Invited,
  { code, continued }: { readonly code: string; readonly continued: string | null },
): Promise<Sheet> {
  const newId = ids.uuid()
  return connection.write(['assessments', 'sheets', 'settings'], async (writing) => {
    if (!codeSchema.safeParse(code).success) throw new StorageError('invalid')
    const { id } = await assessmentOf(writing, invited)
    const sheets = await sheetsOf(writing, id)
    if (isRunHere(sheets)) throw new StorageError('locked')
    const before = await remembered(writing, id, sheets)
    const known = before.people.find((one) => one.code === code)?.sheetId ?? continued
    const fields = { id: newId, assessmentId: id, kind: 'individual', role: 'other', name: null } as const
    const sheet =
      sheets.find((one) => one.id === known && one.kind === 'individual') ??
      (await writing.create('sheets', fields))
    const others = before.people.filter((one) => one.code !== code && one.sheetId !== sheet.id)
    const people = [...others, { code, sheetId: sheet.id }]
    await remember(writing, id, before, { people, open: sheet.id })
    return sheet
  })
}

async function assessmentOf(writing: Writing, invited: Invited): Promise<Assessment> {
  const here = await writing.find('assessments', invited.id)
  // The invitation names something of this device that nobody was invited to.
  if (here && here.respondents !== 'workshop') throw new StorageError('invalid')
  if (here) return here.deletedAt === null ? here : writing.change('assessments', here, { deletedAt: null })
  const tombstones = writing.table('siblings').where(':id').startsWith(siblingKey('assessments', invited.id))
  // Nobody's edit: whatever the facilitator's device says of it has seen all of this, and takes its place. Only where it
  // was deleted here for good, it has to begin where the tombstone ends: no file would leave it alive otherwise.
  return writing.create(
    'assessments',
    { ...invited, respondents: 'workshop', programmeId: null, previousId: null, state: 'draft', log: [] },
    (await tombstones.count()) > 0 ? undefined : {},
  )
}

function sheetsOf(reading: Reading, assessmentId: string): Promise<Sheet[]> {
  return reading.list('sheets', { assessmentId })
}

async function remembered(reading: Reading, assessmentId: string, sheets: readonly Sheet[]): Promise<Joined> {
  const row = await reading.table<Row>('settings').get(`participantCode/${assessmentId}`)
  return joinedOf(row?.value, sheets)
}

async function remember(writing: Writing, assessmentId: string, before: Joined, now: Joined): Promise<void> {
  const table = writing.table<Row>('settings')
  await table.put({ key: `participantCode/${assessmentId}`, value: now })
  // Where one person stopped is no place for another to begin.
  if (now.open !== before.open) await table.delete(`lastPlace/${assessmentId}`)
}
