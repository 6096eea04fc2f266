import { describe, expect, it } from 'vitest'
import type { Expression } from '@/domain/expression/expression'
import type { Indicator } from '@/domain/questionnaire/format-1'
import { itemsIn } from '@/domain/expression/references'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators, isScored, ladderOf } from '@/domain/questionnaire/tree'
import { readContent, scriptFaults, textsOf } from './texts'

const raw = readContent('participation/1.0.0.json')
const parsed = parseQuestionnaire(raw)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 2))
const questionnaire = parsed.value
const indicators = allIndicators(questionnaire.areas)
const items = indicators.flatMap((indicator) => indicator.items)

function indicator(id: string): Indicator {
  const found = indicators.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no indicator ${id}`)
  return found
}

function expressionsOf({ checks = [], caps = [] }: Indicator): Expression[] {
  return [...checks.map(({ expect }) => expect), ...caps.map(({ when }) => when)]
}

/** The entries that hold on a day. */
function legalOn(id: string, day: string) {
  return indicator(id).legal.filter(
    ({ from, to }) => (from === null || from <= day) && (to === null || day <= to),
  )
}

describe('the participation questionnaire', () => {
  it('has 8 areas and 44 indicators, and 18 of them in the rapid subset', () => {
    expect(questionnaire.areas).toHaveLength(8)
    expect(indicators).toHaveLength(44)
    expect(indicators.filter(({ subsets }) => subsets?.includes('rapid'))).toHaveLength(18)
  })

  it('asks something of every area in the rapid subset', () => {
    const left = questionnaire.areas.filter((area) =>
      allIndicators([area]).every(({ subsets }) => !subsets?.includes('rapid')),
    )
    expect(left).toEqual([])
  })

  it('names in an indicator only subsets that it declares', () => {
    const declared = questionnaire.subsets.map(({ id }) => id)
    expect(indicators.flatMap(({ subsets = [] }) => subsets).filter((id) => !declared.includes(id))).toEqual(
      [],
    )
  })

  it('has area weights that sum to 100 and indicator weights from 1 to 3', () => {
    expect(questionnaire.areas.reduce((sum, { weight }) => sum + Number(weight), 0)).toBe(100)
    expect(indicators.filter(({ weight }) => ![1, 2, 3].includes(Number(weight)))).toEqual([])
  })

  it('gives every indicator one ladder of its own name with five different levels from 0 to 4', () => {
    const shapes = indicators.map(({ id, items: own }) => {
      const ladders = own.filter((item) => item.type === 'ladder')
      const levels = ladders.flatMap((ladder) => ladder.levels)
      return {
        id,
        ladders: ladders.map((ladder) => ladder.id),
        values: levels.map(({ value }) => value),
        different: new Set(levels.map(({ text }) => text['ka'])).size,
      }
    })
    expect(shapes).toEqual(
      indicators.map(({ id }) => ({ id, ladders: [id], values: [0, 1, 2, 3, 4], different: 5 })),
    )
  })

  it('says on each highest level that it comes on top of the lower ones', () => {
    const silent = indicators.filter((each) => {
      const text = ladderOf(each)?.levels[4]?.text
      return !text?.['ka']?.startsWith('დამატებით, ') || !text['en']?.startsWith('In addition, ')
    })
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it('scores the ladders and none of the 62 companion figures', () => {
    const figures = items.filter(({ type }) => type === 'number')
    expect(figures).toHaveLength(62)
    expect(items.filter(isScored)).toHaveLength(44)
  })

  it('counts in whole numbers, writes money with decimals and never goes below 0', () => {
    const odd = items.filter(
      (item) => item.type === 'number' && (item.min !== 0 || item.integer !== (item.unit === 'count')),
    )
    expect(odd).toEqual([])
  })

  it('uses no id twice', () => {
    const ids = [
      ...questionnaire.areas.map(({ id }) => id),
      ...items.map(({ id }) => id),
      ...questionnaire.subsets.map(({ id }) => id),
    ]
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('begins the id of a companion figure with its indicator', () => {
    const strays = indicators.flatMap(({ id, items: own }) =>
      own.filter((item) => item.id !== id && !item.id.startsWith(`${id}_`)),
    )
    expect(strays).toEqual([])
  })

  it('refers in every check and cap only to items that exist', () => {
    const known = new Set(items.map(({ id }) => id))
    const named = indicators.flatMap(expressionsOf).flatMap((each) => [...itemsIn(each)])
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })

  it('lets only BUD-4 and INC-4 be not applicable, each under a condition', () => {
    const optional = items.filter(({ notApplicable }) => notApplicable !== undefined).map(({ id }) => id)
    expect(optional).toEqual(['BUD-4', 'INC-4'])
  })

  it('caps the petition at level 2 when none was received, and nothing else', () => {
    const capped = indicators.filter(({ caps }) => caps !== undefined)
    expect(capped.map(({ id }) => id)).toEqual(['FRM-3'])
    expect(capped[0]?.caps?.[0]).toMatchObject({
      when: { op: 'eq', args: [{ item: 'FRM-3_petitions' }, 0] },
      limit: { level: 2 },
    })
  })

  it('warns wherever women are counted as a part of people', () => {
    const parts = items
      .filter(({ type, id }) => type === 'number' && id.endsWith('_women'))
      .map(({ id }) => id)
    const checked = new Set(indicators.flatMap(expressionsOf).flatMap((each) => [...itemsIn(each)]))
    expect(parts).toHaveLength(4)
    expect(parts.filter((id) => !checked.has(id))).toEqual([])
  })

  it('knows the legal standing of every indicator on any day from 2024, exactly once', () => {
    const days = ['2024-01-01', '2024-02-29', '2024-03-01', '2025-04-01', '2025-04-02', '2030-12-31']
    const faults = indicators.flatMap(({ id }) =>
      days.filter((day) => legalOn(id, day).length !== 1).map((day) => `${id} on ${day}`),
    )
    expect(faults).toEqual([])
  })

  it('makes the equality body a duty until 1 April 2025 and voluntary from the day after', () => {
    expect(legalOn('INC-1', '2025-04-01')[0]?.status).toBe('required')
    expect(legalOn('INC-1', '2025-04-02')[0]?.status).toBe('enabled')
  })

  it('claims of no legal text that a lawyer has reviewed it', () => {
    expect(indicators.flatMap(({ legal }) => legal).filter(({ reviewed }) => reviewed)).toEqual([])
  })

  it('has bands that begin at 0, rise, and are named like the levels', () => {
    const { bands } = questionnaire.scoring
    expect(bands.map(({ from }) => from)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
    expect(bands.map(({ label }) => label)).toEqual(questionnaire.ladder?.levelNames)
  })

  it('has every text in Georgian and in English, each in its own script', () => {
    const texts = textsOf(raw).filter(({ where }) => where !== '/review')
    expect(texts.length).toBeGreaterThan(430)
    expect(texts.flatMap(scriptFaults)).toEqual([])
  })
})

describe('the check of texts', () => {
  it.each([
    [{ ka: 'ბიუჯეტი budget', en: 'Budget' }, 'Latin in Georgian: budget'],
    [{ ka: 'ბიუჯეტი', en: 'ბიუჯეტი' }, 'Georgian in English'],
    [{ ka: 'ბიუჯეტი' }, 'a language is missing'],
    [{ ka: 'ᲑᲘᲣᲯᲔᲢᲘ', en: 'Budget' }, 'Georgian capitals'],
  ])('flags %o', (text, fault) => {
    expect(textsOf({ planted: text }).flatMap(scriptFaults).join()).toContain(`/planted: ${fault}`)
  })

  it('lets known abbreviations and addresses pass', () => {
    const text = { ka: 'კოდექსის XI თავი, idea.batumi.ge (OGP)', en: 'Code, ch. XI' }
    expect(textsOf(text).flatMap(scriptFaults)).toEqual([])
  })
})
