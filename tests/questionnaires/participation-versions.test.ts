import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedAnswers } from '@/domain/assessment/moved-answers'
import { itemsIn } from '@/domain/expression/references'
import { differencesBetween } from '@/domain/questionnaire/diff'
import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import type { ItemChange } from '@/domain/questionnaire/format-1-changes'
import { bumpOf, minimumBump } from '@/domain/questionnaire/minimum-bump'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators, findIndicator, isScored, ladderOf } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import { legalInForce } from '@/domain/scoring/legal'
import type { CalendarDate } from '@/domain/shared/units'
import { answered, DONT_KNOW } from '../support/questionnaires'
import { readContent } from './texts'

const first = versionAt('participation/1.0.0.json')
const minor = versionAt('participation/1.1.0.json')
const major = versionAt('participation/2.0.0.json')

/** Every step that an assessment can take, with what a completely filled sheet meets on it. */
const STEPS = [
  {
    step: '1.0.0 to 1.1.0',
    from: first,
    to: minor,
    confirm: ['INF-3', 'SAK-2'],
    added: ['ACC-7', 'ACC-7_units', 'ACC-7_lists', 'ACC-7_matters', 'ACC-7_answered'],
    dropped: [],
    kept: 104,
  },
  {
    step: '1.1.0 to 2.0.0',
    from: minor,
    to: major,
    confirm: ['SAK-6', 'SAK-7', 'BUD-7'],
    added: ['SAK-7_minutes'],
    dropped: ['INC-5_members'],
    kept: 107,
  },
  {
    step: '1.0.0 to 2.0.0',
    from: first,
    to: major,
    confirm: ['INF-3', 'SAK-2', 'SAK-6', 'SAK-7', 'BUD-7'],
    added: ['SAK-7_minutes', 'ACC-7', 'ACC-7_units', 'ACC-7_lists', 'ACC-7_matters', 'ACC-7_answered'],
    dropped: ['INC-5_members'],
    kept: 100,
  },
] as const

function versionAt(path: string): Questionnaire {
  const parsed = parseQuestionnaire(readContent(path))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 2))
  return parsed.value
}

const indicatorsOf = ({ areas }: Questionnaire) => allIndicators(areas)
const itemsOf = (version: Questionnaire) => indicatorsOf(version).flatMap(({ items }) => items)
const idsOf = (version: Questionnaire) => itemsOf(version).map(({ id }) => id)

function indicator(version: Questionnaire, id: string): Indicator {
  const found = findIndicator(version, id)
  if (found === null) throw new Error(`no indicator ${id} in ${version.version}`)
  return found
}

function declared(from: Questionnaire, to: Questionnaire): readonly ItemChange[] {
  return to.changes?.find(({ since }) => since === from.version)?.items ?? []
}

/** Ids of the earlier version that a change speaks of. */
function sourcesOf(change: ItemChange): string[] {
  if (change.kind === 'new') return []
  return 'from' in change ? [change.from].flat() : [change.item]
}

/** Ids of the later version that a change speaks of. */
function targetsOf(change: ItemChange): string[] {
  if (change.kind === 'dropped') return []
  return 'to' in change ? [change.to].flat() : [change.item]
}

/** A ladder at level 3, a figure by its place, so that no two figures are the same; each with a note of its own. */
function filled(version: Questionnaire): Map<string, AnswerContent> {
  return new Map(
    itemsOf(version).map(({ id, type }, at) => [
      id,
      { ...answered(type === 'ladder' ? 3 : at), note: `note on ${id}` },
    ]),
  )
}

/** What a person reads of each item before answering: its label and levels, and the question where that is its own. */
function readingOf(version: Questionnaire): Map<string, string> {
  return new Map(
    indicatorsOf(version).flatMap(({ id, question, items }) =>
      items.map((item) => {
        const levels = item.type === 'ladder' ? item.levels : null
        return [item.id, JSON.stringify([item.type, item.label, levels, item.id === id ? question : null])]
      }),
    ),
  )
}

