import type { Action, ActionDraft } from '@/domain/records/plan'
import type { Storage } from '@/storage/storage'

/**
 * Puts one action in the place of several, with the histories of all of them; resolves to the way back. The new one is
 * stored before the old ones go into the bin, so that nothing is lost should it break off midway.
 */
export async function mergeStored(
  { plans }: Pick<Storage, 'plans'>,
  assessmentId: string,
  merged: ActionDraft,
  sources: readonly Action[],
): Promise<() => Promise<void>> {
  const created = await plans.addAction(assessmentId, merged)
  for (const { id } of sources) {
    for (const { date, status, text, evidence, link } of await plans.updates(id)) {
      await plans.addUpdate(created.id, { date, status, text, evidence, link })
    }
  }
  for (const { id } of sources) await plans.removeAction(id)
  return async () => {
    for (const { id } of sources) await plans.restoreAction(id)
    await plans.removeAction(created.id)
  }
}
