import { describe, expect, it } from 'vitest'
import type { FindingCode } from '@/domain/questionnaire/finding'
import en from '@/i18n/locales/en/questionnaire.json'
import ka from '@/i18n/locales/ka/questionnaire.json'

type Sentences = typeof en.questionnaire.finding
// TypeScript refuses these lines when a code has no sentence, or a sentence has no code.
const english: Record<FindingCode, string> = en.questionnaire.finding
const codes: FindingCode[] = Object.keys(english) as (keyof Sentences)[]

const georgian: Readonly<Record<string, string>> = ka.questionnaire.finding

const slots = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe('the sentences of findings', () => {
  it('exist in both languages for the same codes', () => {
    expect(Object.keys(georgian).sort()).toEqual([...codes].sort())
  })

  it.each(Object.entries(english))('of %s have the same slots and end as sentences', (code, sentence) => {
    expect(slots(georgian[code] ?? '')).toEqual(slots(sentence))
    expect(`${sentence}${georgian[code] ?? ''}`).toMatch(/\..*\.$/s)
  })
})
