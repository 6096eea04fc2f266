import { describe, expect, it } from 'vitest'
import { compareVersions, sameIdentity } from '@/domain/questionnaire/identity'

describe('compareVersions', () => {
  it('orders versions as SemVer 2.0.0 §11 does', () => {
    const ascending = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '2.0.0',
      '2.1.0',
      '2.1.1',
      '2.1.10',
      '2.11.0',
      '10.0.0',
    ]
    for (const [i, a] of ascending.entries()) {
      for (const [j, b] of ascending.entries()) {
        expect(Math.sign(compareVersions(a, b)), `${a} ${b}`).toBe(Math.sign(i - j))
      }
    }
  })
})

describe('sameIdentity', () => {
  const one = { id: 'participation', version: '1.0.0', sha256: 'aa' }

  it('holds for the same id, version and content, whatever else is known', () => {
    expect(sameIdentity(one, { ...one, ...{ path: 'x' } })).toBe(true)
  })

  it.each([{ id: 'other' }, { version: '1.0.1' }, { sha256: 'ab' }])('fails when %o differs', (change) => {
    expect(sameIdentity(one, { ...one, ...change })).toBe(false)
  })
})
