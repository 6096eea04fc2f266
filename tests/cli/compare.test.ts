import { strFromU8, unzipSync } from 'fflate'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AllRecords } from '@/domain/records/registry'
import { newIndex, newPractice } from '../support/comparison-drafts'
import { answered, aQuestionnaire, anArea, anIndicator, anItem, inBoth } from '../support/questionnaires'
import { newAction } from '../support/storage-parts'
import { baseOf, idOf, kibeFile, recordsOf, together, type Told } from './assessment-files'
import { pdfIn } from './read-papers'
import { kibe, kibeAbroad, temporaryFolder } from './run-kibe'

const { folder, put, remove } = temporaryFolder()
const questionnaire = aQuestionnaire({
  areas: [anArea('area-1', { indicators: [anIndicator('IND-1'), anIndicator('IND-2')] })],
})
/** Levels 4 and 1: 62.5 points. Levels 2 and 1: 37.5 points; a year before 1 and 1: 25. The codes are real, the levels invented. */
const strong: Told = { n: 1, municipality: 'telavi', questionnaire, answers: { 'IND-1': 4, 'IND-2': 1 } }
const weak: Told = { ...strong, n: 2, municipality: 'zugdidi', answers: { 'IND-1': 2, 'IND-2': 1 } }
const earlier: Told = {
  ...weak,
  n: 3,
  answers: { 'IND-1': 1, 'IND-2': 1 },
  assessment: { wave: '2025', period: { from: '2025-01-01', to: '2025-12-31' } },
}
const TABLES = ['README', 'assessments', 'answers_long', 'answers_wide', 'scores', 'distributions', 'actions']

const compare = (...words: string[]) => kibe(folder, 'compare', '--lang', 'en', ...words)
const there = () => readdirSync(folder).sort()
const bytesOf = (name: string) => readFileSync(join(folder, name))
const everyOutput = (name: string) => [
  ...['--out', `${name}.pdf`, '--docx', `${name}.docx`, '--xlsx', `${name}.xlsx`],
  ...['--csv', `${name}-tables`, '--json', `${name}.json`],
]

/** What is told of each assessment in the table of scores: the share of the whole. */
function sharesIn(name: string): unknown {
  const { tables } = JSON.parse(bytesOf(name).toString('utf8')) as {
    tables: { name: string; columns: { id: string }[]; rows: unknown[][] }[]
  }
  const scores = tables.find((table) => table.name === 'scores')
  const at = (id: string) => scores?.columns.findIndex((column) => column.id === id) ?? -1
  return scores?.rows
    .filter((row) => row[at('node_kind')] === 'root')
    .map((row) => [row[at('assessment_id')], row[at('share')]])
}

const TOLD = ['note-aside', 'action-nine', 'office-five', 'index-two', 'asked-six']

/** Everything that stands in the papers of this name. */
async function everythingIn(name: string): Promise<string> {
  const unzipped = ['xlsx', 'docx'].flatMap((kind) => Object.values(unzipSync(bytesOf(`${name}.${kind}`))))
  const tables = readdirSync(join(folder, `${name}-tables`)).map((table) =>
    bytesOf(`${name}-tables/${table}`),
  )
  const bytes = [...unzipped, ...tables, bytesOf(`${name}.json`)]
  const texts = bytes.map((part) => Buffer.from(part).toString('utf8'))
  return [...texts, (await pdfIn(folder, `${name}.pdf`)).everything].join('\n')
}

/** The records of `strong` with everything else that would tell who it is. */
function telling(): AllRecords {
  const records = recordsOf(strong)
  const version = { [idOf(9, 1)]: 2, ...baseOf().version }
  const noted = { ...answered(4), note: 'note-aside' }
  const [assessmentId, sheetId] = [idOf(1, 1), idOf(2, 1)]
  const office = { ...newPractice, questionnaireId: questionnaire.id, indicatorIds: ['IND-1'] }
  const link = { number: '', date: null, link: '', attachment: null }
  return {
    ...records,
    answers: records.answers.map((answer) =>
      answer.itemId === 'IND-1' ? { ...answer, version, content: noted } : answer,
    ),
    evidence: [
      { ...baseOf(), ...link, id: idOf(3, 1), sheetId, itemId: 'IND-1', kind: 'order', title: 'order-seven' },
    ],
    actions: [{ ...baseOf(), ...newAction, id: idOf(4, 1), assessmentId, title: 'action-nine' }],
    practices: [
      {
        ...baseOf(),
        ...office,
        id: idOf(5, 1),
        municipality: 'telavi',
        title: 'T',
        contactOffice: 'office-five',
      },
    ],
    indices: [
      {
        ...baseOf(),
        ...newIndex,
        id: idOf(6, 1),
        name: 'index-two',
        values: [{ municipality: 'telavi', value: 7 }],
      },
    ],
  }
}