describe.each(STEPS)('a copy that moves from $step', ({ from, to, confirm, added, dropped, kept }) => {
  const sheet = filled(from)
  const moving = movedAnswers(from, to, sheet)

  it('leaves no question of the earlier version without a word about it', () => {
    const named = new Set(declared(from, to).flatMap(sourcesOf))
    const there = new Set(idsOf(to))
    expect(idsOf(from).filter((id) => !there.has(id) && !named.has(id))).toEqual([])
  })

  it('names every question that is asked for the first time, and none that never was', () => {
    const changes = declared(from, to)
    const before = new Set(idsOf(from))
    const targets = changes.flatMap(targetsOf)
    const now = new Set(idsOf(to))
    expect(idsOf(to).filter((id) => !before.has(id) && !targets.includes(id))).toEqual([])
    expect(targets.filter((id) => !now.has(id))).toEqual([])
    expect(changes.flatMap(sourcesOf).filter((id) => !before.has(id))).toEqual([])
  })

  it('declares as reworded exactly the questions that read otherwise', () => {
    const before = readingOf(from)
    const changed = [...readingOf(to)].filter(([id, text]) => (before.get(id) ?? text) !== text)
    const reworded = declared(from, to).flatMap((each) => (each.kind === 'reworded' ? [each.item] : []))
    expect(reworded.toSorted()).toEqual(changed.map(([id]) => id).toSorted())
  })

  it('asks a person to look where the question or its scale is not quite the same', () => {
    const looked = moving.moved.filter(({ needsConfirmation }) => needsConfirmation)
    expect(looked.map(({ itemId }) => itemId).toSorted()).toEqual(confirm.toSorted())
  })

  it('keeps all other answers, asks the new questions and drops what is no longer asked, with a reason', () => {
    const same = moving.moved.filter(({ needsConfirmation }) => !needsConfirmation)
    expect(same).toHaveLength(kept)
    expect(same.map(({ content }) => content)).toEqual(same.map(({ itemId }) => sheet.get(itemId)))
    expect(moving.added.toSorted()).toEqual(added.toSorted())
    expect(moving.dropped.map(({ itemId }) => itemId)).toEqual(dropped)
    expect(moving.dropped.filter(({ reason }) => !reason?.['ka'] || !reason['en'])).toEqual([])
  })

  it('loses no figure and no note on the way', () => {
    const said = [...moving.moved, ...moving.dropped].flatMap(({ content }) => content.note.split('\n'))
    expect(new Set(said)).toEqual(new Set([...sheet.values()].map(({ note }) => note)))
    const figures = itemsOf(from).filter(
      ({ id, type }) => type === 'number' && !dropped.some((d) => d === id),
    )
    const arrived = new Map(moving.moved.map(({ itemId, content }) => [itemId, content.value]))
    expect(figures.filter(({ id }) => arrived.get(id) !== sheet.get(id)?.value)).toEqual([])
  })

  it('accounts for every answer, whatever was and was not said', () => {
    const content = fc.oneof(
      fc.record({ value: fc.integer({ min: 0, max: 4 }), note: fc.constantFrom('', 'why') }),
      fc.constant(null),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...idsOf(from)), content), (given) => {
        const answers = new Map(
          Object.entries(given).map(([id, said]) => [
            id,
            said ? { ...answered(said.value), note: said.note } : DONT_KNOW,
          ]),
        )
        const { moved, dropped: left } = movedAnswers(from, to, answers)
        const told = new Set([...moved.flatMap((each) => each.from), ...left.map(({ itemId }) => itemId)])
        expect([...answers.keys()].filter((id) => !told.has(id))).toEqual([])
      }),
    )
  })
})

describe('the version 1.1.0', () => {
  const differences = differencesBetween(first, minor)

  it('needs a minor bump, for one indicator and nothing else', () => {
    expect(minimumBump(differences)).toBe('minor')
    const beyond = differences.filter(({ code }) => bumpOf(code) !== 'patch')
    expect(beyond.map(({ code, path }) => [code, path])).toEqual([['indicatorAdded', 'ACC-7']])
  })

  it('changes at least four texts in both languages, one of them a level to be looked at again', () => {
    const reworded = differences.filter(
      ({ code, languages }) => code === 'wording' && languages?.length === 2,
    )
    expect(reworded.length).toBeGreaterThanOrEqual(4)
    const changes = declared(first, minor)
    expect(changes.filter((each) => each.kind === 'reworded' && each.confirm === true)).not.toEqual([])
  })

  it('helps with the new indicator in every way: evidence, guidance, facilitator, law and a reference', () => {
    const { evidence, guidance, facilitatorNote, legal, references } = indicator(minor, 'ACC-7')
    expect([evidence, guidance, facilitatorNote].every((text) => text?.['ka'] && text['en'])).toBe(true)
    expect(legal).toHaveLength(1)
    expect(references?.[0]?.framework).toBe('CLEAR')
  })
})

