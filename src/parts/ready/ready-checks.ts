import { onMounted, shallowRef, type Ref } from 'vue'
import type { Outcome, Readiness } from '@/domain/workshop/readiness'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'
import { injected } from '@/platform/injected'
import { storageHealthKey, type StorageHealth } from '@/platform/storage-health'
import type { Storage } from '@/storage/storage'

/** Free space that is enough for a workshop with files, in bytes. */
const ENOUGH_BYTES = 50_000_000
/** What must be among the kept files: letters of the screens and of PDFs, and what runs beside the page. */
const NEEDED = [
  /\.woff2(\?|$)/,
  /\.ttfz(\?|$)/,
  /kibe\.worker.*\.js(\?|$)/,
  /report-work.*\.js(\?|$)/,
  /kibe-file-work.*\.js(\?|$)/,
]

/** What the outside says of this device. */
export interface Device {
  /** Whether a worker answers in the place of the network. */
  readonly isControlled: () => boolean
  /** Addresses of everything that is kept for work without a network; null where the browser does not say. */
  readonly keptAddresses: () => Promise<readonly string[] | null>
  readonly health: StorageHealth
  readonly storage: Pick<Storage, 'questionnaires'>
}

/** Whether this device has everything that a workshop on this questionnaire needs. Never rejects. */
export async function readiness(device: Device, sha256: string): Promise<Readiness> {
  const [parts, questionnaire, kept, space] = await Promise.all([
    outcomeOf(partsKept(device)),
    outcomeOf(device.storage.questionnaires.hashes().then((hashes) => hashes.includes(sha256))),
    outcomeOf(device.health.persisted().then((said) => (said === 'unknown' ? null : said === 'granted'))),
    outcomeOf(
      device.health.estimate().then((said) => said && said.quotaBytes - said.usedBytes >= ENOUGH_BYTES),
    ),
  ])
  return { app: device.isControlled() ? 'yes' : 'no', parts, questionnaire, kept, space }
}

async function partsKept({ keptAddresses }: Device): Promise<boolean | null> {
  const addresses = await keptAddresses()
  return addresses && NEEDED.every((needed) => addresses.some((address) => needed.test(address)))
}

async function outcomeOf(answer: Promise<boolean | null>): Promise<Outcome> {
  const said = await answer.catch(() => null)
  return said === null ? 'unknown' : said ? 'yes' : 'no'
}

/** Whether this device is ready; null until it is known. `ask` has the browser promise to keep what is stored. */
export function useReadiness(): {
  readonly outcomes: Readonly<Ref<Readiness | null>>
  readonly check: () => Promise<void>
  readonly ask: () => Promise<void>
} {
  const health = injected(storageHealthKey)
  const storage = useStorage()
  const bundle = useBundle()
  const outcomes = shallowRef<Readiness | null>(null)
  const device: Device = { isControlled, keptAddresses, health, storage }
  async function check(): Promise<void> {
    outcomes.value = await readiness(device, bundle.value.assessment.questionnaire.sha256)
  }
  async function ask(): Promise<void> {
    await health.askToPersist()
    await check()
  }
  onMounted(check)
  return { outcomes, check, ask }
}

function isControlled(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
}

async function keptAddresses(): Promise<string[] | null> {
  if (!('caches' in globalThis)) return null
  const names = await caches.keys()
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return requests.flat().map(({ url }) => url)
}
