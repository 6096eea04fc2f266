import { shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PriorityVote } from '@/domain/records/ballot'
import { readPointsSlip, type PointsSlip } from '@/exchange/points/points-slip'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { useStorage } from '@/parts/use-storage'
import { isSamePoints, slipRefusal, type Round } from './slip-fit'

/** What became of a slip, in words; nothing of the points themselves. */
export interface SlipWord {
  readonly text: string
  readonly isProblem: boolean
}

/** Taking slips that the camera reads. */
export interface UseTakingSlips {
  /** Of the last one; empty before the first. */
  readonly word: Readonly<Ref<SlipWord>>
  /** Takes what a QR code says, one after the other; false where it is of use to hold it up once more. Never rejects. */
  readonly take: (text: string) => Promise<boolean>
}

/** Taking slips that the camera reads: a newer one of the same person takes the place of the older, which can be undone. */
export function useTakingSlips(round: () => Round): UseTakingSlips {
  const { t } = useI18n()
  const { workshops } = useStorage()
  const saves = useSaveStatus()
  const undo = useUndo()
  const word = shallowRef<SlipWord>({ text: '', isProblem: false })
  let turn = Promise.resolve(true)

  const problem = (said: string): SlipWord => ({ text: said, isProblem: true })
  const done = (said: string): SlipWord => ({ text: said, isProblem: false })
  async function keep({ assessmentId, code, points }: PointsSlip): Promise<SlipWord> {
    const before = await earlierOf(assessmentId, code)
    if (before && isSamePoints(before.points, points)) return done(t('points.taken.same', { code }))
    const vote = { code, way: 'qr', points: { ...points } } as const
    const write = () => workshops.keepPriorityVote(assessmentId, vote)
    if (!(await saves.track(`points/${assessmentId}/${code}`, write)))
      return problem(t('points.taken.notStored', { code }))
    if (!before) return done(t('points.taken.added', { code }))
    undo.propose(t('points.taken.undo', { code }), () => bringBack(before))
    return done(t('points.taken.replaced', { code }))
  }
  async function earlierOf(assessmentId: string, code: string): Promise<PriorityVote | undefined> {
    return (await workshops.priorityVotes(assessmentId)).find((vote) => vote.code === code)
  }
  function bringBack({ assessmentId, code, way, points }: PriorityVote): Promise<unknown> {
    return workshops.keepPriorityVote(assessmentId, { code, way, points })
  }
  async function wordOn(text: string): Promise<SlipWord> {
    const read = readPointsSlip(text)
    if (!read.ok) return problem(t(`points.taken.${read.error}`))
    const [slip, now] = [read.value, round()]
    const why = slipRefusal(slip, now)
    if (why === null) return keep(slip)
    return problem(t(`points.taken.refused.${why}`, { code: slip.code, most: now.most }, now.most))
  }
  async function takeOne(text: string): Promise<boolean> {
    word.value = await wordOn(text).catch(() => problem(t('points.taken.failed')))
    return !word.value.isProblem
  }
  return { word, take: (text) => (turn = turn.then(() => takeOne(text))) }
}
