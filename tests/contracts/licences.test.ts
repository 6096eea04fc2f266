import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Licences under which a dependency may travel with Kibe. */
const PERMISSIVE =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|OFL-1\.1|Zlib|Unlicense|CC0-1\.0)$/

interface LockedPackage {
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly license?: string
}

/** `A AND B` needs both to be permissive, `A OR B` one of them. */
function isPermissive(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isPermissive)
  return plain.split(' AND ').every((part) => PERMISSIVE.test(part.trim()))
}

/** The locked production dependencies whose licence is missing or not permissive. */
function offending(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .filter(([, { license }]) => license === undefined || !isPermissive(license))
    .map(([path, { license }]) => `${path}: ${license ?? 'no licence'}`)
}

describe('the licences of production dependencies', () => {
  it('are all permissive', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, LockedPackage>
    }
    expect(offending(lock.packages)).toEqual([])
  })

  it('are flagged when one is not permissive, or has none', () => {
    const planted = {
      '': {},
      'node_modules/a': { license: 'GPL-3.0-only' },
      'node_modules/b': {},
      'node_modules/c': { license: 'MIT' },
    }
    expect(offending(planted)).toEqual(['node_modules/a: GPL-3.0-only', 'node_modules/b: no licence'])
  })

  it('may be dual where one of the two is permissive', () => {
    expect(offending({ 'node_modules/a': { license: '(MPL-2.0 OR Apache-2.0)' } })).toEqual([])
  })
})
