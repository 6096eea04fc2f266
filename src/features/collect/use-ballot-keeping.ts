import { useI18n } from 'vue-i18n'
import { codeSchema } from '@/domain/records/workshop'
import { useBundle } from '@/parts/use-assessment'
import type { KioskKeeping } from '@/parts/kiosk/use-kiosk'
import { useStorage } from '@/parts/use-storage'
import type { UnfinishedBallot } from '@/storage/workshop-store'

/** No code and no answer. */
export const EMPTY_BALLOT: UnfinishedBallot = { code: '', answers: {} }

/** Whether this is the code of a participant: four digits, the first of them not 0. */
export function isCode(text: string): boolean {
  return codeSchema.safeParse(text).success
}

function isNothing({ code, answers }: UnfinishedBallot): boolean {
  return code === '' && Object.keys(answers).length === 0
}

/**
 * Keeps the ballot that is being filled in this way on this device, also while its code is still being typed. What it
 * takes the place of once it is finished can be brought back.
 */
export function useBallotKeeping(way: 'kiosk' | 'paper'): KioskKeeping<UnfinishedBallot> {
  const { ballots } = useStorage()
  const { t } = useI18n()
  const { id } = useBundle().value.assessment
  return {
    name: `ballot/${id}/${way}`,
    empty: EMPTY_BALLOT,
    keepDraft: (draft) =>
      isNothing(draft) ? ballots.discardDraft(id, way) : ballots.keepDraft(id, way, draft),
    finish: (draft) =>
      ballots.collect(id, { ...draft, round: 1, way }, t(`collect.undone.${way}`, { code: draft.code })),
    discard: () => ballots.discardDraft(id, way),
    left: () => ballots.draft(id, way).catch(() => null),
  }
}
