import { versionsOf } from '@/domain/merge/state'
import type { Ballot, BallotDraft } from '@/domain/records/ballot'
import { isSameJson } from '@/domain/records/same-json'
import { storedStates } from '../record-states'
import type { Reading, Writing } from '../transaction'
import type { EarlierBallot } from '../workshop-store'
import { allJournalEntries, keepJournal, markOf } from './journals'

/** What is kept of a ballot before another takes its place. */
interface Copying {
  readonly importId: string
  readonly fileName: string
  readonly id: string
}

/** Whether a ballot came this way and says this, however its answers are ordered. */
export function isSaid(before: BallotDraft, { way, answers }: BallotDraft): boolean {
  return before.way === way && isSameJson(before.answers, answers)
}

/** Writes a ballot, and keeps what was known of it before like an import, where that said something else. */
export async function keepingCopy(
  writing: Writing,
  { importId, fileName, id }: Copying,
  write: () => Promise<Ballot>,
): Promise<Ballot> {
  const stateNow = async () =>
    (await storedStates(writing, new Map([['ballots', new Set([id])]]))).of('ballots', id)
  const before = await stateNow()
  const written = await write()
  const isReplaced = before.main !== null && !isSaid(before.main as Ballot, written)
  if (!isReplaced) return written
  const head = { importId, importedAt: writing.now, fileName, changed: 1 }
  const left = markOf(await stateNow())
  await keepJournal(writing, head, new Map([['ballots', [{ id, before, left }]]]))
  return written
}

/** What others have taken the place of, each that says something else than what is there now once; the newest first. */
export async function earlierBallots(reading: Reading, assessmentId: string): Promise<EarlierBallot[]> {
  const now = await reading.list('ballots', { assessmentId })
  const copies = await copiesOf(reading, new Set(now.map(({ id }) => id)))
  const found: Copy[] = []
  for (const one of copies) {
    const isKnown = [...now, ...found.map(({ ballot }) => ballot)].some(
      (ballot) => ballot.id === one.ballot.id && isSaid(ballot, one.ballot),
    )
    if (!isKnown) found.push(one)
  }
  return found.map(({ copy, ballot: { id, way, handedInAt } }) => ({ copy, id, way, handedInAt }))
}

/** The copy of this name; null where it is not kept any more. */
export async function copyOf(reading: Reading, id: string, name: string): Promise<Ballot | null> {
  const copies = await copiesOf(reading, new Set([id]))
  return copies.find(({ copy }) => copy === name)?.ballot ?? null
}

interface Copy {
  readonly copy: string
  readonly ballot: Ballot
}

/** Those that lay in the bin too: they can be brought back as well. The last kept first. */
async function copiesOf(reading: Reading, ids: ReadonlySet<string>): Promise<Copy[]> {
  const journals = await allJournalEntries(reading, 'ballots')
  return journals
    .sort((a, b) => Date.parse(b.importedAt) - Date.parse(a.importedAt))
    .flatMap(({ importId, entry: { id, before } }) =>
      before && ids.has(id)
        ? versionsOf(before).flatMap(({ record }, place) =>
            record ? [{ copy: `${importId}/${place}`, ballot: record as Ballot }] : [],
          )
        : [],
    )
}
