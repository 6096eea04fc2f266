import { useContent } from '@/parts/content-library'
import { useBundle } from '@/parts/use-assessment'
import { useScore } from '@/parts/use-score'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import type { ReportSources } from './load-report'

/** What a report of the open assessment is made from, as it is when called. */
export function useReportSources(): () => ReportSources {
  const storage = useStorage()
  const content = useContent()
  const clock = injected(clockKey)
  const bundle = useBundle()
  const score = useScore()
  return () => ({ storage, content, clock, bundle: bundle.value, score: score.value })
}
