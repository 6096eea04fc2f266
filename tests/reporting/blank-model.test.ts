import { describe, expect, it } from 'vitest'
import type { Expression } from '@/domain/expression/expression'
import type { Item } from '@/domain/questionnaire/format-1'
import type { FormModel } from '@/reporting/blank/form-model'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../support/questionnaires'
import { asking, fieldOf, formOf, itemOf, itemsOf } from './blank-fixture'

const said = (text: string) => ({ text, under: '' })
const options = (...ids: string[]) => ids.map((id) => ({ id, label: inBoth(`Choice ${id}`) }))
const columns = [
  { id: 'name', type: 'shortText' as const, label: inBoth('Name') },
  { id: 'length', type: 'number' as const, label: inBoth('Length'), unit: 'days' as const, integer: true },
  { id: 'gas', type: 'yesPartlyNo' as const, label: inBoth('Gas') },
  { id: 'light', type: 'yesPartlyNo' as const, label: inBoth('Light') },
]

describe('where an answer is written', () => {
  const cases: readonly [Item, object][] = [
    [
      aLadder('Q'),
      {
        kind: 'levels',
        levels: [0, 1, 2, 3, 4].map((n) => ({ figure: `${n}`, text: said(`Q level ${n}`) })),
      },
    ],
    [
      anItem('scale', 'Q', { min: 1, max: 3, minLabel: inBoth('bad'), maxLabel: inBoth('good') }),
      { kind: 'scale', figures: ['1', '2', '3'], low: said('bad'), high: said('good') },
    ],
    [anItem('yesPartlyNo', 'Q', {}), { kind: 'choices', choices: ['Yes', 'Partly', 'No'].map(said) }],
    [
      anItem('singleChoice', 'Q', { choices: options('a', 'b') }),
      { kind: 'choices', choices: [said('Choice a'), said('Choice b')] },
    ],
    [
      anItem('multipleChoice', 'Q', { choices: options('a', 'b', 'c') }),
      { kind: 'choices', choices: ['a', 'b', 'c'].map((id) => said(`Choice ${id}`)) },
    ],
    [
      anItem('multipleChoice', 'Q', { choices: options('a', 'b'), bestSet: ['a', 'b'] }),
      { kind: 'choices', choices: ['Choice a', 'Choice b', 'None of these'].map(said) },
    ],
    [
      anItem('ranking', 'Q', { choices: options('a', 'b') }),
      { kind: 'order', choices: [said('Choice a'), said('Choice b')] },
    ],
    [
      anItem('number', 'Q', { unit: 'days', integer: true, min: 0, max: 365 }),
      { kind: 'figure', digits: 3, unit: said('days (from 0 to 365)') },
    ],
    [
      anItem('number', 'Q', { unit: 'count', integer: true }),
      { kind: 'figure', digits: null, unit: said('') },
    ],
    [
      anItem('number', 'Q', { unit: 'other', unitLabel: inBoth('km'), integer: false, min: 2 }),
      { kind: 'figure', digits: null, unit: said('km (2 or more)') },
    ],
    [anItem('percent', 'Q', {}), { kind: 'figure', digits: null, unit: said('%') }],
    [anItem('money', 'Q', { currency: 'EUR' }), { kind: 'figure', digits: null, unit: said('EUR') }],
    [
      anItem('date', 'Q', {}),
      {
        kind: 'calendar',
        parts: [
          { digits: 2, label: said('day') },
          { digits: 2, label: said('month') },
          { digits: 4, label: said('year') },
        ],
      },
    ],
    [
      anItem('month', 'Q', {}),
      {
        kind: 'calendar',
        parts: [
          { digits: 2, label: said('month') },
          { digits: 4, label: said('year') },
        ],
      },
    ],
    [anItem('shortText', 'Q', {}), { kind: 'lines', count: 1 }],
    [anItem('longText', 'Q', {}), { kind: 'lines', count: 5 }],
    [anItem('file', 'Q', { accepts: 'photo' }), { kind: 'lines', count: 1 }],
  ]
  it.each(cases.map(([item, field]) => [item.type, item, field] as const))(
    'fits an item of type %s',
    async (_type, item, field) => {
      expect(await fieldOf(item)).toEqual(field)
    },
  )

  it('is a ruled table with its rows, units in the heads, and numbers for answers that cells are too small for', async () => {
    const rows = [{ id: 'north', label: inBoth('North') }]
    expect(await fieldOf(anItem('table', 'Q', { rows, columns }))).toEqual({
      kind: 'grid',
      corner: said(''),
      rows: [said('North')],
      columns: [
        { head: said('Name'), isWide: true },
        { head: said('Length (days)'), isWide: false },
        { head: said('Gas'), isWide: false },
        { head: said('Light'), isWide: false },
      ],
      codes: [said('Gas, Light: write the number. 1 = Yes; 2 = Partly; 3 = No')],
      after: said(''),
    })
  })

  it.each([
    [undefined, 8, true],
    [60, 8, true],
    [8, 8, false],
    [3, 3, false],
  ])('of a roster of at most %s has %i empty rows, numbered', async (most, count, goesOn) => {
    const field = await fieldOf(
      anItem('roster', 'Q', { row: inBoth('Village'), columns, ...(most === undefined ? {} : { most }) }),
    )
    if (field.kind !== 'grid') throw new Error('no table')
    expect(field.rows.map(({ text }) => text)).toEqual(Array.from({ length: count }, (_, n) => `${n + 1}`))
    expect(field.corner).toEqual(said('Village'))
    expect(field.after.text !== '').toBe(goesOn)
  })

  it('is nowhere for what Kibe computes', async () => {
    const figure = anItem('number', 'Q', { unit: 'count', integer: true })
    const computed = anItem('computed', 'Q_sum', { value: { item: 'Q' }, unit: 'count', decimals: 0 })
    expect(itemsOf(await formOf(asking([figure, computed]))).map(({ id }) => id)).toEqual(['Q'])
  })
})

