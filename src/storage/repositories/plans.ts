import type { Action, ActionDraft } from '@/domain/records/plan'
import { isSameJson } from '@/domain/records/same-json'
import { wellFormed } from '@/domain/records/well-formed'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { Storage } from '../storage'
import { intoBin, outOfBin } from './bin'

/** Plans, their actions in the order of the plan, and the actions' updates, oldest first. */
export function plans(connection: Connection, ids: Ids): Storage['plans'] {
  return {
    get: (assessmentId) => connection.read(['plans'], (reading) => reading.find('plans', assessmentId)),
    setDroppedProposals: (assessmentId, indicatorIds) =>
      connection.write(['plans', 'assessments'], async (writing) => {
        await writing.living('assessments', assessmentId)
        const plan = await writing.find('plans', assessmentId)
        const droppedProposals = [...indicatorIds]
        if (plan) await writing.change('plans', plan, { droppedProposals })
        else await writing.create('plans', { id: assessmentId, droppedProposals, confirmedAt: null })
      }),
    ...actions(connection, ids),
    ...updates(connection, ids),
  }
}

type Actions = 'actions' | 'addAction' | 'changeAction' | 'removeAction' | 'restoreAction'

function actions(connection: Connection, ids: Ids): Pick<Storage['plans'], Actions> {
  return {
    actions: (assessmentId) =>
      connection.read(['actions'], async (reading) =>
        (await reading.list('actions', { assessmentId })).sort((a, b) => a.order - b.order),
      ),
    addAction: (assessmentId, draft, idsInTurn = []) => {
      const another = ids.uuid()
      return connection.write(['actions', 'assessments'], async (writing) => {
        await writing.living('assessments', assessmentId)
        for (const id of idsInTurn) {
          const before = await writing.find('actions', id)
          if (!before) return writing.create('actions', { ...draft, id, assessmentId })
          if (before.deletedAt === null && isSaid(before, draft)) return before
        }
        const written = await writing.find('actions', another)
        return written ?? writing.create('actions', { ...draft, id: another, assessmentId })
      })
    },
    changeAction: (id, edit) =>
      connection.write(['actions'], async (writing) =>
        writing.change('actions', await writing.living('actions', id), edit),
      ),
    removeAction: (id) => connection.write(['actions'], (writing) => intoBin(writing, 'actions', id)),
    restoreAction: (id) => connection.write(['actions'], (writing) => outOfBin(writing, 'actions', id)),
  }
}

/** Whether the action says what the draft says, wherever both stand in the plan. */
function isSaid(action: Action, draft: ActionDraft): boolean {
  const changed = { ...action, ...(wellFormed(draft) as ActionDraft), order: action.order }
  return isSameJson(changed, action)
}

function updates(connection: Connection, ids: Ids): Pick<Storage['plans'], 'updates' | 'addUpdate'> {
  return {
    updates: (actionId) =>
      connection.read(['updates'], async (reading) =>
        (await reading.list('updates', { actionId })).sort((a, b) => a.date.localeCompare(b.date)),
      ),
    addUpdate: (actionId, draft) => {
      const id = ids.uuid()
      return connection.write(['updates', 'actions'], async (writing) => {
        await writing.living('actions', actionId)
        return writing.create('updates', { ...draft, id, actionId })
      })
    },
  }
}