describe('the version 2.0.0', () => {
  it('needs a major bump since either of the earlier ones', () => {
    expect(minimumBump(differencesBetween(minor, major))).toBe('major')
    expect(minimumBump(differencesBetween(first, major))).toBe('major')
  })

  it('keeps the weight of recordings and minutes, and weighs the civic budget less than before', () => {
    const weight = (version: Questionnaire, ...ids: string[]) =>
      ids.reduce((sum, id) => sum + Number(indicator(version, id).weight), 0)
    expect(weight(major, 'SAK-6', 'SAK-7')).toBe(weight(minor, 'SAK-3'))
    expect(weight(major, 'BUD-7')).toBe(3)
    expect(weight(minor, 'BUD-1', 'BUD-2')).toBe(4)
  })

  it('begins both parts of what was split with its level, and what was merged with the lower of the two', () => {
    const answers = new Map([
      ['SAK-3', answered(2)],
      ['BUD-1', answered(3)],
      ['BUD-2', answered(1)],
    ])
    const moved = movedAnswers(minor, major, answers).moved
    expect(Object.fromEntries(moved.map(({ itemId, content }) => [itemId, content.value]))).toEqual({
      'SAK-6': 2,
      'SAK-7': 2,
      'BUD-7': 1,
    })
  })

  it('takes the companion figures of split and merged indicators along, under their ids', () => {
    const figures = (id: string) =>
      indicator(major, id).items.flatMap((item) => (item.id === id ? [] : item.id))
    expect(figures('SAK-6')).toEqual(['SAK-3_streamed'])
    expect(figures('BUD-7')).toEqual(
      indicator(minor, 'BUD-2')
        .items.slice(1)
        .map((item) => item.id),
    )
  })

  it.each<[string, string, string]>([
    ['INC-1', '2025-04-01', 'required'],
    ['INC-1', '2025-04-02', 'version-dependent'],
    ['INC-1', '2025-04-30', 'version-dependent'],
    ['INC-1', '2025-05-01', 'enabled'],
    ['INC-2', '2025-04-01', 'good-practice'],
    ['INC-2', '2025-04-02', 'version-dependent'],
    ['INC-2', '2026-11-21', 'version-dependent'],
  ])('knows the standing of %s on %s: %s', (id, day, status) => {
    expect(legalInForce(indicator(major, id), day as CalendarDate).map((entry) => entry.status)).toEqual([
      status,
    ])
  })

  it('differs in legal status from the version before in the two equality indicators alone', () => {
    const changed = differencesBetween(minor, major).filter(({ code }) => code === 'legalStatus')
    expect(changed.map(({ path }) => path)).toEqual(['INC-1.legal', 'INC-2.legal'])
  })
})

describe.each([minor, major])('the participation questionnaire $version', (version) => {
  const indicators = indicatorsOf(version)

  it('has 8 areas, 45 indicators and 18 of them in the rapid subset, and says so', () => {
    expect(version.areas).toHaveLength(8)
    expect(indicators).toHaveLength(45)
    expect(indicators.filter(({ subsets }) => subsets?.includes('rapid'))).toHaveLength(18)
    expect(version.description?.['ka']).toMatch(/^45 ინდიკატორი 8 სფეროში/)
    expect(version.description?.['en']).toMatch(/^45 indicators in 8 areas/)
  })

  it('has area weights that sum to 100 and indicator weights from 1 to 3', () => {
    expect(version.areas.reduce((sum, { weight }) => sum + Number(weight), 0)).toBe(100)
    expect(indicators.filter(({ weight }) => ![1, 2, 3].includes(Number(weight)))).toEqual([])
  })

  it('scores one ladder for each indicator, with five different levels of which the last adds to the others', () => {
    const odd = indicators.filter((each) => {
      const levels = ladderOf(each)?.levels ?? []
      const texts = new Set(levels.map(({ text }) => text['ka']))
      const last = levels[4]?.text
      const isAdding = last?.['ka']?.startsWith('დამატებით, ') && last['en']?.startsWith('In addition, ')
      return texts.size !== 5 || !isAdding || each.items.filter(isScored).length !== 1
    })
    expect(odd.map(({ id }) => id)).toEqual([])
  })

  it('refers in every check only to items that exist', () => {
    const known = new Set(idsOf(version))
    const named = indicators.flatMap(({ checks = [] }) => checks).flatMap(({ expect: e }) => [...itemsIn(e)])
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })

  it.each(['2024-01-01', '2025-04-01', '2025-04-02', '2025-04-30', '2025-05-01', '2030-12-31'] as const)(
    'knows the legal standing of every indicator on %s exactly once, reviewed by nobody',
    (day) => {
      const entries = indicators.map((each) => [each.id, legalInForce(each, day as CalendarDate)] as const)
      expect(entries.filter(([, found]) => found.length !== 1)).toEqual([])
      expect(entries.flatMap(([, found]) => found).filter(({ reviewed }) => reviewed)).toEqual([])
    },
  )
})