describe('how to fill in', () => {
  it.each([
    [anItem('multipleChoice', 'Q', { choices: options('a', 'b', 'c') }), 'Choose all that fit.'],
    [anItem('multipleChoice', 'Q', { choices: options('a', 'b', 'c'), most: 2 }), 'Choose at most 2.'],
    [anItem('ranking', 'Q', { choices: options('a', 'b', 'c'), first: 2 }), 'Choose at most 2 and write'],
    [anItem('ranking', 'Q', { choices: options('a', 'b', 'c') }), 'Write the numbers from 1 to 3'],
    [anItem('file', 'Q', { accepts: 'document' }), 'Attach the document'],
  ])('is said where the boxes do not say it: %#', async (item, text) => {
    expect(itemOf(await formOf(asking([item])), 'Q').instruction.text).toContain(text)
  })

  it('"not applicable" has its condition and a place for the reason, and is nowhere else', async () => {
    const form = await formOf(asking([aLadder('Q'), anItem('shortText', 'Q_why', { label: inBoth('Why') })]))
    expect(itemOf(form, 'Q').notApplicable).toEqual({
      label: said('Not applicable'),
      condition: said('when it is not so'),
      reason: said('Reason'),
    })
    expect(itemOf(form, 'Q_why').notApplicable).toBeNull()
  })

  it('"don’t know" has a box where the answer counts and is no text', async () => {
    const items = [
      aLadder('Q'),
      anItem('number', 'Q_n', { unit: 'count', integer: true, label: inBoth('N') }),
    ]
    const form = await formOf(asking(items))
    expect(itemOf(form, 'Q').unknown).toEqual(said('Don’t know'))
    expect(itemOf(form, 'Q_n').unknown).toEqual(said(''))
    const words = await formOf(asking([anItem('longText', 'Q', {})]))
    expect(itemOf(words, 'Q').unknown).toEqual(said(''))
  })

  it('evidence and a note have lines in what is scored, and nowhere else', async () => {
    const remarks = async (kind: 'benchmark' | 'certification' | 'survey' | 'profile') => {
      const form = await formOf(aQuestionnaire({ kind }))
      return form.areas[0]?.indicators[0]?.remarks.map(({ label }) => label.text)
    }
    expect(await remarks('benchmark')).toEqual(['Evidence', 'Note'])
    expect(await remarks('certification')).toEqual(['Evidence', 'Note'])
    expect(await remarks('survey')).toEqual([])
    expect(await remarks('profile')).toEqual([])
  })
})