/** Six residents of the same municipality, who give it 3.5 of 5 on the mean. */
function askedResidents(): AllRecords {
  const asked = anItem('scale', 'ASKED', { min: 1, max: 5, label: inBoth('asked-six') })
  const areas = [anArea('area-1', { indicators: [anIndicator('ASKED', { items: [asked] })] })]
  const survey = aQuestionnaire({ id: 'residents', kind: 'survey', areas })
  const told = recordsOf({ n: 7, municipality: 'telavi', questionnaire: survey, answers: {} })
  const about = { assessmentId: idOf(1, 7), entry: 'paper', number: null } as const
  const responses = [1, 3, 3, 4, 5, 5].map((mark, n) => ({
    ...{ ...baseOf(), ...about, id: idOf(7, n + 1) },
    answers: { ASKED: { ...answered(mark), note: '' } },
  }))
  return { ...told, sheets: [], responses }
}

beforeAll(async () => {
  put('strong.kibe', await kibeFile(recordsOf(strong)))
  put('weak.kibe', await kibeFile(recordsOf(weak)))
  put('earlier.kibe', await kibeFile(recordsOf(earlier)))
  // The first start makes the bundles.
  compare('strong.kibe', 'weak.kibe', '--out', 'first.pdf')
})
afterAll(remove)

describe('kibe compare', () => {
  it('writes every paper that is asked for, with the figures of the files', async () => {
    const { code, lines, errors } = compare('strong.kibe', 'weak.kibe', ...everyOutput('all'))
    expect([code, errors]).toEqual([0, ''])
    const tables = [...TABLES, 'codebook'].map((table) => `Written: all-tables/${table}.csv`)
    const [pdf, docx, xlsx] = ['pdf', 'docx', 'xlsx'].map((kind) => `Written: all.${kind}`)
    const description = 'Written: all-tables/datapackage.json'
    expect(lines).toEqual([pdf, docx, xlsx, ...tables, description, 'Written: all.json'])
    const report = await pdfIn(folder, 'all.pdf')
    expect(report.everything).toMatch(/62\.5/)
    expect(report.everything).toMatch(/37\.5/)
    expect(sharesIn('all.json')).toEqual([
      [idOf(1, 1), 0.625],
      [idOf(1, 2), 0.375],
    ])
    expect(strFromU8(unzipSync(bytesOf('all.docx'))['word/document.xml'] ?? new Uint8Array())).toContain(
      'Telavi',
    )
  })

  it('in the language asked for, with the separator asked for', async () => {
    const words = [
      'compare',
      'strong.kibe',
      'weak.kibe',
      '--lang',
      'ka',
      '--out',
      'ka.pdf',
      '--group',
      'ჩემი',
    ]
    expect(kibe(folder, ...words, '--csv', 'ka-tables', '--separator', ';').code).toBe(0)
    const report = await pdfIn(folder, 'ka.pdf')
    for (const said of ['თელავი', 'ჩემი', '62,5']) expect(report.everything).toContain(said)
    expect(report.everything).not.toContain('Telavi')
    const table = bytesOf('ka-tables/assessments.csv').toString('utf8')
    expect(table.startsWith('\uFEFFassessment_id;')).toBe(true)
    expect(table).toContain('თელავი')
  })

  it('counts the change of one municipality between two waves', async () => {
    const { code, errors } = compare(
      'weak.kibe',
      'earlier.kibe',
      '--out',
      'change.pdf',
      '--json',
      'change.json',
    )
    expect([code, errors]).toEqual([0, ''])
    // 37.5 − 25.
    expect((await pdfIn(folder, 'change.pdf')).everything).toContain('+12.5')
    expect(sharesIn('change.json')).toEqual([
      [idOf(1, 3), 0.25],
      [idOf(1, 2), 0.375],
    ])
  })

  it('reports the wave that is asked for', async () => {
    const all = ['strong.kibe', 'weak.kibe', 'earlier.kibe']
    const other: Told = { ...earlier, n: 4, municipality: 'telavi', answers: { 'IND-1': 0, 'IND-2': 0 } }
    put('other.kibe', await kibeFile(recordsOf(other)))
    expect(compare(...all, 'other.kibe', '--out', 'old.pdf', '--wave', '2025').code).toBe(0)
    expect((await pdfIn(folder, 'old.pdf')).everything).not.toContain('62.5')
    const wrong = (...words: string[]) => compare(...all, '--out', 'wrong.pdf', ...words)
    expect(wrong('--wave', '2024')).toEqual({
      code: 1,
      lines: [],
      errors: 'There is no wave “2024” among what can be compared. There are: 2025, 2026\n',
    })
    const notEarlier = 'The wave “2026” is not before the wave “2025”.\n'
    expect(wrong('--wave', '2025', '--before', '2026')).toEqual({ code: 1, lines: [], errors: notEarlier })
    expect(there()).not.toContain('wrong.pdf')
  })

  it('makes the same bytes in whatever order and however often files are named, where a moment is given', () => {
    const make = (name: string, ...files: string[]) => {
      const words = ['compare', ...files, '--lang', 'en', ...everyOutput(name)]
      expect(kibeAbroad({ SOURCE_DATE_EPOCH: '1767225600' }, folder, ...words).code).toBe(0)
      const tables = readdirSync(join(folder, `${name}-tables`)).sort()
      const made = ['pdf', 'docx', 'xlsx', 'json'].map((kind) => `${name}.${kind}`)
      return [...made, ...tables.map((table) => `${name}-tables/${table}`)].map((file) =>
        bytesOf(file).toString('latin1'),
      )
    }
    const once = make('once', 'strong.kibe', 'weak.kibe', 'earlier.kibe')
    expect(make('again', 'earlier.kibe', 'weak.kibe', 'strong.kibe', 'weak.kibe')).toEqual(once)
  })

  it('tells of nobody who they are, where names are to be left out', async () => {
    put('telling.kibe', await kibeFile(together(telling(), askedResidents())))
    const files = ['strong.kibe', 'telling.kibe', 'weak.kibe', 'earlier.kibe']
    const names = [
      'telavi',
      'zugdidi',
      'თელავი',
      'ზუგდიდი',
      'kakheti',
      'ნინო',
      idOf(1, 1),
      idOf(2, 1),
      ...TOLD,
    ]
    const told = async (name: string, ...words: string[]) => {
      expect(compare(...files, ...everyOutput(name), ...words).code).toBe(0)
      const all = await everythingIn(name)
      expect(all).toContain('0.625')
      return [...names, 'strong.kibe'].filter((one) => all.toLowerCase().includes(one))
    }
    expect(await told('masked', '--anonymous')).toEqual([])
    // Else nothing would be left out here.
    expect(await told('open')).toEqual(expect.arrayContaining(['telavi', 'zugdidi', idOf(1, 1), ...TOLD]))
    // Beside its 62.5 points: what an index says of it, and its residents.
    const beside = bytesOf('open-tables/outside.csv').toString('utf8')
    expect(beside).toMatch(/telavi,[^\n]*,index-two,index,[^\n]*,7,/)
    expect(beside).toContain('telavi,residents/ASKED,asked-six,survey,,,3.5,1,5,0.625,6')
  })

  it('says that two cannot be ranked', () => {
    const { code, errors } = compare('strong.kibe', 'weak.kibe', '--out', 'ranked.pdf', '--ranked')
    expect([code, errors]).toEqual([
      0,
      'No places are given: that takes at least 3 municipalities with a score.\n',
    ])
  })
})

