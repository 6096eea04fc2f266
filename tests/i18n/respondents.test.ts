import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RESPONDENT_ONLY_LANGUAGES } from '@/i18n/languages'

interface Words {
  readonly [key: string]: string | Words
}

function wordsIn(path: string): Words {
  return JSON.parse(readFileSync(path, 'utf8')) as Words
}

/** Every sentence by its dotted key. */
function sentences(words: Words, path: readonly string[] = []): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : sentences(value, [...path, key]),
  )
}

/** What is filled into a sentence. */
function slotsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
}

const georgian = new Map(
  ['app', 'respond', 'fill'].flatMap((branch) => sentences(wordsIn(`src/i18n/locales/ka/${branch}.json`))),
)
/** What the facilitator reads on the respondents' screen is in the language of the facilitator. */
const FOR_FACILITATOR = 'respond.leave.'

describe.each(RESPONDENT_ONLY_LANGUAGES)('the words for respondents in %s', (language) => {
  const words = new Map(sentences(wordsIn(`src/i18n/respondents/${language}.json`)))

  it('are all that a respondent is led through the survey with', () => {
    const needed = [...georgian.keys()].filter(
      (key) => key.startsWith('respond.') && !key.startsWith(FOR_FACILITATOR),
    )
    expect(needed.filter((key) => !words.has(key))).toEqual([])
  })

  it('say nothing that the screens do not say, and fill in the same', () => {
    for (const [key, text] of words) {
      expect([key, slotsOf(text)]).toEqual([key, slotsOf(georgian.get(key) ?? 'no such sentence {}')])
    }
  })
})
