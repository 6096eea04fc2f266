import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { fingerprint, sha256Of } from '@/domain/questionnaire/fingerprint'

describe('canonicalJson', () => {
  it('writes the example of RFC 8785 §3.2.2 as §3.2.3 and §3.2.4 say', () => {
    const document: unknown = JSON.parse(
      String.raw`{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }`,
    )
    const bytes = new TextEncoder().encode(canonicalJson(document))
    const expected =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e' +
      '756d62657273223a5b3333333333333333332e333333333333332c31652b3330' +
      '2c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac24' +
      '5c75303030665c6e4127425c225c5c5c5c5c222f227d'
    expect(Buffer.from(bytes).toString('hex')).toBe(expected)
  })

  it('sorts the names of RFC 8785 §3.2.3 by their UTF-16 units', () => {
    const document: unknown = JSON.parse(
      String.raw`{
        "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
      }`,
    )
    const order = canonicalJson(document).matchAll(/:"([^"]+)"/g)
    expect([...order].map(([, value]) => value)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [333333333.3333332, '333333333.3333332'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('writes the number %d as RFC 8785 appendix B does', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([NaN, Infinity, -Infinity, undefined, () => 1, 1n, [undefined]])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('leaves out undefined members, as JSON does', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  })
})

describe('fingerprint', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('rests on the SHA-256 of FIPS 180-4: %j', (text, expected) => {
    expect(sha256Of(new TextEncoder().encode(text))).toBe(expected)
  })

  it('does not depend on the order of members or on spaces', () => {
    const a: unknown = JSON.parse('{"b": [1, 2], "a": {"y": "ა", "x": null}}')
    const b: unknown = JSON.parse('{"a":{"x":null,"y":"\\u10d0"},"b":[1,2.0]}')
    expect(fingerprint(a)).toBe(fingerprint(b))
  })

  it('changes with the order of a list and with any value', () => {
    const prints = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, 2, 0] }, { a: ['1', 2] }].map(fingerprint)
    expect(new Set(prints).size).toBe(4)
  })

  it('is the SHA-256 over the canonical text in UTF-8', () => {
    // printf '{"a":"ა"}' | sha256sum
    expect(fingerprint({ a: 'ა' })).toBe(sha256Of(new TextEncoder().encode('{"a":"ა"}')))
  })
})
