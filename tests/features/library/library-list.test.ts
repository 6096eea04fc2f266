import { expect, it } from 'vitest'
import type { QuestionnaireSummary } from '@/domain/questionnaire/summary'
import { libraryGroups } from '@/features/library/library-list'

const one = (id: string, version: string, mark = id + version): QuestionnaireSummary => ({
  id,
  version,
  sha256: mark,
  status: 'published',
  kind: 'survey',
  title: { en: id },
  languages: ['en'],
  size: 1,
})

it('what is offered and what is kept is one list: each questionnaire once, its versions newest first', () => {
  const served = [one('water', '1.9.0'), one('water', '1.10.0')]
  const kept = [one('roads', '2.0.0'), one('water', '1.10.0-rc.1'), one('water', '1.9.0')]
  const groups = libraryGroups(served, kept, new Set(kept.map(({ sha256 }) => sha256)))
  const told = groups.map(({ id, newest, older }) => [
    id,
    ...[newest, ...older].map(({ summary, isServed, isHere }) => [summary.version, isServed, isHere]),
  ])
  expect(told).toEqual([
    ['roads', ['2.0.0', false, true]],
    ['water', ['1.10.0', true, false], ['1.10.0-rc.1', false, true], ['1.9.0', true, true]],
  ])
})

it('of one version in two contents what the host offers stands first, whatever the order', () => {
  const [offered, ours] = [one('water', '1.0.0', 'z'), one('water', '1.0.0', 'a')]
  const [group] = libraryGroups([offered], [ours], new Set(['a']))
  expect(group?.newest.summary.sha256).toBe('z')
  expect(group?.older.map(({ summary }) => summary.sha256)).toEqual(['a'])
})
