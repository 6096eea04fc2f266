import { describe, expect, it } from 'vitest'
import type { Unreadable } from '@/cli/read-questionnaire'
import type { UsageError } from '@/cli/usage'
import type { AnswersCode } from '@/domain/assessment/answers-fault'
import type { Bump, DifferenceCode } from '@/domain/questionnaire/minimum-bump'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import en from '@/i18n/locales/en/terminal.json'
import ka from '@/i18n/locales/ka/terminal.json'

// TypeScript refuses this when a code has no sentence.
const english: {
  readonly difference: Record<DifferenceCode, string>
  readonly bump: Record<Bump, string>
  readonly unreadable: Record<Unreadable, string>
  readonly usageError: Record<UsageError, string>
  readonly answers: Record<AnswersCode, string>
  readonly kind: Record<Questionnaire['kind'], string>
  readonly status: Record<Questionnaire['status'], string>
} = en.terminal

function sentencesOf(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]]
  return Object.entries(messages as object).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

const slots = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()
const georgian = new Map(sentencesOf(ka.terminal))

describe('the sentences of the terminal', () => {
  it('exist in both languages for the same codes', () => {
    expect([...georgian.keys()]).toEqual(sentencesOf(english).map(([path]) => path))
  })

  it.each(sentencesOf(english))('of %s have the same slots', (path, sentence) => {
    expect(slots(georgian.get(path) ?? '')).toEqual(slots(sentence))
  })
})
