import * as z from 'zod/mini'
import { uuidSchema } from '@/domain/records/base'
import type { PriorityVote } from '@/domain/records/ballot'
import { codeSchema, MAX_POINTS } from '@/domain/records/workshop'
import { fail, ok, type Result } from '@/domain/shared/result'

/** What every slip begins with, and the number of its form. */
const MARK = 'KP1:'
const MARK_OF_ANY_FORM = /^KP\d+:/
/** Longer than any slip. */
const MAX_SLIP = 2_000

const slipSchema = z.tuple([
  uuidSchema,
  codeSchema,
  z
    .array(
      z.tuple([
        z.string().check(z.minLength(1), z.maxLength(64)),
        z.int().check(z.positive(), z.maximum(MAX_POINTS)),
      ]),
    )
    .check(
      z.minLength(1),
      z.maxLength(MAX_POINTS),
      z.refine((given) => new Set(given.map(([id]) => id)).size === given.length),
    ),
])

/** How one participant distributed points, under the code, as it is shown to the facilitator's camera. */
export interface PointsSlip {
  readonly assessmentId: string
  readonly code: string
  /** By the id of the indicator or proposal; what got none is not there. */
  readonly points: PriorityVote['points']
}

/** Why a text is no slip: it cannot be read, or was made by a newer Kibe. */
export type SlipProblem = 'unreadable' | 'newer'

/** The slip as the text of a QR code: the same points always give the same, in whichever order they were given. */
export function writePointsSlip({ assessmentId, code, points }: PointsSlip): string {
  const given = Object.entries(points).filter(([, each]) => each !== 0)
  return MARK + JSON.stringify([assessmentId, code, given.sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** What a slip says, of whichever workshop; the text comes from a stranger, and the points may be more than there are to give. */
export function readPointsSlip(text: string): Result<PointsSlip, SlipProblem> {
  if (text.length > MAX_SLIP || !MARK_OF_ANY_FORM.test(text)) return fail('unreadable')
  if (!text.startsWith(MARK)) return fail('newer')
  const parsed = slipSchema.safeParse(json(text.slice(MARK.length)))
  if (!parsed.success) return fail('unreadable')
  const [assessmentId, code, given] = parsed.data
  return ok({ assessmentId, code, points: Object.fromEntries(given) })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