describe('who answers', () => {
  const single = anItem('singleChoice', 'A', { choices: options('x', 'y', 'z'), label: inBoth('First') })
  const several = anItem('multipleChoice', 'B', { choices: options('p', 'q'), label: inBoth('Second') })
  const figure = anItem('number', 'C', { unit: 'count', integer: true, label: inBoth('Third') })
  const yes = anItem('yesPartlyNo', 'D', { label: inBoth('Fourth') })
  const op = (name: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte', ...args: Expression[]): Expression => ({
    op: name,
    args,
  })
  const not = (arg: Expression): Expression => ({ op: 'not', args: [arg] })
  const and = (...args: Expression[]): Expression => ({ op: 'and', args })
  const or = (...args: Expression[]): Expression => ({ op: 'or', args })
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((item) => ({ item }))
  const [isX, isY] = [op('eq', a ?? 0, 'x'), op('eq', a ?? 0, 'y')]
  const hasP: Expression = { chosen: 'B', choice: 'p' }
  const ASK = 'This question is not for everybody: ask the facilitator whether to answer it.'

  async function conditionOf(visibleIf: Expression): Promise<string> {
    const last = anItem('shortText', 'E', { label: inBoth('Last'), visibleIf })
    return itemOf(await formOf(asking([single, several, figure, yes, last])), 'E').condition.text
  }

  it.each([
    [isX, 'in question 1.1 you chose “Choice x”'],
    [op('ne', a ?? 0, 'x'), 'in question 1.1 you did not choose “Choice x”'],
    [op('eq', 'x', a ?? 0), 'in question 1.1 you chose “Choice x”'],
    [op('eq', d ?? 0, 'partly'), 'in question 1.4 you chose “Partly”'],
    [hasP, 'in question 1.2 you chose “Choice p”'],
    [not(hasP), 'in question 1.2 you did not choose “Choice p”'],
    [{ answered: 'C' }, 'you answered question 1.3'],
    [not({ answered: 'C' }), 'you did not answer question 1.3'],
    [op('gt', c ?? 0, 0), 'the answer to question 1.3 is more than 0'],
    [op('gt', 5, c ?? 0), 'the answer to question 1.3 is less than 5'],
    [not(op('gt', c ?? 0, 12_000)), 'the answer to question 1.3 is 12,000 or less'],
    [or(isX, isY), 'in question 1.1 you chose “Choice x” or “Choice y”'],
    [and(isX, hasP), 'in question 1.1 you chose “Choice x” and in question 1.2 you chose “Choice p”'],
    [
      not(and(isX, hasP)),
      'in question 1.1 you did not choose “Choice x” or in question 1.2 you did not choose “Choice p”',
    ],
    [not(or(isX, isY)), 'in question 1.1 you did not choose “Choice x” or “Choice y”'],
    [op('eq', { context: 'kind' }, 'city'), 'the municipality is a self-governing city'],
    [op('ne', { context: 'kind' }, 'city'), 'the municipality is a self-governing community'],
  ] as [Expression, string][])('is said in words: %j', async (visibleIf, words) => {
    expect(await conditionOf(visibleIf)).toBe(`Answer only if ${words}.`)
  })

  it.each([
    [or(isX, and(hasP, { answered: 'C' }))],
    [op('gt', { op: 'add', args: [c ?? 0, 1] }, 2)],
    [op('gt', { count: 'B' }, 1)],
    [op('eq', { context: 'subset' }, 'rapid')],
    [op('eq', { item: 'not-on-the-form' }, 'x')],
    [op('eq', a ?? 0, 'no-such-choice')],
    [and(b ?? 0, isX)],
  ] as [Expression][])(
    'is left to the facilitator where words would not be simple: %j',
    async (visibleIf) => {
      expect(await conditionOf(visibleIf)).toBe(ASK)
    },
  )

  it('can be one kind of municipality and depend on an answer, both of which are said', async () => {
    const one = anIndicator('ONE', { items: [anItem('yesPartlyNo', 'ONE', {})] })
    const two = anIndicator('TWO', { appliesTo: ['community'], visibleIf: op('eq', { item: 'ONE' }, 'yes') })
    const questionnaire = aQuestionnaire({ areas: [anArea('a', { indicators: [one, two] })] })
    const conditionOfSecond = async (kind: 'community' | null) =>
      (await formOf(questionnaire, { kind })).areas[0]?.indicators[1]?.condition.text
    const answer = 'Answer only if in question 1 you chose “Yes”.'
    expect(await conditionOfSecond(null)).toBe(
      `Answer only if the municipality is a self-governing community. ${answer}`,
    )
    expect(await conditionOfSecond('community')).toBe(answer)
  })

  it('is everybody where nothing is said', async () => {
    expect(itemOf(await formOf(asking([single])), 'A').condition).toEqual(said(''))
  })

  it('is said of a whole question, which others can refer to by its number', async () => {
    const first = anIndicator('ONE', { items: [anItem('yesPartlyNo', 'ONE', {})] })
    const second = anIndicator('TWO', { visibleIf: op('eq', { item: 'ONE' }, 'no') })
    const form = await formOf(aQuestionnaire({ areas: [anArea('a', { indicators: [first, second] })] }))
    expect(form.areas[0]?.indicators.map(({ number, condition }) => [number, condition.text])).toEqual([
      ['1', ''],
      ['2', 'Answer only if in question 1 you chose “No”.'],
    ])
    expect(form.how.more.map(({ text }) => text)).toContain(
      'Some questions are not for everybody: who should answer stands beside an arrow.',
    )
  })
})

