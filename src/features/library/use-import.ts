import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { finding, type Finding } from '@/domain/questionnaire/finding'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import { MAX_JSON_BYTES } from '@/domain/questionnaire/read-json'
import { JobCancelled, type Job } from '@/workers/job'
import type { AddedQuestionnaire, AddProblem } from '@/workers/questionnaire-protocol'
import { addQuestionnaire } from '@/workers/questionnaires'

/** What became of a file. Where it was not added, nothing was stored. */
export type ImportOutcome =
  | ({ readonly name: string } & AddedQuestionnaire)
  | ({ readonly name: string; readonly outcome: 'refused' } & { readonly problem: ImportProblem })

/** Why a file was not added; `broken` when the check itself broke down. */
export type ImportProblem = AddProblem | { readonly reason: 'broken' }

/** Adding questionnaires from files. */
export interface UseImport {
  /** The file that is being checked; empty while none is. */
  readonly checking: Readonly<Ref<string>>
  /** What became of the files chosen last, in their order. */
  readonly outcomes: Readonly<Ref<readonly ImportOutcome[]>>
  /** Checks the files one after the other and keeps those that are sound. */
  readonly add: (files: readonly File[], served: readonly QuestionnaireIdentity[]) => Promise<void>
  /** Stops; the files not checked yet are left. */
  readonly stop: () => void
}

/** Adding questionnaires from files, checked in a worker; leaving the page stops it. */
export function useImport(): UseImport {
  const checking = ref('')
  const outcomes = shallowRef<readonly ImportOutcome[]>([])
  let job: Job<unknown> | null = null
  let turn = 0

  function stop(): void {
    turn += 1
    job?.cancel()
    checking.value = ''
  }
  async function outcomeOf(file: File, served: readonly QuestionnaireIdentity[]): Promise<ImportOutcome> {
    const { name } = file
    // Refused before a byte of it is read.
    if (file.size > MAX_JSON_BYTES)
      return { name, outcome: 'refused', problem: { reason: 'faulty', findings: [tooLarge()] } }
    const mine = addQuestionnaire(file, served)
    job = mine
    const result = await mine.done
    return result.ok ? { name, ...result.value } : { name, outcome: 'refused', problem: result.error }
  }
  async function add(files: readonly File[], served: readonly QuestionnaireIdentity[]): Promise<void> {
    stop()
    const mine = turn
    outcomes.value = []
    for (const file of files) {
      checking.value = file.name
      const outcome = await outcomeOf(file, served).catch((error: unknown) => brokenWith(file.name, error))
      if (mine !== turn) return
      if (outcome) outcomes.value = [...outcomes.value, outcome]
    }
    checking.value = ''
  }
  onScopeDispose(stop)
  return { checking, outcomes, add, stop }
}

function brokenWith(name: string, error: unknown): ImportOutcome | null {
  return error instanceof JobCancelled ? null : { name, outcome: 'refused', problem: { reason: 'broken' } }
}

function tooLarge(): Finding {
  return finding([], 'tooLarge', { megabytes: MAX_JSON_BYTES / 1_000_000 })
}
