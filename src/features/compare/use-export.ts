import { useI18n } from 'vue-i18n'
import type { Comparison } from '@/domain/comparison/comparison'
import { ContentError, useContent } from '@/parts/content-library'
import { useFailureSentence } from '@/parts/failure-sentence'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFileMaking, type BegunFile } from '@/parts/use-file-making'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import type { ComparisonFormat, ComparisonRequest } from '@/workers/comparison-protocol'
import { ComparisonError, makeComparisonFile } from '@/workers/make-comparison-file'
import type { ReportProblem } from '@/workers/report-protocol'

/** What is handed out: what stands on the page, by the ids of the assessments that are chosen. */
export interface ExportOrder extends Pick<
  ComparisonRequest,
  'assessmentIds' | 'wave' | 'before' | 'isRanked' | 'shuffled'
> {
  readonly comparison: Comparison
}

/** Handing out a comparison as a file; leaving the page stops it. */
export function useExport() {
  const content = useContent()
  const clock = injected(clockKey)
  const { language } = useScreenLanguage()
  const { state, make, cancel } = useFileMaking()

  async function begin(
    { comparison, ...order }: ExportOrder,
    { format, separator }: Pick<ComparisonRequest, 'format' | 'separator'>,
    onShare: (share: number) => void,
  ): Promise<BegunFile> {
    const request: ComparisonRequest = {
      ...order,
      ...{ format, separator },
      language: language.value,
      questionnaireId: comparison.questionnaire.id,
      register: await content.municipalities(),
      generatedAt: clock.now(),
    }
    const job = makeComparisonFile(request, onShare)
    const fileName = fileNameOf(comparison, order, format)
    return { fileName, done: job.done, cancel: () => job.cancel() }
  }
  return {
    state,
    cancel,
    make: (order: ExportOrder, file: Pick<ComparisonRequest, 'format' | 'separator'>) =>
      make((onShare) => begin(order, file, onShare)),
  }
}

/** In Latin letters, whatever the wave is called: not every program unpacks others. */
function fileNameOf(
  { questionnaire }: Comparison,
  { wave, shuffled }: Pick<ExportOrder, 'wave' | 'shuffled'>,
  format: ComparisonFormat,
): string {
  const plain = wave.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
  const parts = ['kibe-comparison', questionnaire.id, plain, shuffled ? 'anonymous' : '']
  const name = parts.filter((part) => part !== '').join('-')
  return format === 'xlsx' || format === 'json' ? `${name}.${format}` : `${name}-${format}.zip`
}

/** Why there is no file, in the language of the screen. */
export function useExportFailure(): (error: unknown) => string {
  const { t } = useI18n()
  const sentenceOf = useFailureSentence()
  return (error) => {
    if (error instanceof ContentError) return sentenceOf(error)
    if (!(error instanceof ComparisonError)) return t('compare.export.failed')
    const { problem } = error
    switch (problem.reason) {
      case 'storage':
        return t(`storage.failure.${problem.failure}`)
      case 'nothingCompared':
        return t('compare.export.nothingCompared')
      case 'report':
        return notLaidOut(problem.problem)
    }
  }
  function notLaidOut(problem: ReportProblem): string {
    switch (problem.code) {
      case 'uncoveredCharacters':
        return t('compare.export.uncovered', { characters: problem.characters.join(', ') })
      case 'fontsUnreachable':
        return t('compare.export.fontsUnreachable')
      case 'failed':
        return t('compare.export.failed')
    }
  }
}
