import { describe, expect, it } from 'vitest'
import { readJson } from '@/domain/questionnaire/read-json'

function problem(text: string) {
  const result = readJson(text)
  return result.ok ? 'read' : { code: result.error.code, ...result.error.params }
}

describe('readJson', () => {
  it('gives the value of sound JSON, texts with HTML untouched', () => {
    const text =
      '{"a": [1, -2.5e3, true, false, null], "b": {"html": "<b onclick=x>\\u10D0 😀</b>"}, "c": [], "d": {}}'
    expect(readJson(text)).toEqual({
      ok: true,
      value: { a: [1, -2500, true, false, null], b: { html: '<b onclick=x>ა 😀</b>' }, c: [], d: {} },
    })
  })

  it('tolerates a byte order mark', () => {
    expect(readJson('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } })
  })

  it.each([
    '',
    '  ',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '01',
    '+1',
    '.5',
    '1.',
    "'a'",
    'nul',
  ])('says that %j is no JSON', (text) => expect(problem(text)).toMatchObject({ code: 'notJson' }))

  it.each(['"a', '"\\x"', '"\\u12"', '"a\nb"', '{"a":1} x', '[}', '{]', '\u00A01', 'undefined', 'NaN'])(
    'says that %j is no JSON either',
    (text) => expect(problem(text)).toMatchObject({ code: 'notJson' }),
  )

  it('says in which line and column the text stops being JSON', () => {
    expect(problem('{\n  "a": 1,\n  b: 2\n}')).toEqual({ code: 'notJson', line: 3, column: 3 })
  })

  it('refuses a key given twice in one object, however it is spelt, and says where', () => {
    expect(problem('{"weight": 1,\n "\\u0077eight": 2}')).toEqual({
      code: 'duplicateKey',
      key: 'weight',
      line: 2,
      column: 2,
    })
  })

  it('allows the same key in different objects', () => {
    expect(problem('[{"a":{"a":1}},{"a":2}]')).toBe('read')
  })

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('refuses the key %s', (key) => {
    expect(problem(`{"x": {"${key}": {"polluted": true}}}`)).toMatchObject({ code: 'forbiddenKey', line: 1 })
  })

  it.each(['"\\ud800"', '"\\udc00"', '"\\ud83dx"', '"\\ude00\\ud83d"', '"\ud83d"', '{"\\ud800":1}'])(
    'refuses a lone surrogate: %j',
    (text) => expect(problem(text)).toMatchObject({ code: 'brokenCharacter' }),
  )

  it('reads a pair of surrogates, raw or escaped', () => {
    expect(readJson('["😀", "\\ud83d\\ude00"]')).toEqual({ ok: true, value: ['😀', '😀'] })
  })

  it('refuses a number that would become infinite', () => {
    expect(problem('[1, 1e400]')).toEqual({ code: 'numberTooLarge', line: 1, column: 5 })
  })

  it('reads 64 levels and refuses 65', () => {
    expect(problem('['.repeat(64) + ']'.repeat(64))).toBe('read')
    expect(problem('{"a":'.repeat(65) + '1' + '}'.repeat(65))).toMatchObject({ code: 'tooDeep', limit: 64 })
  })

  it.each(['[', '{"a":'])('refuses 100 000 levels of %s without overflowing the stack', (opening) => {
    expect(problem(opening.repeat(100_000))).toMatchObject({ code: 'tooDeep' })
  })

  it('refuses 11 MB, counted in bytes and not in characters', () => {
    expect(problem(`"${'a'.repeat(11_000_000)}"`)).toEqual({ code: 'tooLarge', megabytes: 10 })
    expect(problem(`"${'ა'.repeat(3_700_000)}"`)).toEqual({ code: 'tooLarge', megabytes: 10 })
    expect(problem(`"${'ა'.repeat(3_300_000)}"`)).toBe('read')
  })
})
