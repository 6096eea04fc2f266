import * as z from 'zod/mini'
import { uuidSchema } from '@/domain/records/base'
import { MAX_POINTS } from '@/domain/records/workshop'
import { fail, ok, type Result } from '@/domain/shared/result'
import type { Bytes } from '../blob-bytes'
import { packText, unpackText } from '../packed-text'
import { fromShortText, toShortText } from '../qr/short-text'
import { readJson } from '../read-json'

/** Longest link in characters: more no QR code of version 25, level M, holds (ISO/IEC 18004, table 7), and finer ones no phone reads from a wall. */
export const MAX_LINK = 997
/** Where the screen of a call stands, behind the address of Kibe. */
const PLACE = '#/join/points/'
/** Most bytes that a call unpacks to. */
const MAX_BYTES = 16_384
/** Number of this form of calls. */
const FORM = 1
/** Longest texts of proposals, in characters: the longest with which all fit. */
const CUTS = [80, 40, 25]

const idSchema = z.string().check(z.minLength(1), z.maxLength(64))
const callSchema = z
  .tuple([
    uuidSchema,
    z.int().check(z.positive(), z.maximum(MAX_POINTS)),
    z.array(idSchema).check(z.maxLength(200)),
    z.array(z.tuple([uuidSchema, z.string().check(z.minLength(1), z.maxLength(500))])).check(z.maxLength(60)),
  ])
  .check(
    z.refine(([, , indicators, proposals]) => {
      const ids = [...indicators, ...proposals.map(([id]) => id)]
      return ids.length > 0 && new Set(ids).size === ids.length
    }),
  )

/** What a participant's Kibe needs for distributing points: in which workshop, how many at most, and over what. Nothing in it is secret. */
export interface PointsCall {
  readonly assessmentId: string
  readonly most: number
  /** Ids of weak indicators, in the order in which they are shown. */
  readonly indicators: readonly string[]
  readonly proposals: readonly { readonly id: string; readonly text: string }[]
}

/** Why a text is no call: it cannot be read, or was made by a newer Kibe. */
export type CallProblem = 'unreadable' | 'newer'

/**
 * The link that a participant's Kibe opens, below the address of this one; long texts of proposals are cut. Null where it
 * would be too long for a QR code all the same.
 */
export function callLink(call: PointsCall, address: string): string | null {
  const links = CUTS.map((most) => address + PLACE + packed(call, most))
  return links.find((link) => link.length <= MAX_LINK) ?? null
}

/** The call in a link, wherever that Kibe stands; null for any other text. */
export function callInLink(text: string): string | null {
  const at = text.indexOf(PLACE)
  return at < 0 ? null : text.slice(at + PLACE.length)
}

/** What a call says; the text comes from a stranger, and anything in it that is not sound makes it unreadable. */
export function readPointsCall(text: string): Result<PointsCall, CallProblem> {
  const short = text.length > MAX_LINK ? null : unpackText(text, MAX_BYTES)
  const json = short && readJson(fromShortText(short))
  if (!json || !('value' in json) || !Array.isArray(json.value)) return fail('unreadable')
  const [form, ...fields] = json.value as unknown[]
  if (typeof form === 'number' && Number.isInteger(form) && form > FORM) return fail('newer')
  const parsed = callSchema.safeParse(fields)
  if (form !== FORM || !parsed.success) return fail('unreadable')
  const [assessmentId, most, indicators, proposals] = parsed.data
  return ok({
    assessmentId,
    most,
    indicators,
    proposals: proposals.map(([id, said]) => ({ id, text: said })),
  })
}

function packed({ assessmentId, most, indicators, proposals }: PointsCall, longest: number): string {
  const said = proposals.map(({ id, text }) => [id, cut(text, longest)])
  const short: Bytes = toShortText(JSON.stringify([FORM, assessmentId, most, indicators, said]))
  return packText(short)
}

function cut(text: string, longest: number): string {
  const characters = Array.from(text)
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
