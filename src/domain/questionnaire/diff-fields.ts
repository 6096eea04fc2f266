import { isSameJson } from '@/domain/records/same-json'
import type { Language, LocalisedText } from '@/domain/shared/text'
import type { FieldRule, Rules } from './diff-rules'
import type { DifferenceCode } from './minimum-bump'

/** Something that differs between two versions of a questionnaire. */
export interface Difference {
  /**
   * Where, by ids: `OPEN-1.weight` for a field of an indicator or area, `OPEN-1/received.min` for one of an item,
   * `scoring.bands.low.from` for one of an entry that has an id.
   */
  readonly path: string
  readonly code: DifferenceCode
  /** The named slots of the code's sentence. */
  readonly params: Readonly<Record<string, string>>
  /** What stood and what stands there as JSON, where both are a single value; null is "nothing". */
  readonly change?: { readonly before: string | null; readonly after: string | null }
  /** The languages in which a text differs, sorted. */
  readonly languages?: readonly Language[]
}

type Fields = Readonly<Record<string, unknown>>
type Compared = Exclude<FieldRule, DifferenceCode | null>

/** What differs between two states of one part, by the rules of its fields. */
export function fieldDifferences(
  rules: Rules,
  before: object,
  after: object,
  path: string,
  language: Language,
): Difference[] {
  return Object.entries(rules).flatMap(([field, rule]) => {
    const [old, now] = [(before as Fields)[field], (after as Fields)[field]]
    if (rule === null || rule === undefined || isSameJson(old, now)) return []
    const place = path === '' ? field : `${path}.${field}`
    return typeof rule === 'string'
      ? [whole(rule, old, now, place)]
      : inParts(rule, old, now, place, language)
  })
}

/** The difference in the order of the ids that both lists have; none when it is the same. */
export function orderDifferences(
  before: readonly string[],
  after: readonly string[],
  path: string,
): Difference[] {
  const kept = before.filter((id) => after.includes(id))
  const isSame = isSameJson(
    kept,
    after.filter((id) => kept.includes(id)),
  )
  return isSame ? [] : [{ path, code: 'order', params: {} }]
}

function inParts(rule: Compared, old: unknown, now: unknown, path: string, language: Language): Difference[] {
  if ('text' in rule) return [textDifference(rule.text, old, now, path, language)]
  if ('key' in rule) return keyedDifferences(rule, old, now, path, language)
  const isRead = !isSameJson(without(old, rule.told), without(now, rule.told))
  return [{ path, code: isRead ? rule.read : rule.toldAs, params: {} }]
}

function whole(code: DifferenceCode, old: unknown, now: unknown, path: string): Difference {
  const isSingle = [old, now].every((value) => typeof value !== 'object' || value === null)
  if (!isSingle) return { path, code, params: {} }
  return { path, code, params: {}, change: { before: asJson(old), after: asJson(now) } }
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}

function textDifference(
  kind: 'wording' | 'guidance',
  old: unknown,
  now: unknown,
  path: string,
  language: Language,
): Difference {
  const [before, after] = [(old ?? {}) as LocalisedText, (now ?? {}) as LocalisedText]
  const languages = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((one) => before[one] !== after[one])
    .sort()
  const code = kind === 'wording' && !languages.includes(language) ? 'translation' : kind
  return { path, code, params: {}, languages }
}

function keyedDifferences(
  { key, added, removed, fields }: Extract<Compared, { key: unknown }>,
  old: unknown,
  now: unknown,
  path: string,
  language: Language,
): Difference[] {
  const [before, after] = [byKey(old, key), byKey(now, key)]
  const place = (id: string) => `${path}.${id}`
  return [
    ...[...before.keys()]
      .filter((id) => !after.has(id))
      .map((id) => ({ path: place(id), code: removed, params: {} })),
    ...[...after.keys()]
      .filter((id) => !before.has(id))
      .map((id) => ({ path: place(id), code: added, params: {} })),
    ...[...after].flatMap(([id, entry]) =>
      fieldDifferences(fields, before.get(id) ?? entry, entry, place(id), language),
    ),
    ...orderDifferences([...before.keys()], [...after.keys()], path),
  ]
}

function byKey(list: unknown, key: 'id' | 'value'): Map<string, Fields> {
  return new Map(((list ?? []) as Fields[]).map((entry) => [String(entry[key]), entry]))
}

/** A list of entries, or one, without these fields. */
function without(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => without(entry, fields))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)))
}
