import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { siblingOf } from '@/domain/merge/state'
import { aQuestionnaire, anArea, anIndicator } from '../support/questionnaires'
import { idOf, kibeFile, recordsOf, together, type Told } from './assessment-files'
import { pdfIn } from './read-papers'
import { kibe, kibeAbroad, temporaryFolder } from './run-kibe'

const { folder, put, remove } = temporaryFolder()
const questionnaire = aQuestionnaire({
  areas: [anArea('area-1', { indicators: [anIndicator('IND-1'), anIndicator('IND-2')] })],
})
/** Levels 4 and 1: (1 + 0.25) ÷ 2 = 0.625, shown as 63 of 100. */
const told: Told = { n: 1, municipality: 'practice', questionnaire, answers: { 'IND-1': 4, 'IND-2': 1 } }
/** Levels 0 and 1: 0.125, shown as 13 of 100. */
const weaker: Told = { ...told, n: 2, answers: { 'IND-1': 0, 'IND-2': 1 }, assessment: { wave: '2025' } }

const report = (file: string, ...more: string[]) => kibe(folder, 'report', file, '--lang', 'en', ...more)
const pdfAt = (name: string) => pdfIn(folder, name)
/** What stands in the folder, also what is begun beside its place. */
const there = () => readdirSync(folder).sort()

beforeAll(async () => {
  put('one.kibe', await kibeFile(recordsOf(told)))
  put('two.kibe', await kibeFile(together(recordsOf(told), recordsOf(weaker))))
  // The first start makes the bundles.
  report('one.kibe', '--out', 'first.pdf')
})
afterAll(remove)

describe('kibe report', () => {
  it('writes the report in the language asked for, with the score', async () => {
    const { code, lines, errors } = report('one.kibe', '--out', 'en.pdf')
    expect([code, errors, lines]).toEqual([0, '', ['Written: en.pdf']])
    expect((await pdfAt('en.pdf')).has('63 of 100')).toBe(true)
    const words = ['report', 'one.kibe', '--lang', 'ka', '--out', 'ka.pdf', '--language', 'ka']
    expect(kibe(folder, ...words).lines).toEqual(['ჩაიწერა: ka.pdf'])
    const georgian = await pdfAt('ka.pdf')
    expect(georgian.has('სავარჯიშო მუნიციპალიტეტი')).toBe(true)
    expect(georgian.has('Practice municipality')).toBe(false)
  })

  it('leaves names out of the public form', async () => {
    report('one.kibe', '--out', 'full.pdf')
    report('one.kibe', '--out', 'public.pdf', '--public')
    expect((await pdfAt('full.pdf')).everything).toContain('ნინო')
    expect((await pdfAt('public.pdf')).everything).not.toContain('ნინო')
  })

  it('asks which of several assessments is meant, and reports the one that is named', async () => {
    const asked = report('two.kibe', '--out', 'asked.pdf')
    expect([asked.code, asked.lines]).toEqual([1, []])
    expect(asked.errors.split('\n')).toEqual([
      'two.kibe: There are several assessments in this file. Say which one with --assessment and its id:',
      `  Practice municipality, 2026, test-questionnaire 1.0.0, ${idOf(1, 1)}`,
      `  Practice municipality, 2025, test-questionnaire 1.0.0, ${idOf(1, 2)}`,
      '',
    ])
    expect(there()).not.toContain('asked.pdf')
    expect(report('two.kibe', '--out', 'weaker.pdf', '--assessment', idOf(1, 2)).code).toBe(0)
    expect((await pdfAt('weaker.pdf')).has('13 of 100')).toBe(true)
    const unknown = report('two.kibe', '--out', 'asked.pdf', '--assessment', idOf(1, 3))
    expect([unknown.code, unknown.errors.split('\n')[0]]).toEqual([
      1,
      `two.kibe: There is no assessment with the id “${idOf(1, 3)}” in this file, but:`,
    ])
  })

  it('passes over what is in the bin', async () => {
    const records = together(recordsOf(told), recordsOf(weaker))
    const assessments = records.assessments.map((one) =>
      one.wave === '2025' ? { ...one, deletedAt: '2026-04-01T10:00:00Z' } : one,
    )
    put('bin.kibe', await kibeFile({ ...records, assessments }))
    expect(report('bin.kibe', '--out', 'bin.pdf').code).toBe(0)
    expect((await pdfAt('bin.pdf')).has('63 of 100')).toBe(true)
  })

  it('makes the same bytes whatever the device speaks and however often, where a moment is given', () => {
    const make = (language: string, name: string) => {
      const words = ['report', 'one.kibe', '--lang', 'ka', '--out', name]
      const { code } = kibeAbroad({ SOURCE_DATE_EPOCH: '1767225600', LANG: language }, folder, ...words)
      return [code, readFileSync(join(folder, name)).toString('latin1')]
    }
    const once = make('fr_FR.UTF-8', 'once.pdf')
    expect(once[0]).toBe(0)
    expect(make('ka_GE.UTF-8', 'twice.pdf')).toEqual(once)
  })

  it('says that two versions stand side by side, and reports the one that Kibe shows', async () => {
    const records = recordsOf(told)
    const [answer] = records.answers
    if (!answer) throw new Error('nothing is answered')
    const version = { [idOf(9, 1)]: 1 }
    const other = { ...answer, version, content: { ...answer.content, value: 0 } }
    const siblings = [siblingOf('answers', answer.id, { record: other, version, purgedAt: null })]
    put('torn-apart.kibe', await kibeFile({ ...records, siblings }))
    const { code, errors } = report('torn-apart.kibe', '--out', 'apart.pdf')
    expect(code).toBe(0)
    expect(errors).toContain('The file holds two versions of something in this assessment.')
    expect(errors).toContain(idOf(1, 1))
    expect((await pdfAt('apart.pdf')).has('63 of 100')).toBe(true)
  })
})

