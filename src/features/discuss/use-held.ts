import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Version } from '@/domain/records/base'
import type { Stored } from './use-discussion'

/** What people handed in, as it stood when the slide came on: one more would tell the room what that person said. */
export interface Held {
  readonly ballots: ComputedRef<Stored['ballots']>
  /** Hands as they are now: they are raised before all. */
  readonly votes: ComputedRef<Stored['votes']>
  /** How many came in, changed or were taken away since. */
  readonly late: ComputedRef<number>
  /** Shows what has come in. */
  readonly takeIn: () => void
}

/** Holds what was handed in until another place is shown, or somebody asks for it. */
export function useHeld(stored: () => Stored, place: () => unknown): Held {
  const taken = shallowRef(stored())
  const takeIn = () => {
    taken.value = stored()
  }
  watch(place, takeIn, { flush: 'sync' })
  const isHand = ({ code }: Stored['votes'][number]) => code === null
  return {
    ballots: computed(() => taken.value.ballots),
    votes: computed(() => [
      ...taken.value.votes.filter((vote) => !isHand(vote)),
      ...stored().votes.filter(isHand),
    ]),
    late: computed(() => {
      const [before, now] = [taken.value, stored()]
      const votesOf = ({ votes }: Stored) => votes.filter((vote) => !isHand(vote))
      return changesIn(before.ballots, now.ballots) + changesIn(votesOf(before), votesOf(now))
    }),
    takeIn,
  }
}

interface Row {
  readonly id: string
  readonly version: Version
}

function changesIn(before: readonly Row[], now: readonly Row[]): number {
  const known = new Map(before.map(({ id, version }) => [id, JSON.stringify(version)]))
  const there = new Set(now.map(({ id }) => id))
  const changed = now.filter(({ id, version }) => known.get(id) !== JSON.stringify(version))
  return changed.length + before.filter(({ id }) => !there.has(id)).length
}
