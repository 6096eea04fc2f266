import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { languageState } from '@/domain/questionnaire/language-state'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import { allIndicators, isAsked } from '@/domain/questionnaire/tree'
import { readContent, scriptFaults, textsOf } from './texts'

const paths = readdirSync('questionnaires', { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => /^(?!registers\/)[^/]+\/[^/]+\.json$/.test(path))

function opened(path: string): Questionnaire {
  const read = readJson(readFileSync(`questionnaires/${path}`, 'utf8'))
  const parsed = read.ok ? parseQuestionnaire(read.value) : { ok: false as const, error: [read.error] }
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

/** Every object of texts by language, however deep. */
function collectedTexts(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return []
  if ('ka' in value && typeof value.ka === 'string') return [value as unknown as Record<string, string>]
  return Object.values(value).flatMap(collectedTexts)
}

const indicatorsOf = (path: string) => allIndicators(opened(path).areas)
const itemsOf = (path: string): Item[] => indicatorsOf(path).flatMap(({ items }) => items)

describe.each(paths)('%s', (path) => {
  it('passes the check, is published, and is named as it says', () => {
    const { id, version, status, published } = opened(path)
    expect([path, status]).toEqual([`${id}/${version}.json`, 'published'])
    expect(published).not.toBeNull()
  })

  it('has every text in every language that it names, each in its own script', () => {
    const { review, ...said } = readContent(path) as { review: unknown }
    expect(review).toBeTruthy()
    const texts = textsOf(said)
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.flatMap(scriptFaults)).toEqual([])
    for (const { texts: all, present } of languageState(opened(path))) expect(present).toBe(all)
  })
})

describe('the set', () => {
  it('is of seven questionnaires and every kind, the benchmark in three versions', () => {
    expect(new Set(paths.map((path) => path.split('/')[0])).size).toBe(7)
    const kinds = new Set(paths.map((path) => opened(path).kind))
    expect([...kinds].sort()).toEqual(['benchmark', 'certification', 'profile', 'survey'])
    expect(paths.filter((path) => path.startsWith('participation/'))).toHaveLength(3)
  })

  it.each([
    ['certification', 25],
    ['par-monitoring', 40],
    ['gender-responsive-budgeting', 20],
    ['needs-survey', 20],
    ['training-needs', 20],
  ])('%s has at least %i indicators', (id, least) => {
    expect(indicatorsOf(`${id}/1.0.0.json`).length).toBeGreaterThanOrEqual(least)
  })

  it('community-profile asks for at least 40 figures', () => {
    const figures = itemsOf('community-profile/1.0.0.json').filter(({ type }) =>
      ['number', 'percent', 'money'].includes(type),
    )
    expect(figures.length).toBeGreaterThanOrEqual(40)
  })

  it('certification has levels with conditions, and the funnel of the civic budget with source and date of each figure', () => {
    const { scoring } = opened('certification/1.0.0.json')
    expect(scoring.certificate?.length).toBeGreaterThanOrEqual(3)
    expect(scoring.gates?.filter(({ certificate }) => certificate !== undefined)).not.toEqual([])
    const ids = itemsOf('certification/1.0.0.json').map(({ id }) => id)
    for (const figure of [
      'f_submitted',
      'f_admitted',
      'f_voted',
      'f_selected',
      'f_implemented',
      'f_total',
      'f_spent',
    ]) {
      expect(ids).toEqual(expect.arrayContaining([figure, `${figure}_source`, `${figure}_date`]))
    }
  })

  it('needs-survey ranks problems, can be broken down by its respondents, and is there in four languages', () => {
    const items = itemsOf('needs-survey/1.0.0.json')
    expect(items.some(({ type }) => type === 'ranking')).toBe(true)
    expect(items.filter((item) => item.type === 'singleChoice' && item.breakdown).length).toBeGreaterThan(2)
  })

  it.each(['needs-survey', 'community-profile'])(
    '%s says of two languages that nobody has reviewed them',
    (id) => {
      const { languages, review } = opened(`${id}/1.0.0.json`)
      expect(languages).toEqual(['ka', 'en', 'az', 'hy'])
      expect([review['az'], review['hy']]).toEqual(['machine', 'machine'])
    },
  )

  it.each([
    ['az', /^[^\p{Script=Georgian}\p{Script=Armenian}\p{Script=Cyrillic}]+$/u],
    ['hy', /^[^\p{Script=Georgian}\p{Script=Cyrillic}]+$/u],
  ])('is written in %s in its own script', (language, script) => {
    for (const path of ['needs-survey/1.0.0.json', 'community-profile/1.0.0.json']) {
      const texts = collectedTexts(readContent(path)).flatMap((text) => text[language] ?? [])
      expect(texts.length).toBeGreaterThan(200)
      expect(texts.filter((text) => !script.test(text))).toEqual([])
    }
  })

  it('asks something in every indicator', () => {
    const empty = paths.flatMap((path) => indicatorsOf(path).filter(({ items }) => !items.some(isAsked)))
    expect(empty.map(({ id }) => id)).toEqual([])
  })
})
