import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Words = string | { readonly [key: string]: Words }

/** Every sentence with the names of its slots, under its dotted path. */
function slotsOf(words: Words, path = ''): [path: string, slots: string][] {
  if (typeof words === 'string') {
    const slots = [...words.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot)
    return [[path, [...new Set(slots)].sort().join(' ')]]
  }
  return Object.entries(words).flatMap(([key, inner]) => slotsOf(inner, `${path}.${key}`))
}

function paperWords(path: string): Words {
  const { blank } = JSON.parse(readFileSync(`src/i18n/${path}`, 'utf8')) as { blank: { paper: Words } }
  return blank.paper
}

const georgian = Object.fromEntries(slotsOf(paperWords('locales/ka/blank.json')))

describe.each(['locales/en/blank.json', 'paper/az.json', 'paper/hy.json'])(
  'the words of forms in %s',
  (path) => {
    it('are as many as in Georgian, with the same slots', () => {
      expect(Object.fromEntries(slotsOf(paperWords(path)))).toEqual(georgian)
    })

    it('have no second form after a numeral, which no form asks for', () => {
      expect(JSON.stringify(paperWords(path))).not.toContain('|')
    })
  },
)
