import * as fc from 'fast-check'
import type { MergeChoice, RecordKey } from '@/domain/merge/import-plan'
import { answerId } from '@/domain/records/answer'
import type { CarriedRecords, RecordTypes, VersionedKind } from '@/domain/records/registry'
import { fullRecords } from '../../fixtures/records'
import { conflictsIn, keysIn, stateIn, type Replica, type Replicas } from './replicas'
import { anAction, anAnswer, anAssessment, anUpdate, aSheet, BINNED_AT } from './some-records'

/** What somebody does on one of the devices. What the numbers mean depends on what is there: they are taken modulo. */
export interface Step {
  readonly what: What
  readonly replica: number
  readonly other: number
  readonly record: number
  readonly value: number
}

type What =
  | 'nothing'
  | 'create'
  | 'edit'
  | 'bin'
  | 'restoreFromBin'
  | 'purge'
  | 'choose'
  | 'whole'
  | 'part'
  | 'old'
  | 'restore'

/** Edits come most often, and among devices that seldom meet many are made apart. */
const WHAT: readonly What[] = [
  ...Array<What>(4).fill('create'),
  ...Array<What>(10).fill('edit'),
  ...Array<What>(3).fill('bin'),
  ...Array<What>(1).fill('restoreFromBin'),
  ...Array<What>(2).fill('purge'),
  ...Array<What>(4).fill('choose'),
  ...Array<What>(3).fill('whole'),
  ...Array<What>(4).fill('part'),
  ...Array<What>(1).fill('old'),
  ...Array<What>(1).fill('restore'),
]

/** Any step; a failing run shrinks to steps that do nothing. */
export const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('nothing', ...WHAT),
  replica: fc.nat(30),
  other: fc.nat(30),
  record: fc.nat(1000),
  value: fc.nat(30),
})

function at<T>(all: readonly T[], index: number): T {
  const found = all[index % all.length]
  if (found === undefined) throw new Error('nothing there')
  return found
}

/** Does it, or something else where that cannot be done; returns what was imported. */
export function take(replicas: Replicas, step: Step): CarriedRecords | null {
  const replica = at(replicas.all, step.replica)
  switch (step.what) {
    case 'nothing':
      return null
    case 'create':
      return create(replicas, replica, step)
    case 'restore':
      return replicas.restore(replica, step.other)
    case 'whole':
    case 'part':
    case 'old':
      return exchange(replicas, replica, step)
    case 'edit':
    case 'bin':
    case 'restoreFromBin':
    case 'purge':
    case 'choose':
      return act(replicas, replica, step, step.what)
  }
}

type Act = 'edit' | 'bin' | 'restoreFromBin' | 'purge' | 'choose'

/** Does it to one of the records to which it can be done. */
function act(replicas: Replicas, replica: Replica, step: Step, what: Act): null {
  const { store } = replica
  const keys = keysIn(store).filter(({ kind }) => kind !== 'sheets' && kind !== 'revisions')
  const isBinned = (key: RecordKey) => stateIn(store, key).main?.deletedAt != null
  const living = keys.filter((key) => stateIn(store, key).main?.deletedAt === null)
  const possible = {
    edit: () => living,
    bin: () => living,
    restoreFromBin: () => keys.filter(isBinned),
    purge: () => keys.filter(isBinned),
    choose: () => conflictsIn(store),
  }[what]()
  if (possible.length === 0)
    return what === 'edit' ? create(replicas, replica, step) : act(replicas, replica, step, 'edit')
  const key = at(possible, step.record)
  const { main } = stateIn(store, key)
  if (what === 'choose') replicas.choose(replica, key, step.value)
  else if (what === 'purge') replicas.purge(replica, key)
  else if (main) {
    const changes = {
      edit: saying(main, step.value),
      bin: { deletedAt: BINNED_AT },
      restoreFromBin: { deletedAt: null },
    }
    if (what === 'edit') keepRevision(replicas, replica, main)
    replicas.write(replica, key.kind, { ...main, ...changes[what] })
  }
  return null
}

/** What an answer said before. */
function keepRevision(replicas: Replicas, replica: Replica, before: RecordTypes[VersionedKind]): void {
  const [revision] = fullRecords.revisions
  if (!revision || !('content' in before)) return
  const { sheetId, itemId, content } = before
  const kept = { ...revision, id: replicas.newId(), sheetId, itemId, content, deletedAt: null }
  delete kept.isPartial
  replicas.write(replica, 'revisions', kept)
}

