import { type Ref } from 'vue'
import * as z from 'zod/mini'
import { codeSchema } from '@/domain/records/workshop'
import { fail, ok, type Result } from '@/domain/shared/result'
import { CHECKS, type Check, type Outcome, type Readiness } from '@/domain/workshop/readiness'
import { readReport, type ReportProblem } from '@/exchange/invitation/ready-report'
import type { AsyncState } from '@/parts/async-state'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

const outcomeSchema = z.enum(['yes', 'no', 'unknown'])
const keptSchema = z.record(
  codeSchema,
  z.object({
    appVersion: z.nullable(z.string()),
    readiness: z.object({
      app: outcomeSchema,
      parts: outcomeSchema,
      questionnaire: outcomeSchema,
      kept: outcomeSchema,
      space: outcomeSchema,
    }),
  }),
)

/** What a device has reported last; `appVersion` is null where that was not said. */
export interface KeptReport {
  readonly appVersion: string | null
  readonly readiness: Readiness
}

/** The devices that have reported to this one, by the participant's code. */
export interface ReadyReports {
  readonly kept: Readonly<Ref<AsyncState<ReadonlyMap<string, KeptReport>>>>
  /** Keeps a report that was scanned or typed; its code. Rejects where it cannot be kept. */
  readonly take: (text: string, codes: readonly string[]) => Promise<Result<string, NotTaken>>
}

/** Why a report is not taken; the code where no participant has it. */
export type NotTaken =
  { readonly problem: ReportProblem } | { readonly problem: 'nobodys'; readonly code: string }

/** The devices that have reported to this one; kept on this device only. */
export function useReadyReports(): ReadyReports {
  const { settings } = useStorage()
  const bundle = useBundle()
  const key = () => `readyReports/${bundle.value.assessment.id}` as const
  const stored = async () => keptSchema.safeParse(await settings.get(key())).data ?? {}
  const kept = useLiveQuery(async () => new Map(Object.entries(await stored())), key)
  async function take(text: string, codes: readonly string[]): Promise<Result<string, NotTaken>> {
    const { id: assessmentId, questionnaire } = bundle.value.assessment
    const read = readReport(text, { assessmentId, sha256: questionnaire.sha256 })
    if (!read.ok) return fail({ problem: read.error })
    const { code, appVersion, readiness } = read.value
    if (!codes.includes(code)) return fail({ problem: 'nobodys', code })
    await settings.set(key(), { ...(await stored()), [code]: { appVersion, readiness } })
    return ok(code)
  }
  return { kept, take }
}

/** The checks that came out so. */
export function checksThat(readiness: Readiness, outcome: Outcome): readonly Check[] {
  return CHECKS.filter((check) => readiness[check] === outcome)
}
