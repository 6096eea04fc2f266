import { readFileSync } from 'node:fs'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type AreaJson = Record<string, Json> & { indicators: Json[] }
interface Area {
  areas?: Area[]
  indicators?: { items: unknown[] }[]
}

/**
 * A questionnaire of at least so many items in four languages: the areas of `participation`, with their indicators again
 * and again, each time with ids of their own.
 */
export function largeQuestionnaire(items: number): Record<string, unknown> {
  const source = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as Record<
    string,
    Json
  >
  const areas = source['areas'] ?? []
  const ids = idsIn(areas)
  const times = Math.ceil(items / itemsIn(areas as unknown as Area[]))
  const copies = Array.from({ length: times }, (_, copy) => renamed(areas, ids, `_${copy}`) as AreaJson[])
  const grown = copies[0]?.map((area, index) => ({
    ...area,
    indicators: copies.flatMap((copy) => copy[index]?.indicators ?? []),
  }))
  const document = inFourLanguages({ ...source, areas: grown ?? [] }) as Record<string, unknown>
  return {
    ...document,
    id: 'large',
    languages: ['ka', 'en', 'az', 'hy'],
    review: { ka: 'draft', en: 'draft', az: 'machine', hy: 'machine' },
  }
}

/** Number of items in these areas. */
export function itemsIn(areas: readonly Area[]): number {
  return areas.reduce((sum, { areas: below = [], indicators = [] }) => {
    const own = indicators.reduce((count, indicator) => count + indicator.items.length, 0)
    return sum + own + itemsIn(below)
  }, 0)
}

function idsIn(value: Json): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set()
  const below = Object.values(value).flatMap((member) => [...idsIn(member)])
  const own = !Array.isArray(value) && typeof value['id'] === 'string' ? [value['id']] : []
  return new Set([...below, ...own])
}

function renamed(value: Json, ids: ReadonlySet<string>, suffix: string): Json {
  if (typeof value === 'string') return ids.has(value) ? value + suffix : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((member) => renamed(member, ids, suffix))
  // Subsets are named, not copied.
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'subsets' ? member : renamed(member, ids, suffix),
    ]),
  )
}

function inFourLanguages(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inFourLanguages)
  const { ka, en } = value
  if (typeof ka === 'string' && typeof en === 'string') return { ...value, az: en, hy: ka }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inFourLanguages(member)]))
}
