import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jsonPath } from '@/domain/questionnaire/finding'
import type { Area, Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { textKey } from '@/domain/questionnaire/text-key'
import { textsOf } from '@/domain/questionnaire/texts'
import { readContent } from '../../questionnaires/texts'
import { anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { sampleQuestionnaire } from './sample-questionnaire'

function parsed(document: unknown): Questionnaire {
  const result = parseQuestionnaire(document)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const fixture = (): unknown =>
  JSON.parse(readFileSync(new URL('../../fixtures/questionnaires/format-1.json', import.meta.url), 'utf8'))

const keysOf = (questionnaire: Questionnaire) =>
  textsOf(questionnaire).map(({ path }) => textKey(questionnaire, path))
const repeated = (keys: string[]) => keys.filter((key, index) => keys.indexOf(key) !== index)

/** Ids that tempt: names of fields, and ones that begin alike. */
const ids = [
  ...['title', 'scoring', 'ladder', 'areas', 'indicators', 'items', 'label', 'subsets', 'changes', 'legal'],
  ...['a', 'a-b', 'a_b', '_', 'a0', 'rule', 'bands', 'notApplicable', 'question', 'choices', 'constructor'],
]

/** A questionnaire of random depth, in which an item may have the id of its indicator. */
const questionnaires = fc
  .record({
    order: fc.shuffledSubarray(ids, { minLength: ids.length }),
    shape: fc.array(fc.tuple(fc.nat(2), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 7 }),
  })
  .map(({ order, shape }) => {
    const left = [...order]
    const next = () => left.pop() ?? 'none'
    const areas = shape.reduce<Area[]>((inside, [items, sharesId, isNested]) => {
      const indicatorId = next()
      const own = Array.from({ length: 1 + items }, (_, index) =>
        anItem('singleChoice', index === 0 && sharesId ? indicatorId : `${indicatorId}_${index}`, {
          label: inBoth('label'),
          hint: inBoth('hint'),
          notApplicable: { condition: inBoth('condition') },
          constraints: [{ expect: true, message: inBoth('message') }],
          choices: [
            { id: 'a', label: inBoth('a') },
            { id: 'b', label: inBoth('b') },
          ],
        }),
      )
      const indicators = [
        anIndicator(indicatorId, {
          items: own,
          evidence: inBoth('evidence'),
          guidance: inBoth('guidance'),
          checks: [{ expect: true, message: inBoth('message') }],
        }),
      ]
      const area = anArea(next(), { description: inBoth('description'), indicators })
      return isNested ? [{ ...area, areas: inside }] : [...inside, area]
    }, [])
    const ladder = { rule: inBoth('rule'), levelNames: [inBoth('none'), inBoth('all')] }
    return aQuestionnaire({ areas, ladder, description: inBoth('description'), source: inBoth('source') })
  })

describe('the key of a text', () => {
  it.each([
    [['title'], 'title'],
    [['scoring', 'bands', 0, 'label'], 'scoring.bands[0].label'],
    [['changes', 0, 'items', 2, 'reason'], 'changes[0].items[2].reason'],
    [['areas', 0, 'title'], 'outer.title'],
    [['areas', 0, 'areas', 0, 'title'], 'inner.title'],
    [['areas', 0, 'indicators', 0, 'question'], 'IND-1.question'],
    [['areas', 0, 'indicators', 0, 'legal', 0, 'source', 'title'], 'IND-1.legal[0].source.title'],
    [['areas', 0, 'indicators', 0, 'items', 5, 'choices', 1, 'label'], 'group#choices[1].label'],
    [['areas', 0, 'areas', 0, 'indicators', 0, 'items', 0, 'levels', 1, 'text'], 'IND-2#levels[1].text'],
  ])('of %j is %s', (path, key) => {
    expect(textKey(parsed(fixture()), path)).toBe(key)
  })

  it.each([
    ['participation', readContent('participation/1.0.0.json')],
    ['the sample', sampleQuestionnaire()],
    ['the document that uses everything', fixture()],
  ])('is unique in %s', (_name, document) => {
    const keys = keysOf(parsed(document))
    expect(keys.length).toBeGreaterThan(30)
    expect(repeated(keys)).toEqual([])
  })

  it('is unique in any questionnaire whose ids are, whatever they are called', () => {
    fc.assert(
      fc.property(questionnaires, (questionnaire) => {
        expect(repeated(keysOf(questionnaire))).toEqual([])
      }),
    )
  })

  it('stays when areas, indicators and items change their places', () => {
    fc.assert(
      fc.property(questionnaires, (questionnaire) => {
        const turned = (areas: readonly Area[]): Area[] =>
          areas
            .map(({ areas: inside, indicators = [], ...area }) => ({
              ...area,
              indicators: indicators
                .map((each) => ({ ...each, items: each.items.toReversed() }))
                .toReversed(),
              ...(inside ? { areas: turned(inside) } : {}),
            }))
            .toReversed()
        const after = keysOf({ ...questionnaire, areas: turned(questionnaire.areas) })
        expect(after.sort()).toEqual(keysOf(questionnaire).sort())
      }),
    )
  })

  it('is the path where an id could not be read', () => {
    const path = ['areas', 0, 'indicators', 0, 'question']
    const partly = { areas: [{ id: 'a', indicators: [{ question: { ka: 'ა' } }] }] }
    expect(textKey(partly, path)).toBe(jsonPath(path))
  })
})
