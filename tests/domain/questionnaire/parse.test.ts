import { describe, expect, it } from 'vitest'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { edited } from './edit-document'
import { sampleQuestionnaire } from './sample-questionnaire'

const OPEN_1 = 'areas[0].indicators[0]'
const VOICE_1 = 'areas[1].areas[0].indicators[0]'
const VOICE_2 = 'areas[1].areas[0].indicators[1]'
const words = (text: string) => ({ ka: text, en: text })

/** The faults found in the sample after these changes, as `path code`. */
function faults(changes: Record<string, unknown>): string[] {
  const result = parseQuestionnaire(edited(sampleQuestionnaire(), changes))
  return result.ok ? [] : result.error.map(({ path, code }) => `${path} ${code}`)
}

/** Faults that do not touch each other: what is changed, where it is found, and under which code. */
const INDEPENDENT: [change: Record<string, unknown>, path: string, code: string][] = [
  [{ version: '1.0' }, 'version', 'badVersion'],
  [{ kind: 'quiz' }, 'kind', 'notAllowed'],
  [{ licence: 7 }, 'licence', 'expectedText'],
  [{ authors: 'Nobody' }, 'authors', 'expectedList'],
  [{ published: '2026-02-30' }, 'published', 'badDate'],
  [{ replaces: undefined }, 'replaces', 'missing'],
  [{ colour: 'red' }, 'colour', 'unknownField'],
  [{ defaultLanguage: 'az' }, 'defaultLanguage', 'defaultLanguageNotDeclared'],
  [{ 'review.en': undefined }, 'review.en', 'reviewMissing'],
  [{ 'title.en': undefined }, 'title', 'missingLanguage'],
  [{ 'description.ka': '' }, 'description.ka', 'emptyText'],
  [{ 'scoring.coverageGate': 1.2 }, 'scoring.coverageGate', 'aboveMaximum'],
  [{ 'scoring.display.max': 0 }, 'scoring.display.max', 'notPositive'],
  [{ 'scoring.display.decimals': 1.5 }, 'scoring.display.decimals', 'expectedWholeNumber'],
  [{ 'scoring.bands[0].from': 0.1 }, 'scoring.bands[0].from', 'bandsNotFromZero'],
  [{ 'scoring.bands[2].from': 0.4 }, 'scoring.bands[2].from', 'bandsOutOfOrder'],
  [{ 'scoring.gates[0].require.level': 3 }, 'scoring.gates[0].require.level', 'levelOutsideLadder'],
  [{ 'scoring.gates[1].require.area': 'nowhere' }, 'scoring.gates[1].require.area', 'unknownArea'],
  [{ 'scoring.gates[2].band': 'golden' }, 'scoring.gates[2].band', 'unknownBand'],
  [{ [`${OPEN_1}.subsets[0]`]: 'slow' }, `${OPEN_1}.subsets[0]`, 'unknownSubset'],
  [{ [`${OPEN_1}.weight`]: 0 }, `${OPEN_1}.weight`, 'notPositive'],
  [{ [`${OPEN_1}.items[1].max`]: -1 }, `${OPEN_1}.items[1].max`, 'minimumNotBelowMaximum'],
  [{ [`${OPEN_1}.items[3].line.fullAt`]: 50 }, `${OPEN_1}.items[3].line`, 'flatLine'],
  [{ [`${OPEN_1}.legal[0].to`]: '2001-01-01' }, `${OPEN_1}.legal[0].to`, 'datesReversed'],
  [{ [`${OPEN_1}.legal[0].source.url`]: 'javascript:x' }, `${OPEN_1}.legal[0].source.url`, 'badAddress'],
  [
    { [`${OPEN_1}.checks[0].expect.args[1].item`]: 'gone' },
    `${OPEN_1}.checks[0].expect.args[1]`,
    'unknownItem',
  ],
  [{ [`${OPEN_1}.caps[0].limit.level`]: 5 }, `${OPEN_1}.caps[0].limit.level`, 'levelOutsideLadder'],
  [{ 'areas[1].weight': 'heavy' }, 'areas[1].weight', 'badWeight'],
  [
    { [`${VOICE_1}.items[0].levels[1].value`]: 7 },
    `${VOICE_1}.items[0].levels[1].value`,
    'levelsNotConsecutive',
  ],
  [
    { [`${VOICE_1}.items[0].notApplicable`]: {} },
    `${VOICE_1}.items[0].notApplicable.condition`,
    'naWithoutCondition',
  ],
  [{ [`${VOICE_2}.id`]: 'OPEN-1' }, `${VOICE_2}.id`, 'duplicateId'],
  [{ [`${VOICE_2}.items[0].min`]: 'one' }, `${VOICE_2}.items[0].min`, 'expectedNumber'],
  [{ [`${VOICE_2}.items[1].type`]: 'perhaps' }, `${VOICE_2}.items[1].type`, 'notAllowed'],
  [
    { [`${VOICE_2}.items[2].choices[1].share`]: undefined },
    `${VOICE_2}.items[2].choices[1].share`,
    'choiceWithoutShare',
  ],
  [{ [`${VOICE_2}.items[3].bestSet[0]`]: 'z' }, `${VOICE_2}.items[3].bestSet[0]`, 'unknownChoice'],
  [{ [`${VOICE_2}.items[4].id`]: 'mood' }, `${VOICE_2}.items[4].id`, 'duplicateId'],
]

