import type { Connection } from '../connection'
import { storedStates, writeStates } from '../record-states'
import type { Reading, Writing } from '../transaction'
import type { WorkshopStore } from '../workshop-store'
import { ERASING_TABLES, eraseNames } from './erase-names'
import { requireOpen } from './lock'
import { burials } from './purge'

const TABLES = ['assessments', 'participants', 'participantNames', 'siblings'] as const

/** The names of participants, apart from everything else that is known of them. */
export function names(connection: Connection): Pick<WorkshopStore, 'names' | 'setName' | 'eraseNames'> {
  return {
    names: (assessmentId) =>
      connection.read(['participants', 'participantNames'], async (reading) => {
        const ids = new Set(await participantIds(reading, assessmentId))
        const all = (await reading.list('participantNames')).filter(({ id }) => ids.has(id))
        return new Map(all.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]))
      }),
    setName: (participantId, name) =>
      connection.write(TABLES, async (writing) => {
        const { assessmentId } = await writing.living('participants', participantId)
        await requireOpen(writing, assessmentId)
        const trimmed = name.trim()
        if (trimmed === '') {
          await bury(writing, [participantId])
          return null
        }
        const before = await writing.find('participantNames', participantId)
        return before
          ? writing.change('participantNames', before, { name: trimmed, deletedAt: null })
          : writing.create('participantNames', { id: participantId, name: trimmed })
      }),
    eraseNames: async (assessmentId) => {
      let erased = 0
      await connection.write(ERASING_TABLES, async (writing) => {
        // Repeated after a broken connection, it finds nothing left to erase.
        erased = Math.max(erased, await eraseNames(writing, assessmentId))
      })
      return erased
    },
  }
}

/** Also of those in the bin: their names go as well. */
async function participantIds(reading: Reading, assessmentId: string): Promise<string[]> {
  const rows = await reading.table<{ id: string }>('participants').where({ assessmentId }).toArray()
  return rows.map(({ id }) => id)
}

async function bury(writing: Writing, ids: readonly string[]): Promise<void> {
  const ofKind = new Map([['participantNames' as const, new Set(ids)]])
  await writeStates(writing, burials(ofKind, await storedStates(writing, ofKind), writing))
}
