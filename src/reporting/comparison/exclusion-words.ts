import type { Caveat, ExclusionReason } from '@/domain/comparison/comparison'
import type { ComparisonInput } from './comparison-input'
import type { Writer } from './writer'

type Words = Pick<Writer, 't' | 'formats'> & { readonly input: Pick<ComparisonInput, 'isAnonymous'> }

/** Why an assessment is left out, as a sentence. */
export function reasonText({ t, formats, input }: Words, reason: ExclusionReason): string {
  switch (reason.code) {
    case 'unknownMunicipality':
      // Without names, the code of a municipality is one.
      return input.isAnonymous
        ? t('comparisonReport.reason.unknownMunicipalityUnnamed')
        : t('comparisonReport.reason.unknownMunicipality', { code: reason.municipality })
    case 'practice':
      return t('comparisonReport.reason.practice')
    case 'otherQuestionnaire':
      return t('comparisonReport.reason.otherQuestionnaire', { id: reason.questionnaireId })
    case 'noMapping':
      return t('comparisonReport.reason.noMapping', { version: reason.version, target: reason.target })
    case 'sameWaveTwice':
      return t('comparisonReport.reason.sameWaveTwice')
    case 'otherRespondents':
      return t('comparisonReport.reason.otherRespondents')
    case 'nothingApplies':
      return t('comparisonReport.reason.nothingApplies')
    case 'nothingShared':
      return t('comparisonReport.reason.nothingShared')
    case 'lowCoverage': {
      // As many digits as it takes to tell both apart: 79.6% must not read as the 80% it fails.
      const decimals = formats.percent(reason.coverage) === formats.percent(reason.gate) ? 2 : 0
      return t('comparisonReport.reason.lowCoverage', {
        coverage: formats.percent(reason.coverage, decimals),
        gate: formats.percent(reason.gate, decimals),
      })
    }
  }
}

/** What has to be known beside the figures, as a sentence. */
export function caveatText({ t }: Pick<Writer, 't'>, { code }: Caveat): string {
  switch (code) {
    case 'versions':
      return t('comparisonReport.caveat.versions')
    case 'subsets':
      return t('comparisonReport.caveat.subsets')
    case 'voices':
      return t('comparisonReport.caveat.voices')
    case 'drafts':
      return t('comparisonReport.caveat.drafts')
    case 'unevidenced':
      return t('comparisonReport.caveat.unevidenced')
  }
}
