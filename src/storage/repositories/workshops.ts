import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { NewWorkshop, WorkshopStore } from '../workshop-store'
import { begun } from './beginning'
import { joining } from './joining'
import { requireOpen } from './lock'
import { names } from './participant-names'
import { participants } from './participants'
import { outcomes } from './workshop-outcomes'

/** Workshops, who takes part, and what the group decided. */
export function workshops(connection: Connection, ids: Ids): WorkshopStore {
  return {
    begin: (input) => begin(connection, ids, input),
    get: (assessmentId) =>
      connection.read(['workshops'], async (reading) => {
        const workshop = await reading.find('workshops', assessmentId)
        return workshop?.deletedAt === null ? workshop : null
      }),
    change: (assessmentId, edit) =>
      connection.write(['assessments', 'workshops'], async (writing) => {
        await requireOpen(writing, assessmentId)
        return writing.change('workshops', await writing.living('workshops', assessmentId), edit)
      }),
    ...joining(connection, ids),
    ...participants(connection, ids),
    ...names(connection),
    ...outcomes(connection, ids),
  }
}

function begin(
  connection: Connection,
  ids: Ids,
  { assessment, workshop }: NewWorkshop,
): ReturnType<WorkshopStore['begin']> {
  const [id, sheetId] = [ids.uuid(), ids.uuid()]
  const sheet = { id: sheetId, kind: 'consensus', role: 'other', name: null } as const
  return connection.write(['assessments', 'sheets', 'workshops'], async (writing) => {
    const made = await begun(writing, assessment, 'workshop', { id, sheet })
    const before = await writing.find('workshops', made.assessment.id)
    const fields = { ...workshop, id: made.assessment.id }
    return { ...made, workshop: before ?? (await writing.create('workshops', fields)) }
  })
}
