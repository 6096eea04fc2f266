import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameState, type MeetingRecord, type RecordKey } from '@/domain/merge/import-plan'
import { mergeRecords, mergeStates } from '@/domain/merge/merge'
import { versionsOf } from '@/domain/merge/state'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { CarriedRecords } from '@/domain/records/registry'
import { conflictsIn, keysIn, Replicas, stateIn } from './replicas'
import { recordsWith } from './some-records'
import { anyStep, begin, take, type Step } from './steps'

/**
 * Together 16,000 edits, choices, exchanges and restores. A failing run is reported with its seed at once: shrinking 100
 * steps takes minutes, which who looks for the cause can have by taking `endOnFailure` away.
 */
const STEPS = 100
const RUNS = { numRuns: 100, endOnFailure: true }
const FEWER = { numRuns: 20, endOnFailure: true }
const NOTHING = recordsWith({})

const steps = fc.array(anyStep, { minLength: STEPS, maxLength: STEPS })
const replicaCount = fc.integer({ min: 3, max: 5 })
const text = (value: unknown): string => canonicalJson(value)
const keyText = ({ kind, id }: RecordKey): string => `${kind}/${id}`

/** Versions of `records` of which neither they nor anything that has seen them is left in `after`. */
function lostIn(replicas: Replicas, records: CarriedRecords, after: CarriedRecords): string[] {
  return keysIn(records).flatMap((key) => {
    const kept = versionsOf(stateIn(after, key))
    return versionsOf(stateIn(records, key))
      .filter((version) => !kept.some((other) => replicas.isKeptBy(key, version, other)))
      .map((version) => `${key.kind}/${key.id} ${text(version)}`)
  })
}

/** Versions that stand beside one that keeps what they say: they should be gone. */
function overtakenIn(replicas: Replicas, store: CarriedRecords): string[] {
  return keysIn(store).flatMap((key) => {
    const versions = versionsOf(stateIn(store, key))
    return versions
      .filter((a) => versions.some((b) => a !== b && replicas.isKeptBy(key, a, b)))
      .map((version) => `${key.kind}/${key.id} ${text(version)}`)
  })
}

/** The devices after all that. */
function after(count: number, all: readonly Step[]): Replicas {
  const replicas = begin(new Replicas(count))
  for (const step of all) take(replicas, step)
  return replicas
}

/** What each has, some of what each once had, and files of parts of that. */
function filesOf(replicas: Replicas): CarriedRecords[] {
  const stores = replicas.all.flatMap(({ store, past }) => [store, ...past.filter((_, n) => n % 5 === 0)])
  const parts = stores.flatMap((store, n) => store.assessments.map(({ id }) => replicas.fileOf(store, id, n)))
  return [...stores, ...parts.filter((_, n) => n % 3 === 0)]
}

/** The same in another order. */
function mixed(files: readonly CarriedRecords[], mix: number): CarriedRecords[] {
  return files
    .map((file, n) => ({ file, place: ((n + 1) * (2 * mix + 3)) % 101 }))
    .sort((a, b) => a.place - b.place)
    .map(({ file }) => file)
}

const sameTwice = (plan: readonly MeetingRecord[]): boolean =>
  plan.every(
    ({ meeting, before, after }) =>
      ['identical', 'newerHere'].includes(meeting) && isSameState(before, after),
  )

describe('devices that work apart and exchange files', () => {
  it('lose nothing at any step that was not before the eyes of who replaced it, and keep nothing that was', () => {
    fc.assert(
      fc.property(replicaCount, steps, (count, all) => {
        const replicas = begin(new Replicas(count))
        for (const step of all) {
          const before = replicas.all[step.replica % count]?.store ?? NOTHING
          const file = take(replicas, step) ?? NOTHING
          const after = replicas.all[step.replica % count]?.store ?? NOTHING
          const known = step.what === 'restore' ? file : mergeRecords(before, file)
          expect(lostIn(replicas, known, after)).toEqual([])
          expect(overtakenIn(replicas, after)).toEqual([])
        }
      }),
      RUNS,
    )
  })

  it('list each record of a file once, do what merging does, and nothing the second time', () => {
    fc.assert(
      fc.property(replicaCount, steps, (count, all) => {
        const replicas = after(count, all)
        const files = filesOf(replicas)
        for (const replica of replicas.all) {
          const [here, file] = [replica.store, files.pop() ?? NOTHING]
          const plan = replicas.import(replica, file)
          expect(plan.map(keyText).sort()).toEqual(keysIn(file).map(keyText).sort())
          for (const { kind, id, after } of plan) {
            const [a, b] = [stateIn(here, { kind, id }), stateIn(file, { kind, id })]
            expect(after).toEqual(mergeStates(kind, id, a, b))
          }
          expect(text(replica.store)).toBe(text(mergeRecords(here, file)))
          const again = replicas.import(replica, file)
          expect(sameTwice(again)).toBe(true)
          expect(text(replica.store)).toBe(text(mergeRecords(here, file)))
        }
      }),
      FEWER,
    )
  })

  it('hold the same once each has all files, whatever their order, and an older file then changes nothing', () => {
    fc.assert(
      fc.property(replicaCount, steps, (count, all) => {
        const replicas = after(count, all)
        const files = filesOf(replicas)
        const everything = files.reduce(mergeRecords)
        const others = replicas.all.map((replica, n) => {
          for (const file of mixed(files, n)) replicas.import(replica, file)
          return text(replica.store)
        })
        expect(new Set(others)).toEqual(new Set([text(everything)]))
        expect(files.flatMap((file) => lostIn(replicas, file, everything))).toEqual([])
        expect(overtakenIn(replicas, everything)).toEqual([])
      }),
      FEWER,
    )
  })

  it('agree everywhere and for good once one has chosen, and what was then deleted for good never comes back', () => {
    fc.assert(
      fc.property(replicaCount, steps, fc.nat(30), (count, all, pick) => {
        const replicas = after(count, all)
        const files = mixed(filesOf(replicas), pick)
        const [chooser, ...others] = replicas.all
        if (!chooser) throw new Error('nobody')
        for (const file of files) replicas.import(chooser, file)
        const open = chooser.store
        for (const key of conflictsIn(open)) replicas.choose(chooser, key, pick)
        expect(lostIn(replicas, open, chooser.store)).toEqual([])
        expect(conflictsIn(chooser.store)).toEqual([])
        const agreed = chooser.store
        for (const file of files) expect(sameTwice(replicas.import(chooser, file))).toBe(true)
        expect(text(chooser.store)).toBe(text(agreed))
        for (const other of others) replicas.import(other, agreed)
        expect(new Set(others.map(({ store }) => text(store)))).toEqual(new Set([text(agreed)]))
      }),
      FEWER,
    )
  })
})
