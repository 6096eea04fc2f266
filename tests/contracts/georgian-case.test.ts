import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesBelow } from '../support/files'

/** Georgian capitals (Mtavruli), which many fonts lack and no Georgian text here uses. */
const CAPITALS = /[\u1c90-\u1cbf]/u
const UPPERCASING = /text-transform:\s*(uppercase|capitalize)|font-variant:\s*small-caps/

describe('Georgian is never written in capitals', () => {
  it.each([...filesBelow('src/i18n/locales', '.json'), ...filesBelow('questionnaires', '.json')])(
    'in %s',
    (path) => {
      expect(readFileSync(path, 'utf8')).not.toMatch(CAPITALS)
    },
  )

  it.each(filesBelow('src', '.vue', '.css'))('nor by the styles of %s', (path) => {
    expect(readFileSync(path, 'utf8')).not.toMatch(UPPERCASING)
  })

  it('is a rule that can fail', () => {
    expect('ᲙᲘᲑᲔ').toMatch(CAPITALS)
    expect('a { text-transform: uppercase }').toMatch(UPPERCASING)
  })
})
