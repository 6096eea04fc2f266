import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aQuestionnaire, anArea, anIndicator, NOT_APPLICABLE } from '../support/questionnaires'
import { idOf, kibeFile, recordsOf, type Told } from './assessment-files'
import { pdfIn } from './read-papers'
import { kibe, temporaryFolder } from './run-kibe'

const { folder, put, remove } = temporaryFolder()
/** IND-1 is a tenth of the weight. */
const areas = [anArea('area-1', { indicators: [anIndicator('IND-1'), anIndicator('IND-2', { weight: 9 })] })]
const questionnaire = aQuestionnaire({ areas })
/** Codes of the register, with invented levels: 0.1 × 1 + 0.9 × 0.25 = 32.5 points, and 0.1 × 0.5 + 0.9 × 0.25 = 27.5. */
const strong: Told = { n: 1, municipality: 'telavi', questionnaire, answers: { 'IND-1': 4, 'IND-2': 1 } }
const weak: Told = { ...strong, n: 2, municipality: 'zugdidi', answers: { 'IND-1': 2, 'IND-2': 1 } }

const compare = (...words: string[]) => kibe(folder, 'compare', '--lang', 'en', ...words)
const there = () => readdirSync(folder).sort()

beforeAll(async () => {
  put('strong.kibe', await kibeFile(recordsOf(strong)))
  put('weak.kibe', await kibeFile(recordsOf(weak)))
  // The first start makes the bundles.
  compare('strong.kibe', 'weak.kibe', '--out', 'first.pdf')
})
afterAll(remove)

const TWICE =
  'There is another assessment of the same municipality and wave; which one counts has to be chosen.'
/** What cannot be compared with the two: its code, how it differs, its name, and why. */
const ODD: [municipality: string, told: Partial<Told>, name: string, why: string][] = [
  ['Atlantis', {}, 'Atlantis', 'The register has no municipality with the code “Atlantis”.'],
  ['practice', {}, 'Practice municipality', 'It is the municipality for practice.'],
  ['gori', {}, 'Gori', TWICE],
  ['gori', { answers: { 'IND-1': 0, 'IND-2': 0 } }, 'Gori', TWICE],
  [
    'kutaisi',
    { questionnaire: aQuestionnaire({ areas, version: '0.9.0' }) },
    'Kutaisi',
    'Its version 0.9.0 says nothing of how its answers are carried over to version 1.0.0.',
  ],
  [
    'batumi',
    { answers: { 'IND-1': 4 } },
    'Batumi',
    'Its coverage of what is compared is 10%; at least 80% is needed.',
  ],
  [
    'poti',
    { answers: { 'IND-1': NOT_APPLICABLE, 'IND-2': NOT_APPLICABLE } },
    'Poti',
    'Nothing of what is compared applies to it.',
  ],
  [
    'rustavi',
    { assessment: { respondents: 'external' } },
    'Rustavi',
    'The others are self-assessments and this one comes from outside, or the other way round.',
  ],
  [
    'gurjaani',
    { questionnaire: aQuestionnaire({ areas, id: 'other' }) },
    'Gurjaani',
    'It answered another questionnaire (other).',
  ],
  [
    'lagodekhi',
    { questionnaire: aQuestionnaire({ areas, id: 'people', kind: 'survey' }) },
    'Lagodekhi',
    'Its questionnaire gives no score.',
  ],
]
const WAYS = ODD.map(([municipality, differently], n): Told => ({
  ...strong,
  n: 10 + n,
  municipality,
  ...differently,
}))

describe('kibe compare leaves out and says why', () => {
  it('what cannot be compared fairly, each in one line, and compares the rest', async () => {
    const names = await Promise.all(
      WAYS.map(async (told) => put(`${told.n}.kibe`, await kibeFile(recordsOf(told)))),
    )
    const { code, errors } = compare('strong.kibe', 'weak.kibe', ...names, '--out', 'rest.pdf')
    expect(code).toBe(0)
    const lines = ODD.map(([, , name, why], n) => {
      const { id, version } = WAYS[n]?.questionnaire ?? questionnaire
      return `Left out: ${name}, 2026, ${id} ${version}, ${idOf(1, 10 + n)}: ${why}`
    })
    expect(errors.trimEnd().split('\n').sort()).toEqual(lines.sort())
    const report = await pdfIn(folder, 'rest.pdf')
    for (const told of ['32.5', '27.5', 'Kutaisi']) expect(report.everything).toContain(told)
  })

  it('one whose questionnaire is not there, in Georgian if asked', async () => {
    const alien = aQuestionnaire({ areas, id: 'alien' })
    put(
      'bare.kibe',
      await kibeFile({
        ...recordsOf({ ...strong, n: 30, municipality: 'gori', questionnaire: alien }),
        questionnaires: [],
      }),
    )
    const { code, errors } = compare(
      'strong.kibe',
      'weak.kibe',
      'bare.kibe',
      '--out',
      'a.pdf',
      '--language',
      'ka',
    )
    const name = `გორი, 2026, alien 1.0.0, ${idOf(1, 30)}`
    const why = 'მისი კითხვარი ფაილებში არ არის ან დაზიანებულია.'
    expect([code, errors]).toEqual([0, `არ შედარდა: ${name}: ${why}\n`])
  })
})

