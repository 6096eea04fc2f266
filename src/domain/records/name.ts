import type { BaseRecord } from './base'
import type { VersionedKind } from './registry'

/** The kinds whose records have a name of their own that is no person's. */
const NAMED: readonly VersionedKind[] = ['programmes', 'selections', 'indices']

/** What a record is called: its title, or the name of what is no person; empty for one without. */
export function nameIn(kind: VersionedKind, record: BaseRecord): string {
  const { title, name } = record as { readonly title?: unknown; readonly name?: unknown }
  const said = NAMED.includes(kind) ? name : title
  return typeof said === 'string' ? said : ''
}