describe('kibe report writes nothing and says why', () => {
  it.each([
    ['there is no file', 'absent.kibe', () => null, 2, 'There is no such file.'],
    ['it is a folder', 'folder.kibe', () => null, 2, 'This is a folder, not a file.'],
    ['it is no .kibe file', 'text.kibe', () => 'text', 2, 'This is not a .kibe file.'],
    ['it breaks off', 'torn.kibe', (file: Uint8Array) => file.slice(0, -30), 2, 'The file is damaged'],
    ['its content is not what it promises', 'altered.kibe', altered, 2, 'The file was changed or damaged'],
    ['nothing is in it', 'empty.kibe', () => kibeFile(together()), 1, 'There is no assessment in this file.'],
    ['a passphrase locks it', 'locked.kibe', locked, 1, 'This file is locked with a passphrase'],
    ['its questionnaire is missing', 'bare.kibe', bare, 1, 'The questionnaire of this assessment is not'],
    ['it is a survey', 'survey.kibe', survey, 1, 'Nobody has filled in a sheet here'],
    [
      'a character has no shape',
      'odd.kibe',
      odd,
      1,
      'A text has characters that the PDF cannot print: க (U+0B95).',
    ],
  ] as const)('where %s', async (_why, name, contentOf, expected, sentence) => {
    const content = await contentOf(await kibeFile(recordsOf(told)))
    if (content !== null) put(name, content)
    else if (name === 'folder.kibe') mkdirSync(join(folder, name))
    put('kept.pdf', 'before')
    const before = there()
    const { code, lines, errors } = report(name, '--out', 'kept.pdf')
    expect([code, lines]).toEqual([expected, []])
    expect(errors).toContain(sentence)
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
    expect(there()).toEqual(before)
    expect(readFileSync(join(folder, 'kept.pdf'), 'utf8')).toBe('before')
  })

  it('in Georgian, if asked', () => {
    const { code, errors } = report('absent.kibe', '--out', 'a.pdf', '--language', 'ka')
    expect([code, errors]).toEqual([2, 'absent.kibe: ასეთი ფაილი არ არსებობს.\n'])
  })

  it('where it cannot be written, or would take the place of what was read', () => {
    mkdirSync(join(folder, 'taken.pdf'))
    const before = there()
    expect(report('one.kibe', '--out', 'taken.pdf')).toMatchObject({ code: 2, lines: [] })
    expect(report('one.kibe', '--out', 'nowhere/a.pdf')).toMatchObject({ code: 2, lines: [] })
    const own = readFileSync(join(folder, 'one.kibe'))
    expect(report('one.kibe', '--out', './one.kibe')).toEqual({
      code: 2,
      lines: [],
      errors: 'This file is already named for something else: ./one.kibe\n',
    })
    expect(readFileSync(join(folder, 'one.kibe'))).toEqual(own)
    expect(there()).toEqual(before)
  })

  it.each([
    [['report', '--lang', 'en', '--out', 'a.pdf'], 'Name a file.'],
    [['report', 'one.kibe', 'two.kibe', '--lang', 'en', '--out', 'a.pdf'], 'Name one file only.'],
    [['report', 'one.kibe', '--out', 'a.pdf'], 'The option --lang is missing.'],
    [['report', 'one.kibe', '--lang', 'hy', '--out', 'a.pdf'], 'This option is not possible: --lang hy'],
    [['report', 'one.kibe', '--lang', 'en'], 'The option --out is missing.'],
    [
      ['report', 'one.kibe', '--lang', 'en', '--out', 'a.pdf', '--ranked'],
      'This option is not possible: --ranked',
    ],
  ])('where %j does not say what is wanted', (words, sentence) => {
    const { code, lines, errors } = kibe(folder, ...words)
    expect([code, lines, errors.split('\n')[0]]).toEqual([2, [], sentence])
  })
})

/** One byte of the records is another. */
function altered(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('latin1')
  const at = text.indexOf('records/assessments.json') + 'records/assessments.json'.length + 40
  const changed = Uint8Array.from(file)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

function locked(): Promise<Uint8Array> {
  return kibeFile(recordsOf(told), { passphrase: 'საიდუმლო' })
}

function bare(): Promise<Uint8Array> {
  return kibeFile({ ...recordsOf(told), questionnaires: [] })
}

function survey(): Promise<Uint8Array> {
  return kibeFile({ ...recordsOf(told), sheets: [], answers: [] })
}

function odd(): Promise<Uint8Array> {
  const note = { state: 'answered', value: 4, naReason: '', note: 'க' } as const
  return kibeFile(recordsOf({ ...told, answers: { 'IND-1': note } }))
}
