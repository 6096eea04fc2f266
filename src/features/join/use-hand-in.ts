import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { ballotId } from '@/domain/records/derived-id'
import type { Sheet } from '@/domain/records/assessment'
import type { Ballot } from '@/domain/records/ballot'
import type { AsyncState } from '@/parts/async-state'
import { codeOfSheet } from '@/parts/code-of-sheet'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import type { QrPicture } from '@/platform/qr'
import type { Storage } from '@/storage/storage'
import { makeQrSeries } from '@/workers/qr'
import { ballotAnswers, isChangedSince } from './ballot-answers'
import { ballotFile, type BallotFile } from './ballot-file'

/** What this device knows of handing in. */
export interface HandedIn {
  /** Of whoever's sheet this is; null where this device does not know it. */
  readonly code: string | null
  /** What was handed in last; null where nothing was. */
  readonly ballot: Ballot | null
}

/** What has been made of the sheet, to be handed over. */
export type Handing =
  | { readonly step: 'idle' | 'working' }
  | { readonly step: 'file'; readonly made: BallotFile }
  | { readonly step: 'qr'; readonly pictures: readonly QrPicture[] }
  /** Too much is said for QR codes. */
  | { readonly step: 'tooLarge' }
  | { readonly step: 'failed'; readonly error: unknown }

/** Handing one's own sheet in. */
export interface UseHandIn {
  readonly handedIn: Readonly<Ref<AsyncState<HandedIn>>>
  /** Whether the sheet says something else now than what was handed in; false where nothing was. */
  readonly isChanged: ComputedRef<boolean>
  readonly handing: Readonly<Ref<Handing>>
  /** Makes a ballot of the sheet as it stands, in the place of an earlier one, and what carries it. */
  readonly handIn: (way: 'file' | 'qr') => Promise<void>
}

/** Handing one's own sheet in. */
export function useHandIn(): UseHandIn {
  const storage = useStorage()
  const bundle = useBundle()
  const clock = injected(clockKey)
  const handing = shallowRef<Handing>({ step: 'idle' })
  const handedIn = useLiveQuery(
    () => handedInOf(storage, bundle.value.sheet),
    () => bundle.value.sheet.id,
  )
  // What was made is of the sheet of before: somebody else is at work now.
  watch(
    () => bundle.value.sheet.id,
    () => (handing.value = { step: 'idle' }),
  )
  const isChanged = computed(() => {
    const { ballot } = handedIn.value.status === 'ready' ? handedIn.value.value : { ballot: null }
    return ballot !== null && isChangedSince(ballot.answers, ballotAnswers(bundle.value))
  })

  async function handIn(way: 'file' | 'qr'): Promise<void> {
    if (handing.value.step === 'working') return
    handing.value = { step: 'working' }
    const { assessment, sheet } = bundle.value
    const answers = ballotAnswers(bundle.value)
    try {
      // Asked for now: what is shown may still be of whoever was at work before.
      const code = await codeOfSheet(storage, sheet)
      const ballot = code && (await storage.ballots.keep(assessment.id, { code, round: 1, way, answers }))
      if (!ballot) handing.value = { step: 'idle' }
      else handing.value = way === 'file' ? await asFile(ballot) : await asQr(ballot)
    } catch (error) {
      handing.value = { step: 'failed', error }
    }
  }
  async function asFile(ballot: Ballot): Promise<Handing> {
    return { step: 'file', made: await ballotFile(ballot, clock.now()) }
  }
  return { handedIn, isChanged, handing, handIn }
}

async function handedInOf(storage: Storage, sheet: Sheet): Promise<HandedIn> {
  const [code, ballots] = await Promise.all([
    codeOfSheet(storage, sheet),
    storage.ballots.ofAssessment(sheet.assessmentId),
  ])
  const { assessmentId } = sheet
  const own = ballots.find(({ id }) => code !== null && id === ballotId(assessmentId, code, 1))
  return { code, ballot: own ?? null }
}

async function asQr(ballot: Ballot): Promise<Handing> {
  const made = await makeQrSeries(ballot).done
  return made.ok ? { step: 'qr', pictures: made.value } : { step: 'tooLarge' }
}