describe('kibe compare writes nothing and says why', () => {
  const TOO_FEW =
    'Too little is left to compare: it takes two municipalities in one wave, or one in two waves.'
  const named = (name: string) => () => Promise.resolve(name)
  const alone = (name: string, told: Partial<Told>) => async () =>
    put(name, await kibeFile(recordsOf({ ...weak, n: 40, ...told })))

  it.each<[why: string, files: (() => Promise<string>)[], code: number, last: string]>([
    ['one municipality is alone', [named('strong.kibe')], 1, TOO_FEW],
    [
      'the other is not in the register',
      [named('strong.kibe'), alone('nowhere.kibe', { municipality: 'x' })],
      1,
      TOO_FEW,
    ],
    [
      'each is alone in its wave',
      [
        named('strong.kibe'),
        alone('later.kibe', {
          assessment: { wave: '2030', period: { from: '2030-01-01', to: '2030-12-31' } },
        }),
      ],
      1,
      TOO_FEW,
    ],
    [
      'two versions know nothing of each other',
      [
        named('strong.kibe'),
        alone('v2.kibe', { questionnaire: aQuestionnaire({ areas, version: '2.0.0' }) }),
      ],
      1,
      TOO_FEW,
    ],
    [
      'a file is missing',
      [named('strong.kibe'), named('absent.kibe')],
      2,
      'absent.kibe: There is no such file.',
    ],
    [
      'a file breaks off',
      [named('strong.kibe'), async () => put('torn.kibe', (await kibeFile(recordsOf(weak))).slice(0, -40))],
      2,
      'torn.kibe: The file is damaged, or was not copied to its end. Copy it again, or choose another backup.',
    ],
  ])('where %s', async (_why, makers, expected, last) => {
    const files = await Promise.all(makers.map((make) => make()))
    for (const kept of ['kept.pdf', 'kept.xlsx']) put(kept, 'before')
    const before = there()
    const outputs = [
      '--out',
      'kept.pdf',
      '--xlsx',
      'kept.xlsx',
      '--csv',
      'kept-tables',
      '--json',
      'kept.json',
    ]
    const { code, lines, errors } = compare(...files, ...outputs)
    expect([code, lines]).toEqual([expected, []])
    expect(errors.trimEnd().split('\n').at(-1)).toBe(last)
    expect(there()).toEqual(before)
    for (const kept of ['kept.pdf', 'kept.xlsx'])
      expect(readFileSync(join(folder, kept), 'utf8')).toBe('before')
  })

  it('where one of the papers cannot be put in its place', () => {
    mkdirSync(join(folder, 'taken.json'))
    put('old.pdf', 'before')
    const before = there()
    const write = (...words: string[]) => compare('strong.kibe', 'weak.kibe', '--out', 'old.pdf', ...words)
    expect(write('--csv', 'new/tables', '--json', 'taken.json')).toMatchObject({ code: 2, lines: [] })
    expect(write('--csv', 'new/tables', '--xlsx', 'nowhere/a.xlsx')).toMatchObject({ code: 2, lines: [] })
    expect(write('--json', './old.pdf')).toMatchObject({ code: 2, lines: [] })
    expect(write('--json', 'weak.kibe')).toMatchObject({ code: 2, lines: [] })
    expect(there()).toEqual(before)
    expect(readFileSync(join(folder, 'old.pdf'), 'utf8')).toBe('before')
    expect(readFileSync(join(folder, 'weak.kibe')).length).toBeGreaterThan(100)
  })

  it.each([
    [['--lang', 'en', '--out', 'a.pdf'], 'Name a file.'],
    [['strong.kibe', '--out', 'a.pdf'], 'The option --lang is missing.'],
    [['strong.kibe', '--lang', 'en'], 'The option --out is missing.'],
    [
      ['strong.kibe', '--lang', 'en', '--out', 'a.pdf', '--separator', '|'],
      'This option is not possible: --separator |',
    ],
    [['strong.kibe', '--lang', 'en', '--out', 'a.pdf', '--public'], 'This option is not possible: --public'],
  ])('where %j does not say what is wanted', (words, sentence) => {
    const { code, lines, errors } = kibe(folder, 'compare', ...words)
    expect([code, lines, errors.split('\n')[0]]).toEqual([2, [], sentence])
  })
})