function exchange(replicas: Replicas, replica: Replica, step: Step): CarriedRecords | null {
  const other = at(replicas.all, step.other)
  const { assessments } = other.store
  const part =
    assessments.length > 0
      ? replicas.fileOf(other.store, at(assessments, step.record).id, step.value)
      : other.store
  const old = other.past.length > 0 ? at(other.past, step.record) : other.store
  const file = { whole: other.store, part, old }[step.what as 'whole' | 'part' | 'old']
  replicas.import(replica, file, step.value % 3 === 0 ? choicesIn(replica, file, step) : [])
  return file
}

/** On a part of what stands both here and in the file, in conflict or not. */
function choicesIn(replica: Replica, file: CarriedRecords, { record, value }: Step): MergeChoice[] {
  return keysIn(file)
    .filter((_, n) => (n + record) % 4 === 0)
    .filter((key) => stateIn(replica.store, key).main)
    .map((key, n) => ({ ...key, take: (n + value) % 2 === 0 ? 'here' : 'there' }))
}

/** Something else to say; few things, so that two devices often say the same. */
function saying(record: RecordTypes[VersionedKind], value: number): object {
  const some = value % 3
  if ('content' in record) {
    return {
      content: {
        ...record.content,
        value: some,
        note: value % 2 === 0 ? record.content.note : `note ${some}`,
      },
    }
  }
  if ('responsible' in record)
    return { title: `action ${some}`, responsible: value % 2 === 0 ? '' : `person ${some}` }
  if ('number' in record) return { title: `evidence ${some}` }
  if ('text' in record) return { text: `update ${some}` }
  if ('droppedProposals' in record) return { droppedProposals: [`P${some}`] }
  return { wave: `wave ${some}` }
}

function create(replicas: Replicas, replica: Replica, { record, value }: Step): null {
  const { assessments, sheets, actions } = replica.store
  const id = replicas.newId()
  const begin = () => {
    replicas.write(replica, 'assessments', anAssessment({ id, previousId: null }))
    replicas.write(
      replica,
      'sheets',
      aSheet({ id: replicas.newId(), assessmentId: id, name: `name ${value % 3}` }),
    )
  }
  if (assessments.length === 0 || (assessments.length < 2 && record % 11 === 0)) begin()
  else if (record % 5 === 0) {
    const assessmentId = at(assessments, record).id
    replicas.write(replica, 'actions', anAction({ id, assessmentId, responsible: `person ${value % 3}` }))
  } else if (record % 5 === 1 && actions.length > 0) {
    replicas.write(replica, 'updates', anUpdate({ id, actionId: at(actions, record).id }))
  } else if (record % 5 === 2) createPlan(replicas, replica, at(assessments, record).id)
  else if (sheets.length > 0) createInSheet(replicas, replica, at(sheets, record).id, { record, value, id })
  return null
}

function createPlan(replicas: Replicas, replica: Replica, id: string): void {
  const { main } = stateIn(replica.store, { kind: 'plans', id })
  const [, plan] = fullRecords.plans
  if (!main && plan) replicas.write(replica, 'plans', { ...plan, id })
}

function createInSheet(
  replicas: Replicas,
  replica: Replica,
  sheetId: string,
  { record, value, id }: { record: number; value: number; id: string },
): void {
  const [evidence] = fullRecords.evidence
  const itemId = at(['A', 'B'], record)
  if (value % 3 === 0 && evidence) {
    const whole = { ...evidence, id, sheetId, itemId, deletedAt: null }
    delete whole.isPartial
    replicas.write(replica, 'evidence', whole)
  } else if (!stateIn(replica.store, { kind: 'answers', id: answerId(sheetId, itemId) }).main) {
    const answer = anAnswer({ sheetId, itemId, content: { value: value % 3, note: `note ${value % 2}` } })
    replicas.write(replica, 'answers', answer)
  }
}

/** Devices of which the first two have begun an assessment. */
export function begin(replicas: Replicas): Replicas {
  for (const replica of replicas.all.slice(0, 2)) {
    create(replicas, replica, { what: 'create', replica: 0, other: 0, record: 0, value: 0 })
  }
  return replicas
}