describe('kibe compare brings files together', () => {
  /** The second telling of one assessment, after these edits of two devices. */
  const retold = async (name: string, version: Record<string, number>, level: number) => {
    const records = recordsOf({ ...strong, answers: { 'IND-1': level, 'IND-2': 1 } })
    const answers = records.answers.map((answer) =>
      answer.itemId === 'IND-1' ? { ...answer, version } : answer,
    )
    return put(name, await kibeFile({ ...records, answers }))
  }
  const [here, there_] = [idOf(9, 1), idOf(9, 2)]

  it('takes the newer of two versions of one assessment, whichever file comes first', async () => {
    await retold('old.kibe', { [here]: 1 }, 0)
    await retold('new.kibe', { [here]: 2 }, 4)
    for (const files of [
      ['old.kibe', 'new.kibe'],
      ['new.kibe', 'old.kibe'],
    ]) {
      expect(compare(...files, 'weak.kibe', '--out', 'newer.pdf', '--json', 'newer.json').code).toBe(0)
      expect(sharesIn('newer.json')).toEqual([
        [idOf(1, 1), 0.625],
        [idOf(1, 2), 0.375],
      ])
    }
  })

  it('refuses two versions of which none is newer, and names the assessment', async () => {
    await retold('one.kibe', { [here]: 1 }, 0)
    await retold('two.kibe', { [there_]: 1 }, 4)
    const before = there()
    const { code, lines, errors } = compare('one.kibe', 'two.kibe', 'weak.kibe', '--out', 'torn.pdf')
    expect([code, lines]).toEqual([1, []])
    expect(errors).toBe(
      `The files say different things about one assessment, and none of them is newer. Open them in Kibe, choose, and share it again: Telavi, 2026, test-questionnaire 1.0.0, ${idOf(1, 1)}\n`,
    )
    expect(there()).toEqual(before)
  })

  it('refuses another municipality under the id of an assessment', async () => {
    put('forged.kibe', await kibeFile(recordsOf({ ...strong, municipality: 'gori' })))
    const { code, errors } = compare('strong.kibe', 'forged.kibe', 'weak.kibe', '--out', 'forged.pdf')
    expect(code).toBe(1)
    expect(errors).toContain('The files hold two different things under one id.')
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
  })
})
