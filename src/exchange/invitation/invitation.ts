import { strFromU8, strToU8 } from 'fflate'
import * as z from 'zod/mini'
import { assessmentSchema } from '@/domain/records/assessment'
import { codeSchema } from '@/domain/records/workshop'
import { fail, ok, type Result } from '@/domain/shared/result'
import { packText, unpackText } from '../packed-text'

/** Longest text of an invitation: with more a QR code would be too fine for phones. */
export const MAX_INVITATION = 700
/** Most bytes that an invitation unpacks to. */
const MAX_BYTES = 16_384
/** Number of this form of invitations. */
const FORM = 1

const { municipality, municipalityKind, questionnaire, wave, period, subset, chosen, id } =
  assessmentSchema.shape

const invitationSchema = z.strictObject({
  assessmentId: id,
  questionnaire,
  municipality: municipality.check(z.maxLength(64)),
  municipalityKind,
  wave,
  period,
  subset: subset.check(z.maxLength(64)),
  chosen,
  /** The participant's code; null where everybody is given theirs on paper. */
  code: z.nullable(codeSchema),
})

/** What a participant's Kibe needs to begin: which assessment, in which questionnaire. Nothing in it is secret. */
export type Invitation = z.infer<typeof invitationSchema>

/** Why a text is no invitation: it cannot be read, or was made by a newer Kibe. */
export type InvitationProblem = 'unreadable' | 'newer'

/** The invitation as a text of letters, digits, `-` and `_`, for a link; null where it would be too long for a QR code. */
export function writeInvitation(invitation: Invitation): string | null {
  const text = packText(strToU8(JSON.stringify([FORM, ...packed(invitation)])))
  return text.length > MAX_INVITATION ? null : text
}

/** What an invitation says; the text comes from a stranger, and anything in it that is not sound makes it unreadable. */
export function readInvitation(text: string): Result<Invitation, InvitationProblem> {
  const packed = unpacked(text)
  if (!Array.isArray(packed)) return fail('unreadable')
  const [form, ...fields] = packed as unknown[]
  if (typeof form === 'number' && Number.isInteger(form) && form > FORM) return fail('newer')
  if (form !== FORM || fields.length !== NAMES.length) return fail('unreadable')
  const parsed = invitationSchema.safeParse(named(fields))
  return parsed.success ? ok(parsed.data) : fail('unreadable')
}

const NAMES = [
  'assessmentId',
  'questionnaireId',
  'version',
  'sha256',
  'municipality',
  'municipalityKind',
  'wave',
  'from',
  'to',
  'subset',
  'chosen',
  'code',
] as const

function packed({ questionnaire, period, ...rest }: Invitation): unknown[] {
  const { id: questionnaireId, version, sha256 } = questionnaire
  const fields = { ...rest, questionnaireId, version, sha256, ...period, chosen: rest.chosen ?? null }
  return NAMES.map((name) => fields[name])
}

function named(fields: readonly unknown[]): unknown {
  const { questionnaireId, version, sha256, from, to, chosen, ...rest } = Object.fromEntries(
    NAMES.map((name, index) => [name, fields[index]]),
  )
  return {
    ...rest,
    questionnaire: { id: questionnaireId, version, sha256 },
    period: { from, to },
    ...(chosen === null ? {} : { chosen }),
  }
}

/** What was packed; undefined where it cannot be unpacked, or is larger than any invitation. */
function unpacked(text: string): unknown {
  const bytes = text.length > MAX_INVITATION ? null : unpackText(text, MAX_BYTES)
  try {
    return bytes ? JSON.parse(strFromU8(bytes)) : undefined
  } catch {
    return undefined
  }
}