/** Faults that need a stage of their own. */
const OTHERS: typeof INDEPENDENT = [
  [{ [`${VOICE_2}.items[0].min`]: 5 }, `${VOICE_2}.items[0].max`, 'minimumNotBelowMaximum'],
  [{ formatVersion: '0' }, 'formatVersion', 'notAllowed'],
  [{ id: '1st' }, 'id', 'badId'],
  [{ id: 'voice' }, 'areas[1].id', 'duplicateId'],
  [{ title: { ka: 'ა', en: 'a', KA: 'ა' } }, 'title.KA', 'badLanguage'],
  [{ title: {} }, 'title', 'missing'],
  [{ scoring: undefined }, 'scoring', 'missing'],
  [{ scoring: [] }, 'scoring', 'expectedGroup'],
  [{ areas: [] }, 'areas', 'tooFew'],
  [{ languages: ['ka', 'en', 'ka'] }, 'languages[2]', 'duplicateLanguage'],
  [{ 'subsets[0].id': 'full', [`${OPEN_1}.subsets[0]`]: 'full' }, 'subsets[0].id', 'reservedId'],
  [{ 'scoring.bands[1].id': 'low', 'scoring.gates[1].band': 'low' }, 'scoring.bands[1].id', 'duplicateId'],
  [{ 'scoring.gates[1].id': 'gate-1' }, 'scoring.gates[1].id', 'duplicateId'],
  [
    { 'scoring.gates[0].require.indicator': 'NO-1' },
    'scoring.gates[0].require.indicator',
    'unknownIndicator',
  ],
  [
    { 'scoring.gates[0].require': { indicator: 'VOICE-2', level: 1 } },
    'scoring.gates[0].require.level',
    'levelWithoutLadder',
  ],
  [{ 'scoring.gates[0].require': { nothing: 1 } }, 'scoring.gates[0].require', 'wrongForm'],
  [{ 'scoring.gates[2].require.fact': true }, 'scoring.gates[2].require.fact', 'constant'],
  [{ 'areas[1].areas[0].indicators': [] }, 'areas[1].areas[0]', 'emptyArea'],
  [{ [`${OPEN_1}.caps[0].when`]: { op: 'xor', args: [true] } }, `${OPEN_1}.caps[0].when`, 'badExpression'],
  [{ [`${OPEN_1}.caps[0].when`]: { op: 'not', args: [] } }, `${OPEN_1}.caps[0].when.args`, 'tooFew'],
  [{ [`${OPEN_1}.caps[0].when`]: { item: 'answered' } }, `${OPEN_1}.caps[0].when`, 'expectedYesNo'],
  [{ [`${OPEN_1}.items[3].part`]: { answered: 'received' } }, `${OPEN_1}.items[3].part`, 'expectedNumber'],
  [{ [`${OPEN_1}.items[3].part`]: { item: 'rate' } }, `${OPEN_1}.items[3].part`, 'computedItem'],
  [{ [`${OPEN_1}.items[1].scored`]: true }, `${OPEN_1}.items[1].scored`, 'scoredWithoutRule'],
  [{ [`${OPEN_1}.items[1].integer`]: 'yes' }, `${OPEN_1}.items[1].integer`, 'expectedYesNo'],
  [{ [`${VOICE_2}.items[0].id`]: 'VOICE-1' }, `${VOICE_2}.items[0].id`, 'duplicateId'],
  [{ [`${VOICE_2}.items[2].choices[1].id`]: 'a' }, `${VOICE_2}.items[2].choices[1].id`, 'duplicateId'],
  [{ [`${VOICE_1}.items[0].levels[0].text`]: {} }, `${VOICE_1}.items[0].levels[0].text`, 'missing'],
  [{ [`${VOICE_1}.items[0].levels[0].text`]: undefined }, `${VOICE_1}.items[0].levels[0].text`, 'missing'],
  [
    { [`${VOICE_1}.items[0].notApplicable.condition`]: {} },
    `${VOICE_1}.items[0].notApplicable.condition`,
    'naWithoutCondition',
  ],
]

