import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { MAX_PARTICIPANTS, type Participant, type ParticipantDraft } from '@/domain/records/workshop'
import { nextCode, randomOf } from '@/domain/workshop/codes'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'
import { idsKey } from '@/platform/ids'
import { injected } from '@/platform/injected'

/** Somebody of whom nothing but the code is known. */
const NOBODY: ParticipantDraft = { role: null, organisation: '', sex: null, ageBand: null, isPresent: true }

/** Adding and removing people. */
export interface UseParticipants {
  /** How many more there is room for. */
  readonly room: ComputedRef<number>
  readonly isBusy: Readonly<Ref<boolean>>
  /** Adds so many people, each with a new code; none where there is no room for all of them. */
  readonly add: (count: number) => Promise<void>
  readonly remove: (participant: Participant) => Promise<void>
}

/** Adding and removing people of the workshop of this assessment. */
export function useParticipants(there: () => readonly Participant[]): UseParticipants {
  const { t } = useI18n()
  const { workshops, ballots } = useStorage()
  const saves = useSaveStatus()
  const undo = useUndo()
  const ids = injected(idsKey)
  const bundle = useBundle()
  const isBusy = shallowRef(false)
  const room = computed(() => MAX_PARTICIPANTS - there().length)

  async function addThem(count: number): Promise<void> {
    const assessmentId = bundle.value.assessment.id
    const [people, given] = await Promise.all([
      workshops.participants(assessmentId),
      ballots.ofAssessment(assessmentId),
    ])
    const taken = [...people, ...given].map(({ code }) => code)
    for (let added = 0; added < count; added++) {
      const code = nextCode(taken, randomOf(ids.uuid()))
      if (code === null) return
      taken.push(code)
      await workshops.addParticipant(assessmentId, code, NOBODY)
    }
  }
  async function add(count: number): Promise<void> {
    if (count > room.value || isBusy.value) return
    isBusy.value = true
    await saves.track(`participants/${bundle.value.assessment.id}`, () => addThem(count))
    isBusy.value = false
  }
  async function remove({ id, code }: Participant): Promise<void> {
    const isGone = await saves.track(`participant/${id}`, () => workshops.removeParticipant(id))
    if (isGone) undo.propose(t('participants.removed', { code }), () => workshops.restoreParticipant(id))
  }
  return { room, isBusy, add, remove }
}
