import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { StorageError } from '../storage'
import type { WorkshopStore } from '../workshop-store'
import { intoBin } from './bin'
import { requireOpen } from './lock'
import { CODED, freeCode, restoredParticipant, withRoom } from './participant-room'

const PEOPLE = ['assessments', 'participants'] as const
type Participants =
  | 'participants'
  | 'addParticipant'
  | 'changeParticipant'
  | 'removeParticipant'
  | 'restoreParticipant'
  | 'renewCode'

/** Who takes part in workshops: 40 at most, each under a code that no other has. */
export function participants(connection: Connection, ids: Ids): Pick<WorkshopStore, Participants> {
  return {
    participants: (assessmentId) =>
      connection.read(['participants'], (reading) => reading.list('participants', { assessmentId })),
    addParticipant: (assessmentId, code, draft) => {
      const id = ids.uuid()
      return connection.write(PEOPLE, async (writing) => {
        await requireOpen(writing, assessmentId)
        // Repeated after a broken connection, it finds its own work done.
        const done = await writing.find('participants', id)
        if (done) return done
        const there = await withRoom(writing, assessmentId)
        if (there.some((participant) => participant.code === code)) throw new StorageError('invalid')
        return writing.create('participants', { ...draft, id, assessmentId, code })
      })
    },
    changeParticipant: (id, edit) =>
      connection.write(PEOPLE, async (writing) => {
        const before = await writing.living('participants', id)
        await requireOpen(writing, before.assessmentId)
        return writing.change('participants', before, edit)
      }),
    removeParticipant: (id) =>
      connection.write(PEOPLE, async (writing) => {
        const before = await writing.find('participants', id)
        if (before) await requireOpen(writing, before.assessmentId)
        await intoBin(writing, 'participants', id)
      }),
    restoreParticipant: (id) => connection.write(CODED, (writing) => restoredParticipant(writing, id)),
    renewCode: (id) =>
      connection.write(CODED, async (writing) => {
        const before = await writing.living('participants', id)
        await requireOpen(writing, before.assessmentId)
        return writing.change('participants', before, { code: await freeCode(writing, before) })
      }),
  }
}