describe('parseQuestionnaire', () => {
  it('gives a sound questionnaire as it is', () => {
    expect(parseQuestionnaire(sampleQuestionnaire())).toEqual({ ok: true, value: sampleQuestionnaire() })
  })

  it('keeps HTML in texts as text', () => {
    const title = words('<img src=x onerror=alert(1)> & co')
    const result = parseQuestionnaire(edited(sampleQuestionnaire(), { title }))
    expect(result.ok && result.value.title).toEqual(title)
  })

  it.each([
    null,
    5,
    'text',
    [],
    {},
    { areas: [] },
    { name: 'kibe', version: '1' },
    { formatVersion: '1', files: [] },
  ])('says once that %j is no questionnaire', (document) =>
    expect(parseQuestionnaire(document)).toEqual({
      ok: false,
      error: [{ path: '', code: 'notAQuestionnaire', params: {} }],
    }),
  )

  it.each(['2', '2.1', '17'])('says of format %s only that it is newer', (formatVersion) => {
    expect(parseQuestionnaire({ formatVersion, anything: true })).toEqual({
      ok: false,
      error: [{ path: 'formatVersion', code: 'newerFormat', params: { formatVersion } }],
    })
  })

  it.each([...INDEPENDENT, ...OTHERS])('finds only the one fault in %j at %s: %s', (change, path, code) => {
    expect(faults(change)).toEqual([`${path} ${code}`])
  })

  it('finds more than thirty independent faults at once, each once and nothing else', () => {
    const changes = Object.assign({}, ...INDEPENDENT.map(([change]) => change)) as Record<string, unknown>
    expect(INDEPENDENT.length).toBeGreaterThan(30)
    expect(faults(changes).sort()).toEqual(INDEPENDENT.map(([, path, code]) => `${path} ${code}`).sort())
  })

  it('says nothing that only follows from a fault already named', () => {
    expect(faults({ [`${OPEN_1}.items[1].id`]: '1 bad id' })).toEqual([`${OPEN_1}.items[1].id badId`])
    expect(faults({ [`${OPEN_1}.items[1].type`]: 'no' })).toEqual([`${OPEN_1}.items[1].type notAllowed`])
    expect(faults({ [OPEN_1]: 'no indicator' })).toEqual([`${OPEN_1} expectedGroup`])
    expect(faults({ 'subsets[0].id': '!' })).toEqual(['subsets[0].id badId'])
    expect(faults({ subsets: undefined })).toEqual(['subsets missing'])
    expect(faults({ 'scoring.bands': undefined })).toEqual(['scoring.bands missing'])
    expect(faults({ 'areas[1].id': undefined })).toEqual(['areas[1].id missing'])
  })

  it('says once that a declared language has no texts, or that an undeclared one is used', () => {
    expect(faults({ 'languages[2]': 'az', 'review.az': 'machine' })).toEqual([
      'languages languageWithoutTexts',
    ])
    expect(faults({ languages: ['ka'], 'review.en': undefined })).toEqual(['languages languageNotDeclared'])
  })

  it('takes a mistyped language for one fault', () => {
    expect(faults({ title: { ka: 'ა', em: 'a' } })).toEqual(['title missingLanguage'])
  })

  it('finds a missing language in every text of the format', () => {
    const sample = sampleQuestionnaire()
    const text = JSON.stringify(sample)
    const texts =
      text.match(/"en":"[^"]*"/g)?.filter((found) => !/"(draft|machine|reviewed)"$/.test(found)) ?? []
    expect(texts.length).toBeGreaterThan(35)
    for (const found of new Set(texts)) {
      const document: unknown = JSON.parse(text.replace(`,${found}`, ''))
      const result = parseQuestionnaire(document)
      expect(result.ok ? found : result.error.map(({ code }) => code)).toEqual(['missingLanguage'])
    }
  })
})
