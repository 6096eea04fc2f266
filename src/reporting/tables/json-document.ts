import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { About } from './data-package'
import type { NamedTable } from './named-table'

/** Version of the shape of the document. */
export const JSON_FORMAT_VERSION = '1'

/**
 * The tables as one JSON document in canonical form (RFC 8785): the same comparison is the same text. Rows are lists in
 * the order of their columns.
 */
export function jsonDocument(tables: readonly NamedTable[], about: About): string {
  const { generatedAt, appVersion, language, isAnonymous, comparison } = about
  const { id, version } = comparison.questionnaire
  return canonicalJson({
    format: 'kibe-comparison',
    formatVersion: JSON_FORMAT_VERSION,
    ...{ generatedAt, appVersion, language, isAnonymous },
    questionnaire: { id, version },
    tables,
  })
}
