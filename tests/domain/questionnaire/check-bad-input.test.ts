import { describe, expect, it } from 'vitest'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import { fullSample, LIFE_1, LIFE_2 } from './check-sample'
import { edited } from './edit-document'

const MOOD = 'areas[1].areas[0].indicators[1].items[0]'

const LIMIT_IN_MS = 1000

/** What a file with this text is told, as `path code`, and how long that takes at best of three. */
function verdict(text: string): { found: string[]; ms: number } {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now()
    const read = readJson(text)
    const result = read.ok ? parseQuestionnaire(read.value) : { ok: false as const, error: [read.error] }
    const found = result.ok ? [] : result.error.map(({ path, code }) => `${path} ${code}`.trim())
    return { found, ms: performance.now() - start }
  })
  return { found: runs[0]?.found ?? [], ms: Math.min(...runs.map(({ ms }) => ms)) }
}

const withChange = (changes: Record<string, unknown>) => JSON.stringify(edited(fullSample(), changes))
const sound = withChange({})
const visibleIf = `${LIFE_1}.items[1].visibleIf`
const html = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

const REFUSED: [name: string, text: string, found: string[]][] = [
  ['a picture', '\u0089PNG\r\n\u001a\n', ['notJson']],
  ['a questionnaire that was cut off', sound.slice(0, -20), ['notJson']],
  ['JSON of something else', '{"name":"kibe","dependencies":{}}', ['notAQuestionnaire']],
  ['a list', '[1,2,3]', ['notAQuestionnaire']],
  ['50 MB of one text', `{"formatVersion":"1","areas":"${'a'.repeat(50_000_000)}"}`, ['tooLarge']],
  ['50 MB of small values', `[${'1,'.repeat(25_000_000)}1]`, ['tooLarge']],
  ['100,000 nested lists', `{"formatVersion":"1","areas":${'['.repeat(100_000)}`, ['tooDeep']],
  ['100,000 nested objects', '{"areas":'.repeat(100_000), ['tooDeep']],
  ['a key given twice', sound.replace('"id":', '"id":"other","id":'), ['duplicateKey']],
  [
    'a key that reaches the prototype',
    sound.replace('"id":', '"__proto__":{"isAdmin":true},"id":'),
    ['forbiddenKey'],
  ],
  [
    'a scale with a hundred million steps',
    withChange({ [`${MOOD}.max`]: 100_000_000 }),
    [`${MOOD}.max scaleTooLong`],
  ],
  ['a later question', withChange({ [visibleIf]: { answered: 'story' } }), [`${visibleIf} readsLater`]],
  ['the question itself', withChange({ [visibleIf]: { answered: 'day' } }), [`${visibleIf} readsItself`]],
  [
    'a question that is not there',
    withChange({ [visibleIf]: { answered: 'x' } }),
    [`${visibleIf} unknownItem`],
  ],
  [
    'bands with a hole at the start',
    withChange({ 'scoring.bands[0].from': 0.2 }),
    ['scoring.bands[0].from bandsNotFromZero'],
  ],
  [
    'a Cyrillic letter in an id',
    withChange({ [`${LIFE_2}.id`]: 'LIF\u0415-2' }),
    [`${LIFE_2}.id foreignLetter`],
  ],
  ['a newer format', withChange({ formatVersion: '2' }), ['formatVersion newerFormat']],
]

describe('what is no sound questionnaire is told so within a second:', () => {
  it.each(REFUSED)('%s', (_, text, found) => {
    const { found: said, ms } = verdict(text)
    expect(said).toEqual(found)
    expect(ms).toBeLessThan(LIMIT_IN_MS)
  })

  it('a letter that looks Latin is named with its code point', () => {
    const letters = { '\u0430': 'U+0430', '\u10D0': 'U+10D0', '\u00E9': 'U+00E9', '\u{1D41A}': 'U+1D41A' }
    for (const [letter, codePoint] of Object.entries(letters)) {
      const result = parseQuestionnaire(edited(fullSample(), { [`${LIFE_2}.id`]: `LIFE-2${letter}` }))
      expect(result.ok ? [] : result.error).toEqual([
        { path: `${LIFE_2}.id`, code: 'foreignLetter', params: { letter, codePoint } },
      ])
    }
  })

  it('an id with no foreign letter is a bad id all the same', () => {
    expect(verdict(withChange({ [`${LIFE_2}.id`]: 'LIFE 2' })).found).toEqual([`${LIFE_2}.id badId`])
    expect(verdict(withChange({ [`${LIFE_2}.id`]: 'LIFE-2٣' })).found).toEqual([`${LIFE_2}.id badId`])
  })

  it('a file of ten thousand faults', () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ id: `q${index % 5000}`, type: 'longText' }))
    const { found, ms } = verdict(
      withChange({ [`${LIFE_2}.items[0]`]: items[0], [`${LIFE_2}.items`]: items }),
    )
    expect(found.filter((each) => each.endsWith('duplicateId'))).toHaveLength(5000)
    expect(ms).toBeLessThan(LIMIT_IN_MS)
  })
})

describe('what only looks dangerous is taken as it is:', () => {
  it('HTML and scripts in every text', () => {
    const text = sound.replace(
      /"(ka|en)":"[^"]*(?<!draft|machine|reviewed)"/g,
      (_, language: string) => `"${language}":${JSON.stringify(html)}`,
    )
    expect(text.split('onerror').length).toBeGreaterThan(100)
    expect(verdict(text).found).toEqual([])
  })

  it('a byte order mark at the beginning', () => {
    expect(verdict(`\uFEFF${sound}`).found).toEqual([])
    expect(verdict(`\uFEFF\uFEFF${sound}`).found).toEqual(['notJson'])
  })
})
