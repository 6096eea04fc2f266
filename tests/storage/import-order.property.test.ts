import { carryOver } from '../support/carried-records'
import { begunStorage, fakeStorage } from '../support/fake-storage'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeRecords } from '@/domain/merge/merge'
import type { EvidenceDraft } from '@/domain/records/evidence'
import type { CarriedRecords } from '@/domain/records/registry'
import type { OpenedStorage } from '@/storage/storage'

/** What a person does on one of the devices. */
type Step =
  | { readonly what: 'answer'; readonly item: number; readonly value: number; readonly note: string }
  | { readonly what: 'attach'; readonly title: string; readonly text: string }
  | { readonly what: 'evidence'; readonly title: string }
  | { readonly what: 'bin' }
  | { readonly what: 'plan'; readonly item: number }
  /** Takes over what the next device knows. */
  | { readonly what: 'take' }

const item = fc.integer({ min: 1, max: 3 })
const word = fc.constantFrom('', 'ა', 'ბ', 'გ')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('answer'), item, value: fc.nat(4), note: word }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('attach'), title: word, text: word }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('evidence'), title: word }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('bin') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('plan'), item }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('take') }) },
)
const orders = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0, 1],
] as const

function draft(title: string): EvidenceDraft {
  return { kind: 'minutes', title, number: '', date: null, link: '' }
}

interface Device {
  readonly storage: OpenedStorage
  readonly next: OpenedStorage
  readonly sheetId: string
  readonly assessmentId: string
}

async function take({ storage, next, sheetId, assessmentId }: Device, chosen: Step): Promise<void> {
  const [evidence] = await storage.evidence.ofSheet(sheetId)
  switch (chosen.what) {
    case 'answer': {
      const content = { state: 'answered', value: chosen.value, naReason: '', note: chosen.note } as const
      await storage.answers.save(sheetId, `INF-${chosen.item}`, content)
      return
    }
    case 'attach': {
      const file = { name: 'a.png', mime: 'image/png', bytes: new TextEncoder().encode(chosen.text) }
      await storage.evidence.add(sheetId, 'INF-1', draft(chosen.title), file)
      return
    }
    case 'evidence':
      if (evidence) await storage.evidence.change(evidence.id, draft(chosen.title))
      return
    case 'bin':
      if (evidence) await storage.evidence.remove(evidence.id)
      return
    case 'plan':
      await storage.plans.setDroppedProposals(assessmentId, [`INF-${chosen.item}`])
      return
    case 'take':
      await carryOver(next, storage)
  }
}

async function recordsOf(storage: OpenedStorage): Promise<CarriedRecords> {
  return (await storage.backup.readAll()).records
}

/** Three devices that began with the same assessment, after what was done on each. */
async function devicesAfter(steps: readonly (readonly [number, Step])[]): Promise<OpenedStorage[]> {
  const { storage: first, clock, ...ids } = await begunStorage()
  const others = [await fakeStorage({ clock }), await fakeStorage({ clock })].map(({ storage }) => storage)
  for (const other of others) await carryOver(first, other)
  const devices = [first, ...others]
  for (const [n, chosen] of steps) {
    clock.advance(1)
    const [storage, next] = [devices[n] ?? first, devices[(n + 1) % 3] ?? first]
    await take({ ...ids, storage, next }, chosen)
  }
  return devices
}

it('files of three devices end in the same records whatever their order, and as the rules of merging say', async () => {
  const steps = fc.array(fc.tuple(fc.nat(2), step), { minLength: 5, maxLength: 15 })
  await fc.assert(
    fc.asyncProperty(steps, async (chosen) => {
      const devices = await devicesAfter(chosen)
      const files = await Promise.all(devices.map(recordsOf))
      const [a, b, c] = files as [CarriedRecords, CarriedRecords, CarriedRecords]
      const expected = mergeRecords(mergeRecords(a, b), c)
      for (const order of orders) {
        const { storage } = await fakeStorage()
        for (const n of order) await carryOver(devices[n] ?? storage, storage)
        expect(await recordsOf(storage)).toEqual(expected)
        storage.close()
      }
      for (const device of devices) {
        for (const other of devices) if (other !== device) await carryOver(other, device)
        expect(await recordsOf(device)).toEqual(expected)
      }
      for (const device of devices) device.close()
    }),
    { numRuns: 8 },
  )
}, 120_000)