describe('which questions', () => {
  const indicators = [
    anIndicator('ALL', { subsets: ['rapid'] }),
    anIndicator('CITY', { appliesTo: ['city'], subsets: ['rapid'] }),
    anIndicator('LONG'),
  ]
  const questionnaire = aQuestionnaire({
    areas: [anArea('one', { indicators }), anArea('two', { indicators: [anIndicator('LATE')] })],
  })
  const ids = ({ areas }: FormModel) =>
    areas.map(({ indicators: shown }) => shown.map(({ number, id }) => `${number} ${id}`))

  it('are all of them, those for one kind of municipality with a word about it', async () => {
    const form = await formOf(questionnaire)
    expect(ids(form)).toEqual([['1 ALL', '2 CITY', '3 LONG'], ['4 LATE']])
    expect(form.areas[0]?.indicators[1]?.condition.text).toBe(
      'Answer only if the municipality is a self-governing city.',
    )
  })

  it('are those of the subset, numbered anew, without areas that have none', async () => {
    const form = await formOf(questionnaire, { subset: 'rapid' })
    expect(ids(form)).toEqual([['1 ALL', '2 CITY']])
    expect(form.facts.map(({ text }) => text)).toContain('Set of questions: Rapid')
    expect(form.fileName).toBe('kibe-test-questionnaire-1.0.0-rapid-form-en.pdf')
  })

  it('are those for the kind of municipality', async () => {
    expect(ids(await formOf(questionnaire, { kind: 'community' }))).toEqual([['1 ALL', '2 LONG'], ['3 LATE']])
    const city = await formOf(questionnaire, { kind: 'city', subset: 'rapid' })
    expect(ids(city)).toEqual([['1 ALL', '2 CITY']])
    expect(city.areas[0]?.indicators[1]?.condition.text).toBe('')
  })

  it('stand under their areas in any depth', async () => {
    const inner = anArea('inner', { indicators: [anIndicator('IN')] })
    const outer = { ...anArea('outer'), areas: [inner] }
    const { areas } = await formOf(aQuestionnaire({ areas: [outer] }))
    expect(areas.map(({ depth, title }) => [depth, title.text])).toEqual([
      [0, 'Area outer'],
      [1, 'Area inner'],
    ])
  })
})

