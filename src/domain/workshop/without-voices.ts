import type { Sheet } from '@/domain/records/assessment'

/**
 * Whether this is the sheet of a group that came here without what each handed in, as the results of a workshop are shared:
 * no median can be made of what is here, even where one of those who took part has their own ballot here. It ends as soon
 * as the whole workshop is brought here.
 */
export function isWithoutVoices({ kind, isPartial }: Pick<Sheet, 'kind' | 'isPartial'>): boolean {
  return kind === 'consensus' && isPartial === true
}
