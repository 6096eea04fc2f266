import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import { countedItems } from '@/domain/assessment/progress'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Standing } from '@/domain/assessment/standing'
import type { Indicator, Item } from '@/domain/questionnaire/format-1'
import type { Round } from '@/domain/records/ballot'
import { ROLES, type Participant } from '@/domain/records/workshop'
import { groupItem, medianSheet, type GroupItem } from '@/domain/statistics/group-summary'
import { FEWEST } from '@/domain/statistics/withhold'
import { raisedHands, voicesOf, type Said, type Voice } from './said'
import { shiftOf, type Shift } from './shift'

/**
 * Below so many voices a distribution and its median are somebody's own answer: of one it is that answer, of two the lower
 * one tells the other what was said. Chosen here: scoring.md §8 asks for five only where a group is broken down.
 */
export const FEWEST_VOICES = 3

/** What those of one role said. */
export interface RoleReading {
  /** Null for those of whom no role is known. */
  readonly role: Participant['role']
  readonly group: GroupItem
}

/** What the group said of an item in one round. */
export interface RoundReading {
  readonly round: Round
  /** What was counted: hands where hands were raised for this item and round, otherwise ballots; never both added. */
  readonly source: 'hands' | 'ballots'
  readonly group: GroupItem
  /** By role, in the order of ROLES; null for hands, and unless at least two roles answered, each with five or more. */
  readonly byRole: readonly RoleReading[] | null
}

/** What the group said of an item. */
export interface ItemReading {
  readonly indicator: Indicator
  readonly item: Item
  /** Whether the group decides on it; a companion figure that gives no score is only written down. */
  readonly isDiscussed: boolean
  /** Also where nobody has said anything yet. */
  readonly first: RoundReading
  /** Null where nobody voted on this item again. */
  readonly second: RoundReading | null
  /** The one that counts: the second where there is one. */
  readonly counted: RoundReading
  /** What changed from the first to the second; null without a second. */
  readonly shift: Shift | null
}

/** What the group said of each item that is asked, in the order of the file. No code is in it. */
export function groupReadings(said: Said): ItemReading[] {
  const [first, second] = [roundOf(said, 1), roundOf(said, 2)]
  return askedIndicators(said.questionnaire, said.context).flatMap((indicator) => {
    const counted = countedItems(indicator)
    return askedItems(indicator).map((item): ItemReading => {
      const one = readingOf(item, first)
      const two = isVotedOn(item, second) ? readingOf(item, second) : null
      return {
        indicator,
        item,
        isDiscussed: counted.includes(item),
        first: one,
        second: two,
        counted: two ?? one,
        shift: two && shiftOf(one.group, two.group),
      }
    })
  })
}

/** How many a reading rests on: those who answered; where the item applies to nobody, all who say so. */
export function voicesIn({ group: { base } }: Pick<RoundReading, 'group'>): number {
  return base.answered === 0 ? base.notApplicable : base.answered
}

/** Whether somebody handed in, but so few that what they said together would tell what each said. Hands were raised before all. */
export function isTooFewToShow(reading: Pick<RoundReading, 'source' | 'group'>): boolean {
  const voices = voicesIn(reading)
  return reading.source === 'ballots' && voices > 0 && voices < FEWEST_VOICES
}

/**
 * The lower medians of what counts, as a sheet: a reading of its own beside the sheet of the group, never written into
 * it. What fewer than half of those asked answered stays open.
 */
export function sheetOfMedians(readings: readonly ItemReading[]): SheetAnswers {
  return medianSheet(readings.map(({ indicator, counted }) => ({ indicator, items: [counted.group] })))
}

interface RoundSaid {
  readonly round: Round
  readonly voices: readonly Voice[]
  readonly hands: Said['hands']
  readonly roles: ReadonlyMap<string, Participant['role']>
}

function roundOf(said: Said, round: Round): RoundSaid {
  return {
    round,
    voices: voicesOf(said, round),
    hands: said.hands.filter((hands) => hands.round === round),
    roles: new Map(said.participants.map(({ code, role }) => [code, role])),
  }
}

function handsFor(item: Item, { hands }: RoundSaid): Standing[] {
  return hands.filter(({ itemId }) => itemId === item.id).flatMap(({ counts }) => raisedHands(item, counts))
}

/** Whether anything was said of the item in this round. */
function isVotedOn(item: Item, round: RoundSaid): boolean {
  const isSaid = ({ standings }: Voice) => (standings.get(item.id)?.state ?? 'unanswered') !== 'unanswered'
  return handsFor(item, round).length > 0 || round.voices.some(isSaid)
}

function readingOf(item: Item, said: RoundSaid): RoundReading {
  const { round, voices, roles } = said
  const raised = handsFor(item, said)
  if (raised.length > 0) return { round, source: 'hands', group: groupItem(item, raised), byRole: null }
  const standings = voices.flatMap((voice) => voice.standings.get(item.id) ?? [])
  const byRole = new Map<Participant['role'], Standing[]>()
  for (const voice of voices) {
    const standing = voice.standings.get(item.id)
    const role = roles.get(voice.code) ?? null
    if (standing) byRole.set(role, [...(byRole.get(role) ?? []), standing])
  }
  return { round, source: 'ballots', group: groupItem(item, standings), byRole: rolesShown(item, byRole) }
}

/** One role alone would be the whole again; and with one that is withheld, it could be computed from the others. */
function rolesShown(
  item: Item,
  byRole: ReadonlyMap<Participant['role'], readonly Standing[]>,
): RoleReading[] | null {
  const groups = [...byRole]
    .map(([role, standings]) => ({ role, group: groupItem(item, standings) }))
    .sort((a, b) => placeOf(a.role) - placeOf(b.role))
  const areLarge = groups.every(({ group }) => group.base.answered >= FEWEST)
  return groups.length > 1 && areLarge ? groups : null
}

/** Those without a role come last. */
function placeOf(role: Participant['role']): number {
  return role === null ? ROLES.length : ROLES.indexOf(role)
}
