import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { edited } from '../domain/questionnaire/edit-document'
import { sampleQuestionnaire } from '../domain/questionnaire/sample-questionnaire'
import { kibe, temporaryFolder } from './run-kibe'

const { folder, put, remove } = temporaryFolder()
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const draft = (changes: Record<string, unknown>) => edited(sampleQuestionnaire(), changes) as object
const publish = (name: string) => kibe(folder, 'publish', name, '--date', '2026-05-01')
const FIRST = 'content/sample/1.2.0.json'

afterAll(remove)

describe('kibe publish', () => {
  it('freezes a draft on its day and records its fingerprint', () => {
    put(FIRST, sampleQuestionnaire())
    const other = 'a'.repeat(64)
    put('content/fingerprints.json', { 'zebra/1.0.0': other })
    const frozen = draft({ status: 'published', published: '2026-05-01' })
    const { code, lines } = publish(FIRST)
    expect(code).toBe(0)
    expect(lines).toContain(`  fingerprint ${fingerprint(frozen)}`)
    expect(read(FIRST)).toBe(`${JSON.stringify(frozen, null, 2)}\n`)
    expect(read('content/fingerprints.json')).toBe(
      `{\n  "sample/1.2.0": "${fingerprint(frozen)}",\n  "zebra/1.0.0": "${other}"\n}\n`,
    )
    expect(readdirSync(join(folder, 'content/sample'))).toEqual(['1.2.0.json'])
    expect(kibe(folder, 'check', FIRST).lines[1]).toBe('  sample 1.2.0, benchmark, published')
  })

  it.each([
    ['what is published already', FIRST, { status: 'published', published: '2026-05-01' }, 'is not a draft'],
    ['another content of a recorded version', FIRST, { 'title.en': 'Else' }, 'with another content'],
    ['a file of another name', 'content/sample/draft.json', { version: '3.0.0' }, 'Move it there first'],
    ['what is among the drafts', 'drafts/sample/3.0.0.json', { version: '3.0.0' }, 'Move it there first'],
    [
      'a version that has grown too little since the one beside it',
      'content/sample/1.2.1.json',
      { version: '1.2.1', 'areas[1].weight': 3 },
      'Version 1.2.1 is too low: at least 2.0.0 is needed.',
    ],
    ['what the check finds wrong', 'content/sample/4.0.0.json', { version: '4.0.0', kind: 'quiz' }, 'kind: '],
  ])('refuses %s and writes nothing', (_what, name, changes, sentence) => {
    const before = read('content/fingerprints.json')
    put(name, draft(changes))
    const text = read(name)
    const { code, lines } = publish(name)
    expect([code, lines.join('\n')]).toEqual([1, expect.stringContaining(sentence)])
    expect([read(name), read('content/fingerprints.json')]).toEqual([text, before])
  })

  it('begins the list of fingerprints where there is none, and leaves a damaged one alone', () => {
    put('new/sample/1.2.0.json', sampleQuestionnaire())
    expect(publish('new/sample/1.2.0.json').code).toBe(0)
    expect(Object.keys(JSON.parse(read('new/fingerprints.json')) as object)).toEqual(['sample/1.2.0'])
    put('new/fingerprints.json', '{"sample/1.2.0": "no fingerprint"}')
    put('new/sample/1.2.1.json', draft({ version: '1.2.1', 'title.en': 'Else' }))
    expect(publish('new/sample/1.2.1.json').code).toBe(1)
    expect(read('new/fingerprints.json')).toBe('{"sample/1.2.0": "no fingerprint"}')
  })
})
