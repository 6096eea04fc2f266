import { describe, expect, it } from 'vitest'
import {
  keptVersion,
  newerVersions,
  servedVersion,
  type VersionOffer,
} from '@/domain/questionnaire/newer-versions'
import { summaryOf } from '@/domain/questionnaire/summary'
import { aQuestionnaire, inBoth } from '../../support/questionnaires'

const offer = (version: string, movesFrom: string[], rest: Partial<VersionOffer> = {}): VersionOffer => ({
  ...{ id: 'q', version, sha256: version, status: 'published', movesFrom },
  ...rest,
})
const since = (...versions: string[]) =>
  versions.map((version) => ({ since: version, summary: inBoth(version), items: [] }))

describe('the newer versions of a questionnaire', () => {
  it('are those that say what changed since the own one, newest first', () => {
    const offers = [
      offer('1.1.0', ['1.0.0']),
      offer('2.0.0', ['1.1.0', '1.0.0']),
      offer('2.1.0', ['2.0.0']),
      offer('1.0.0', []),
      offer('0.9.0', ['1.0.0']),
      offer('10.0.0-beta.1', ['1.0.0']),
      offer('3.0.0', ['1.0.0'], { id: 'other' }),
    ]
    const found = newerVersions({ id: 'q', version: '1.0.0' }, offers)
    expect(found.map(({ version }) => version)).toEqual(['10.0.0-beta.1', '2.0.0', '1.1.0'])
  })

  it('come once each: of one version in two contents the first', () => {
    const offers = [
      offer('2.0.0', ['1.0.0'], { sha256: 'served' }),
      offer('2.0.0', ['1.0.0'], { sha256: 'kept' }),
    ]
    expect(newerVersions({ id: 'q', version: '1.0.0' }, offers).map(({ sha256 }) => sha256)).toEqual([
      'served',
    ])
  })

  it('are known in an index by all versions that they name, in an older index by the last of them', () => {
    const questionnaire = aQuestionnaire({ version: '2.0.0', changes: since('1.0.0', '1.1.0') })
    const summary = summaryOf(questionnaire, { size: 10, sha256: 'f'.repeat(64) })
    const entry = { ...summary, path: 'q/2.0.0.json' }
    expect(servedVersion(entry).movesFrom).toEqual(['1.0.0', '1.1.0'])
    const { movesFrom, ...older } = entry
    expect(movesFrom).toHaveLength(2)
    expect(servedVersion(older).movesFrom).toEqual(['1.1.0'])
  })

  it('are known by their own words where they are kept; what cannot be read is none', () => {
    const document = aQuestionnaire({ version: '2.0.0', changes: since('1.0.0') })
    expect(keptVersion(document, 'hash')).toEqual({
      ...{ id: 'test-questionnaire', version: '2.0.0', sha256: 'hash', status: 'published' },
      movesFrom: ['1.0.0'],
    })
    for (const broken of [null, 'text', {}, { ...document, version: 'two' }])
      expect(keptVersion(broken, 'hash')).toBeNull()
  })
})
