import { shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Ballot } from '@/domain/records/ballot'
import { useContent } from '@/parts/content-library'
import { useFailureSentence } from '@/parts/failure-sentence'
import { useSaveStatus } from '@/parts/save-status'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'
import { idsKey } from '@/platform/ids'
import { injected } from '@/platform/injected'
import { takeBallot, type TakenBallot } from './take-ballot'

/** What became of what was brought, in words. */
export interface Word {
  /** Tells it from other words. */
  readonly key: number
  readonly text: string
  /** Whether it was not taken, or somebody has to choose. */
  readonly isProblem: boolean
  /** What can be done about it; null where there is nothing. */
  readonly deed: { readonly label: string; readonly act: () => Promise<void> } | null
}
type Said = Omit<Word, 'key'>

/** Taking ballots from other devices. */
export interface UseTaking {
  /** What became of the last ones, in the order in which they came. */
  readonly words: Readonly<Ref<readonly Word[]>>
  readonly isReading: Readonly<Ref<boolean>>
  /** Reads files, one after the other, and takes the ballots in them. */
  readonly read: (files: readonly File[]) => Promise<void>
  /** Takes a ballot; one that could not be stored is held until it is. `name` says where it came from. */
  readonly take: (ballot: Ballot, name: string) => Promise<void>
}

/** Taking ballots: each says for itself what became of it. */
export function useTaking(): UseTaking {
  const { t } = useI18n()
  const sentenceOf = useFailureSentence()
  const { words, say, forget } = useWords()
  const take = useTake(say)
  const isReading = shallowRef(false)
  let turn: Promise<void> = Promise.resolve()

  const problem = (text: string) => say({ text, isProblem: true, deed: null })
  async function readOne(file: File): Promise<void> {
    const { name } = file
    const ballots = await ballotsIn(file)
    if ('code' in ballots) {
      const why = t(`storage.refusal.${ballots.code}`, { ...ballots.params })
      problem(t('collect.file.notDone', { name, why }))
    } else if (ballots.length === 0) problem(t('collect.file.none', { name }))
    else for (const ballot of ballots) await take(ballot, name)
  }
  async function readAll(files: readonly File[]): Promise<void> {
    isReading.value = true
    forget()
    for (const file of files) {
      await readOne(file).catch((error: unknown) =>
        problem(t('collect.file.notDone', { name: file.name, why: sentenceOf(error) })),
      )
    }
    isReading.value = false
  }
  return {
    words,
    isReading,
    take,
    read: (files) => (turn = turn.then(() => readAll(files))),
  }
}

/** What has been said so far; `say` says something new, or something else in the place of what had this key. */
function useWords() {
  const words = shallowRef<readonly Word[]>([])
  let last = 0
  function say(said: Said, key = ++last): number {
    const word = { ...said, key }
    const isKnown = words.value.some((one) => one.key === key)
    words.value = isKnown ? words.value.map((one) => (one.key === key ? word : one)) : [...words.value, word]
    return key
  }
  /** What can still be done stays. */
  function forget(): void {
    words.value = words.value.filter(({ deed }) => deed !== null)
  }
  return { words, say, forget }
}

/** What could not be stored is held among the writes that failed, which outlive this page, until it is. */
function useTake(say: (said: Said, key?: number) => number): UseTaking['take'] {
  const { t } = useI18n()
  const saves = useSaveStatus()
  const ids = injected(idsKey)
  const deps = { storage: useStorage(), content: useContent() }
  const bundle = useBundle()
  const saidOf = useSaid()

  return async (ballot, name) => {
    const params = { name, code: ballot.code }
    const attempt = ids.uuid()
    let key: number | undefined
    const put = (said: Said) => void (key = say(said, key))
    const run = async () => {
      const about = bundle.value
      const isDone = await saves.track(`take/${attempt}`, async () => {
        const taken = await takeBallot(deps, about, ballot, name)
        put(saidOf(taken, name, put))
      })
      if (isDone) return
      const deed = { label: t('collect.file.again'), act: run }
      put({ text: t('collect.file.notStored', params), isProblem: true, deed })
    }
    await run()
  }
}

/** The ballots in a file, those of other workshops too; or why it was not read. */
async function ballotsIn(file: File) {
  const { openKibeFile } = await import('@/exchange/open-kibe-file')
  const opened = await openKibeFile(file)
  if (!opened.ok) return opened.error
  return opened.value.records.ballots.filter((ballot: Ballot) => ballot.deletedAt === null)
}

/** What became of a ballot, in words; `name` is the file's, and `put` says something else in their place. */
function useSaid() {
  const { t } = useI18n()
  const saves = useSaveStatus()
  function deleted(
    taken: TakenBallot & { outcome: 'deleted' },
    name: string,
    put: (said: Said) => void,
  ): Said {
    const params = { name, code: taken.code }
    async function act(): Promise<void> {
      if (await saves.track(`take/${taken.code}`, taken.takeAgain))
        put({ text: t('collect.file.takenAgain', params), isProblem: false, deed: null })
    }
    const deed = { label: t('collect.file.takeAgain'), act }
    return { text: t('collect.file.deleted', params), isProblem: true, deed }
  }
  return (taken: TakenBallot, name: string, put: (said: Said) => void): Said => {
    const params = { name, code: taken.code }
    switch (taken.outcome) {
      case 'deleted':
        return deleted(taken, name, put)
      case 'refused': {
        const text = t(`collect.file.refused.${taken.why}`, { ...params, ...taken.params })
        return { text, isProblem: true, deed: null }
      }
      case 'added':
      case 'replaced':
      case 'same':
      case 'older':
      case 'conflict':
      case 'notTaken': {
        const { outcome, bridge } = taken
        const isProblem = outcome === 'conflict' || outcome === 'notTaken'
        const isTaken = outcome === 'added' || outcome === 'replaced'
        const bridged = bridge && isTaken ? ` ${t('collect.file.bridged', { ...bridge })}` : ''
        return { text: t(`collect.file.${outcome}`, params) + bridged, isProblem, deed: null }
      }
    }
  }
}
