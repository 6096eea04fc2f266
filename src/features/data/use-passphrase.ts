import { computed, reactive, ref, type ComputedRef } from 'vue'

/** Fewest characters of a passphrase: shorter ones are guessed, however slow each guess is made. */
const SHORTEST = 8

/** What is wrong with a new passphrase. */
export type PassphraseProblem = 'short' | 'differs'

/** A new passphrase, typed twice. */
export interface UsePassphrase {
  readonly typed: { first: string; second: string }
  /** What is wrong with it, once somebody has tried to use it; null while nothing is. */
  readonly problem: ComputedRef<PassphraseProblem | null>
  /** Whether it can be used: nothing was typed, or the same long enough text twice. */
  readonly check: () => boolean
  /** The passphrase; null when none was typed. */
  readonly value: () => string | null
  /** Forgets what was typed. */
  readonly clear: () => void
}

/** A new passphrase for a file, or none. */
export function usePassphrase(): UsePassphrase {
  const typed = reactive({ first: '', second: '' })
  const isTried = ref(false)
  const wrong = computed(() => problemOf(typed.first, typed.second))
  return {
    typed,
    problem: computed(() => (isTried.value ? wrong.value : null)),
    check() {
      isTried.value = true
      return wrong.value === null
    },
    value: () => typed.first || null,
    clear() {
      typed.first = typed.second = ''
      isTried.value = false
    },
  }
}

function problemOf(first: string, second: string): PassphraseProblem | null {
  if (first === '' && second === '') return null
  if (first.length < SHORTEST) return 'short'
  return first === second ? null : 'differs'
}
