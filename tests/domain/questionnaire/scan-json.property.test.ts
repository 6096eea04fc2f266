import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from '@/domain/questionnaire/scan-json'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Texts that are almost JSON: what `JSON.stringify` writes, with one piece replaced. */
const almostJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.nat(3),
    fc.constantFrom(
      '',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '.',
      'e',
      't',
      '\u0000',
      '\n',
      '\\u',
      ' ',
    ),
  )
  .map(([text, at, length, piece]) => {
    const start = at % (text.length + 1)
    return text.slice(0, start) + piece + text.slice(start + length)
  })

const SEEN_BY_SCANNER_ONLY = ['duplicateKey', 'forbiddenKey', 'brokenCharacter', 'numberTooLarge']

describe('scanJson', () => {
  it('finds nothing wrong with what JSON.stringify writes of sound values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.constantFrom(0, 2, '\t'), (value, space) => {
        const problem = scanJson(JSON.stringify(value, null, space), 1_000)
        expect(problem?.code === 'forbiddenKey' ? null : problem).toBeNull()
      }),
    )
  })

  it('accepts exactly what JSON.parse accepts, apart from what only the scanner sees', () => {
    fc.assert(
      fc.property(fc.oneof(almostJson, fc.string()), (text) => {
        const problem = scanJson(text, 1_000)
        if (problem && SEEN_BY_SCANNER_ONLY.includes(problem.code)) return
        expect(problem === null).toBe(isJson(text))
      }),
      { numRuns: 3_000 },
    )
  })

  it('names the second of two equal keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.json(), (key, value) => {
        fc.pre(!['__proto__', 'constructor', 'prototype'].includes(key) && scanJson(value, 1_000) === null)
        const start = `{${JSON.stringify(key)}:${value},`
        const problem = scanJson(`${start}${JSON.stringify(key)}:0}`, 1_000)
        expect(problem).toEqual({ code: 'duplicateKey', at: start.length, key })
      }),
    )
  })
})
