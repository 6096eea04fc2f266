import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { INDEPENDENT } from '../domain/questionnaire/check-faults'
import { fullSample } from '../domain/questionnaire/check-sample'
import { edited } from '../domain/questionnaire/edit-document'
import { sampleQuestionnaire } from '../domain/questionnaire/sample-questionnaire'
import { kibe, temporaryFolder, unreadKibe } from './run-kibe'

const { folder, put, remove } = temporaryFolder()

beforeAll(() => {
  put('sound.json', sampleQuestionnaire())
  // The first start makes the bundle.
  kibe(folder, '--help')
})
afterAll(remove)

describe('kibe check', () => {
  it('says of a sound file what it is', () => {
    const { code, lines, errors } = kibe(folder, 'check', 'sound.json')
    expect([code, errors]).toEqual([0, ''])
    expect(lines).toEqual([
      'sound.json: nothing wrong',
      '  sample 1.2.0, benchmark, draft',
      '  languages: ka (draft), en (machine translation)',
      '  3 areas, 3 indicators, 10 questions',
      `  fingerprint ${fingerprint(sampleQuestionnaire())}`,
    ])
  })

  it('says each of thirty independent faults in a line of its own, and nothing else', () => {
    const thirty = INDEPENDENT.slice(0, 30)
    const changes = Object.assign({}, ...thirty.map(([change]) => change)) as Record<string, unknown>
    put('faulty.json', edited(fullSample(), changes) as object)
    const { code, lines } = kibe(folder, 'check', 'faulty.json')
    expect(code).toBe(1)
    expect(lines).toHaveLength(30)
    const places = lines.map((line) => line.split(': ')[0])
    expect(places.sort()).toEqual(thirty.map(([, path]) => path).sort())
    expect(lines).toContain('scoring.bands[0].from: The first band must begin at 0, but it begins at 0.1.')
  })

  it('answers for each of several files, in Georgian if asked, and ends as the worst of them', () => {
    put('mark.json', `\uFEFF${JSON.stringify(sampleQuestionnaire())}`)
    put('stranger.json', '{"name":"x"}')
    put('latin1.json', Uint8Array.of(0x22, 0xe9, 0x22))
    const files = ['mark.json', 'stranger.json', 'latin1.json', 'absent.json', '.']
    const { code, lines, errors } = kibe(folder, 'check', ...files, '--language', 'ka')
    expect(code).toBe(2)
    expect(lines[0]).toBe('mark.json: შეცდომა არ არის')
    expect(lines.at(-1)).toBe('stranger.json: ფაილი: ეს ფაილი „კიბის“ კითხვარი არ არის.')
    expect(errors.split('\n')).toEqual([
      'latin1.json: ფაილი UTF-8 კოდირებით არ არის ჩაწერილი.',
      'absent.json: ასეთი ფაილი არ არსებობს.',
      '.: ეს საქაღალდეა და არა ფაილი.',
      '',
    ])
  })

  it('refuses what is huge, nested without end, or would steer the terminal', () => {
    put('huge.json', Buffer.alloc(50_000_000, ' '))
    put('deep.json', '['.repeat(100_000))
    put('twice.json', String.raw`{"\u001b[2J\n":1,"\u001b[2J\n":2}`)
    const { code, lines } = kibe(folder, 'check', 'huge.json', 'deep.json', 'twice.json')
    expect(code).toBe(1)
    expect(lines).toEqual([
      'huge.json: the file: The file is too large. The most that is read is 10 MB.',
      'deep.json: the file: The file is nested too deeply (more than 64 levels): line 1, character 65.',
      String.raw`twice.json: the file: The field “\u001b[2J\u000a” is given twice in the same place: line 1, character 18.`,
    ])
  })
})

describe('kibe check --against', () => {
  const newer = (version: string, changes: Record<string, unknown> = {}) =>
    edited(sampleQuestionnaire(), { version, ...changes }) as object

  it('says in words what differs and refuses a version that has grown too little', () => {
    const changes = { 'title.ka': 'სხვა', 'areas[1].weight': 3 }
    put('less.json', newer('1.3.0', changes))
    const refused = kibe(folder, 'check', 'less.json', '--against', 'sound.json')
    expect(refused.code).toBe(1)
    expect(refused.lines.slice(5)).toEqual([
      'From 1.2.0 to 1.3.0 there are 2 differences:',
      '  major: voice.weight: The weight changed (2 → 3).',
      '  patch: title: The wording changed (ka).',
      'Minimum bump: major. Least version: 2.0.0.',
      'Version 1.3.0 is too low: at least 2.0.0 is needed.',
    ])
    put('enough.json', newer('2.0.0', changes))
    const { code, lines } = kibe(folder, 'check', 'enough.json', '--against', 'sound.json')
    expect([code, lines.at(-1)]).toEqual([0, 'Version 2.0.0 is enough.'])
  })

  it('refuses to compare two different questionnaires', () => {
    put('other.json', newer('9.0.0', { id: 'other' }))
    const { code, lines } = kibe(folder, 'check', 'other.json', '--against', 'sound.json')
    expect([code, lines.at(-1)]).toEqual([
      1,
      'These are two questionnaires and no versions of one: “sample” and “other”.',
    ])
  })
})

describe('kibe', () => {
  it.each([
    [[], 'Say what to do.'],
    [['chek', 'sound.json'], 'There is no command “chek”.'],
    [['check'], 'Name a file.'],
    [['check', 'sound.json', '--colour'], 'This option is not possible: '],
    [['publish', 'sound.json', '--date', '2026-02-30'], '“2026-02-30” is no date.'],
  ])('answers %j with how it is used, beside the result', (words, sentence) => {
    const { code, lines, errors } = kibe(folder, ...words)
    expect([code, lines]).toEqual([2, []])
    expect(errors).toContain(sentence)
    expect(errors).toMatch(/\nkibe check FILE… [^]*\n--language en\|ka /)
  })

  it('finds files from where the person stands, not from where Kibe lies', () => {
    const words = ['--prefix', process.cwd(), 'run', '-s', 'kibe', '--', 'check', 'sound.json']
    const done = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' })
    expect([done.status, done.stdout.split('\n')[0]]).toEqual([0, 'sound.json: nothing wrong'])
  })

  it('ends in peace where nobody reads on, as after `| head`', async () => {
    expect(await unreadKibe(folder, 'check', 'sound.json')).toEqual({ code: 0, errors: '' })
  })

  it('makes its bundle only when something is newer', () => {
    const madeAt = () => statSync('.kibe/kibe.js').ctimeMs
    const before = madeAt()
    kibe(folder, '--help')
    expect(madeAt()).toBe(before)
  })
})
