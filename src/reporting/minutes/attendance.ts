import { AGE_BANDS, ROLES, SEXES, type Participant } from '@/domain/records/workshop'
import { FEWEST, withheld } from '@/domain/statistics/withhold'
import type { MinutesBlock, MinutesSection, TableBlock, TextBlock } from './minutes-model'
import type { Speaker } from './speaker'

const text = (said: string, tone: TextBlock['tone'] = 'plain'): TextBlock => ({
  kind: 'text',
  text: said,
  tone,
})

/**
 * Who was present, counted. How many of each role came is a fact of attendance and is listed whatever the number; of sex
 * and age, a group of fewer than five is not listed apart, nor another from which it could be computed. Codes are never
 * listed; names and organisations only where the facilitator asked for them and the rules allow it.
 */
export function attendanceSection(speaker: Speaker): MinutesSection {
  const { t, input } = speaker
  const present = input.participants.filter(({ isPresent }) => isPresent)
  const heading = t('minutesPaper.present.heading')
  if (input.participants.length === 0) {
    return { heading, blocks: [text(t('minutesPaper.present.nobodyListed'), 'lead')] }
  }
  const small = [smallGroups(speaker, present, 'sex'), smallGroups(speaker, present, 'ageBand')].flat()
  const sum = t('minutesPaper.present.sum', { n: present.length, all: input.participants.length })
  const hasTables = small.some(({ kind }) => kind === 'table')
  return {
    heading,
    blocks: [
      text([sum, quorumSentence(speaker, present.length)].join(' ').trim(), 'lead'),
      ...byRole(speaker, present),
      ...small,
      ...(hasTables ? [text(t('minutesPaper.present.smallGroups', { fewest: FEWEST }), 'soft')] : []),
      ...names(speaker, present),
    ],
  }
}

function quorumSentence({ t, input }: Speaker, present: number): string {
  const { quorum } = input.workshop
  if (quorum === null) return ''
  return present >= quorum
    ? t('minutesPaper.present.reached', { n: quorum })
    : t('minutesPaper.present.missed', { n: quorum })
}

function byRole({ t, formats }: Speaker, present: readonly Participant[]): MinutesBlock[] {
  const rows = [...ROLES, null].flatMap((role) => {
    const count = present.filter((one) => one.role === role).length
    const name = role === null ? t('minutesPaper.present.roleNotGiven') : t(`labels.role.${role}`)
    return count === 0 ? [] : [[name, formats.number(count)]]
  })
  return rows.length === 0
    ? []
    : [countTable(t('minutesPaper.present.role'), t('minutesPaper.present.people'), rows)]
}

/** The groups of one kind that are large enough, the rest together; a sentence where none is; nothing where nothing was given. */
function smallGroups(
  { t, formats }: Speaker,
  present: readonly Participant[],
  field: 'sex' | 'ageBand',
): MinutesBlock[] {
  const values = { sex: SEXES, ageBand: AGE_BANDS }[field]
  if (present.every((one) => one[field] === null)) return []
  const groups = [...values, null].map((value) => ({
    value,
    count: present.filter((one) => one[field] === value).length,
  }))
  const hidden = withheld(
    groups.map(({ count }) => [count]),
    null,
  )
  const isShown = (_: unknown, place: number) => hidden[place] === null
  const shown = groups.filter(isShown).filter(({ count }) => count > 0)
  if (shown.length === 0) return [text(t(`minutesPaper.present.${field}Hidden`, { fewest: FEWEST }), 'soft')]
  const rest = present.length - shown.reduce((sum, { count }) => sum + count, 0)
  const rows = shown.map(({ value, count }) => [
    value === null ? t('minutesPaper.present.notGiven') : t(`labels.${field}.${value}`),
    formats.number(count),
  ])
  const last = rest > 0 ? [[t('minutesPaper.present.notApart'), formats.number(rest)]] : []
  return [
    countTable(t(`minutesPaper.present.${field}`), t('minutesPaper.present.people'), [...rows, ...last]),
  ]
}

function countTable(what: string, people: string, rows: string[][]): TableBlock {
  return { kind: 'table', columns: [what, people], rows, widths: [null, 0.2], figures: [1] }
}

function names({ t, input }: Speaker, present: readonly Participant[]): MinutesBlock[] {
  const known = input.workshop.namesFor === 'facilitator' ? input.names : null
  const rows = present.flatMap(({ id, role, organisation }) => {
    const name = known?.get(id)?.trim() ?? ''
    return name === '' ? [] : [[name, role === null ? '' : t(`labels.role.${role}`), organisation]]
  })
  if (rows.length === 0) return [text(t('minutesPaper.present.nobodyNamed'), 'soft')]
  const table: TableBlock = {
    kind: 'table',
    columns: [
      t('minutesPaper.present.name'),
      t('minutesPaper.present.role'),
      t('minutesPaper.present.organisation'),
    ],
    rows: rows.sort(([one = ''], [other = '']) => one.localeCompare(other, input.language)),
    widths: [0.34, null, 0.3],
    figures: [],
  }
  return [{ kind: 'chapter', text: t('minutesPaper.present.names') }, table]
}
