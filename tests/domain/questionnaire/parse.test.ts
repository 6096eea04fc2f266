import { describe, expect, it } from 'vitest'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { INDEPENDENT, type Fault } from './check-faults'
import { faults as faultsIn, fullSample } from './check-sample'
import { edited } from './edit-document'
import { sampleQuestionnaire } from './sample-questionnaire'

const OPEN_1 = 'areas[0].indicators[0]'
const VOICE_1 = 'areas[1].areas[0].indicators[0]'
const VOICE_2 = 'areas[1].areas[0].indicators[1]'
const faults = (changes: Record<string, unknown>) => faultsIn(changes, sampleQuestionnaire())
const words = (text: string) => ({ ka: text, en: text })

/** Faults that need a stage of their own. */
const OTHERS: Fault[] = [
  [{ version: '1.0' }, 'version', 'badVersion'],
  [{ kind: 'quiz' }, 'kind', 'notAllowed'],
  [{ replaces: undefined }, 'replaces', 'missing'],
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

  it.each(OTHERS)('finds only the one fault in %j at %s: %s', (change, path, code) => {
    expect(faults(change)).toEqual([`${path} ${code}`])
  })

  it('gives a sound questionnaire with every type of item, conditions and changes as it is', () => {
    expect(parseQuestionnaire(fullSample())).toEqual({ ok: true, value: fullSample() })
  })

  it.each(INDEPENDENT)(
    'finds only the one fault among all that can be: %j at %s: %s',
    (change, path, code) => {
      expect(faultsIn(change)).toEqual([`${path} ${code}`])
    },
  )

  it('finds sixty independent faults in one run, each once and nothing that follows from them', () => {
    const changes = Object.assign({}, ...INDEPENDENT.map(([change]) => change)) as Record<string, unknown>
    expect(INDEPENDENT.length).toBeGreaterThanOrEqual(60)
    expect(faultsIn(changes).sort()).toEqual(INDEPENDENT.map(([, path, code]) => `${path} ${code}`).sort())
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