describe('what stands at the head', () => {
  const labels = ({ head }: FormModel) => head.map(({ label }) => label.text)

  it('asks who filled it in, but not in a survey, which has a number instead', async () => {
    expect(labels(await formOf(aQuestionnaire()))).toEqual([
      'Municipality',
      'Date',
      'Filled in by',
      'Position or role',
    ])
    expect(labels(await formOf(aQuestionnaire({ kind: 'survey' })))).toEqual(['Municipality', 'Date', '№'])
  })

  it.each([
    ['published', 'reviewed', []],
    ['draft', 'reviewed', ['Draft: the questions may still change.']],
    ['published', 'draft', ['The English text has not been reviewed by an editor yet.']],
    ['published', 'machine', ['The English text is a machine translation that nobody has reviewed yet.']],
  ] as const)('marks a %s questionnaire with %s text', async (status, review, marks) => {
    const form = await formOf(aQuestionnaire({ status, review: { ka: 'reviewed', en: review } }))
    expect(form.marks.map(({ text }) => text)).toEqual(marks)
  })

  it('names version and fingerprint in short, also at the foot of every page', async () => {
    const form = await formOf(aQuestionnaire(), { sha256: '0123456789abcdef' })
    expect(form.facts[0]?.text).toBe('Version 1.0.0 · fingerprint 01234567')
    expect(form.footer).toEqual({ title: 'Test questionnaire', rest: ' · 1.0.0 · 01234567' })
  })
})

describe('two languages', () => {
  it('stand one under the other, in everything that is said', async () => {
    const item = anItem('multipleChoice', 'Q', { choices: options('a', 'b', 'c'), most: 2 })
    const form = await formOf(asking([item]), { language: 'ka', second: 'en' })
    expect(form.title).toEqual({ text: 'Test questionnaire (ქა)', under: 'Test questionnaire' })
    const { field, instruction } = itemOf(form, 'Q')
    expect(instruction).toEqual({ text: 'აირჩიეთ არაუმეტეს 2.', under: 'Choose at most 2.' })
    expect(field).toMatchObject({ choices: [{ text: 'Choice a (ქა)', under: 'Choice a' }, {}, {}] })
    expect(form.marks).toEqual([
      {
        text: 'ქართული ტექსტი რედაქტორს ჯერ არ შეუმოწმებია.',
        under: 'The English text has not been reviewed by an editor yet.',
      },
    ])
    expect(form.fileName).toBe('kibe-test-questionnaire-1.0.0-form-ka-en.pdf')
  })

  it('are said once where they say the same', async () => {
    const form = await formOf(aQuestionnaire({ kind: 'survey' }), { language: 'ka', second: 'en' })
    expect(form.head.at(-1)?.label).toEqual(said('№'))
  })

  it('take what one of them lacks from the other, once', async () => {
    const questionnaire = aQuestionnaire({ title: { ka: 'მხოლოდ ქართული' } })
    const form = await formOf(questionnaire, { language: 'en', second: 'ka' })
    expect(form.title).toEqual(said('მხოლოდ ქართული'))
  })

  it.each([
    ['az', 'Bəli', 'yoxlanılmayıb'],
    ['hy', 'Այո', 'չի ստուգել'],
  ])('can be %s, whose words are marked as not reviewed', async (language, yes, mark) => {
    const questionnaire = asking([anItem('yesPartlyNo', 'Q', {})], {
      languages: ['ka', language],
      review: { ka: 'reviewed', [language]: 'reviewed' },
    })
    const form = await formOf(questionnaire, { language, second: 'ka' })
    expect(itemOf(form, 'Q').field).toMatchObject({ choices: [{ text: yes, under: 'დიახ' }, {}, {}] })
    expect(form.marks[0]?.text).toContain(mark)
  })

  it('of which Kibe has no words says its own in Georgian', async () => {
    const questionnaire = aQuestionnaire({ languages: ['ka', 'uk'], title: { ka: 'სათაური', uk: 'Назва' } })
    const form = await formOf(questionnaire, { language: 'uk' })
    expect([form.title.text, form.how.title.text]).toEqual(['Назва', 'როგორ შევავსოთ ფორმა'])
  })
})

it('a form is plain data: a copy through the worker’s border is the same', async () => {
  const form = await formOf(aQuestionnaire(), { second: 'ka' })
  expect(structuredClone(form)).toEqual(form)
})
