import { describe, expect, it } from 'vitest'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { languageState } from '@/domain/questionnaire/language-state'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { edited } from './edit-document'

/** 5 texts: the title, those of an area, an indicator (two) and its item; no subset, no score. */
function small(overrides: Partial<Questionnaire> = {}): Questionnaire {
  const items = [anItem('shortText', 'IND-1', { label: inBoth('Label') })]
  const document = aQuestionnaire({
    kind: 'survey',
    subsets: [],
    areas: [anArea('area-1', { indicators: [anIndicator('IND-1', { items })] })],
    ...overrides,
  })
  const parsed = parseQuestionnaire(edited(document, { scoring: undefined }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

describe('the state of a language', () => {
  it('counts every text under what the language is said to be, and nothing for a score that there is not', () => {
    expect(languageState(small({ review: { ka: 'reviewed', en: 'machine' } }))).toEqual([
      { language: 'ka', texts: 5, present: 5, reviewed: 5, draft: 0, machine: 0 },
      { language: 'en', texts: 5, present: 5, reviewed: 0, draft: 0, machine: 5 },
    ])
  })

  it('lets a text stand otherwise than its language, in that language only', () => {
    const reviewOf = {
      en: { title: 'reviewed', 'IND-1.question': 'machine', 'IND-1#label': 'reviewed' } as const,
    }
    expect(languageState(small({ reviewOf }))).toEqual([
      { language: 'ka', texts: 5, present: 5, reviewed: 0, draft: 5, machine: 0 },
      { language: 'en', texts: 5, present: 5, reviewed: 2, draft: 2, machine: 1 },
    ])
  })

  it('counts a text that is missing in a language as a text, but under no state', () => {
    const gap = { 'areas[0].title.en': undefined, 'areas[0].indicators[0].items[0].label.en': undefined }
    const [, en] = languageState(edited(small(), gap) as Questionnaire)
    expect(en).toEqual({ language: 'en', texts: 5, present: 3, reviewed: 0, draft: 3, machine: 0 })
  })

  it('has a language without any text, and takes one of which nothing is said as looked at by nobody', () => {
    const states = languageState({ ...small(), languages: ['en', 'az'], review: { az: 'reviewed' } })
    expect(states).toEqual([
      { language: 'en', texts: 5, present: 5, reviewed: 0, draft: 0, machine: 5 },
      { language: 'az', texts: 5, present: 0, reviewed: 0, draft: 0, machine: 0 },
    ])
  })
})
