import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { precompiled } from '@/build/precompiled-messages'
import { createTranslate } from '@/i18n/translate'
import type { Translate } from '@/platform/texts'
import { filesBelow } from '../support/files'

type Sentences = string | { readonly [key: string]: Sentences }

/** All messages of a file by dotted key. */
function messagesOf(value: Sentences, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) =>
    messagesOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

/** A value for every slot that a message names. */
function slotsOf(message: string): Record<string, string> {
  return Object.fromEntries([...message.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => [slot, `‹${slot}›`]))
}

const asMessages = (sentences: Sentences) => precompiled(sentences) as Record<string, unknown>

describe('messages read while building', () => {
  it.each(filesBelow('src/i18n/locales', '.json'))(
    '%s says the same as when it is read in the browser',
    (path) => {
      const plain = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Sentences>
      const inBrowser = createTranslate('ka', plain)
      const whileBuilding = createTranslate('ka', asMessages(plain))
      const slots = Object.assign({}, ...messagesOf(plain).map(([, message]) => slotsOf(message))) as object
      const keys = messagesOf(plain).map(([key]) => key)
      const said = (say: Translate) => keys.map((key) => say(key, { ...slots }))
      expect(said(whileBuilding)).toEqual(said(inBrowser))
      expect(said(whileBuilding).join()).not.toMatch(/[{}]/)
    },
  )

  it('keep plural forms and literals', () => {
    const say = createTranslate(
      'en',
      asMessages({ a: { cars: 'no car | one car | {n} cars', at: "a{'@'}b" } }),
    )
    expect([0, 1, 5].map((n) => say('a.cars', { n }, n))).toEqual(['no car', 'one car', '5 cars'])
    expect(say('a.at')).toBe('a@b')
  })

  it('stop the build where a sentence cannot be read', () => {
    expect(() => precompiled({ a: 'unclosed {slot' })).toThrow(SyntaxError)
  })
})
