import * as z from 'zod/mini'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { assessmentSchema } from '@/domain/records/assessment'
import { codeSchema } from '@/domain/records/workshop'
import { fail, ok, type Result } from '@/domain/shared/result'
import { CHECKS, type Outcome, type Readiness } from '@/domain/workshop/readiness'

/** What every report begins with, and the number of its form. */
const MARK = 'KR1:'
const MARK_OF_ANY_FORM = /^KR\d+:/
/** Longer than any report. */
const MAX_REPORT = 400
const OUTCOMES: readonly Outcome[] = ['yes', 'no', 'unknown']
/** How many digits a report has that is read aloud: code, what is there, and a check. */
const [CODE, FLAGS, CHECK] = [4, 3, 5]

/** Which workshop, in which questionnaire. */
export interface ReportedWorkshop {
  readonly assessmentId: string
  /** Fingerprint of the questionnaire. */
  readonly sha256: string
}

/** What a participant's device says of itself. Nothing in it is secret, and nobody's answers. */
export interface ReadyReport extends ReportedWorkshop {
  readonly code: string
  /** Null where it was read aloud. */
  readonly appVersion: string | null
  readonly readiness: Readiness
}

/** Why a text is no report for this workshop. `mistyped`: the digits do not belong together, or not to this workshop. */
export type ReportProblem = 'unreadable' | 'newer' | 'otherWorkshop' | 'mistyped'

const reportSchema = z.tuple([
  assessmentSchema.shape.id,
  codeSchema,
  assessmentSchema.shape.questionnaire.shape.sha256,
  z.string().check(z.regex(/^(\d[\w.+-]{0,38})?$/)),
  z.string().check(z.regex(new RegExp(`^[012]{${CHECKS.length}}$`))),
])

/** The report as the text of a QR code. */
export function writeReport({ assessmentId, code, sha256, appVersion, readiness }: ReadyReport): string {
  const flags = CHECKS.map((check) => OUTCOMES.indexOf(readiness[check])).join('')
  return MARK + JSON.stringify([assessmentId, code, sha256, appVersion ?? '', flags])
}

/** The report as twelve digits, in groups of four, to be read aloud. */
export function sayReport({ code, readiness, ...workshop }: Omit<ReadyReport, 'appVersion'>): string {
  const number = CHECKS.reduce((sum, check) => sum * 3 + OUTCOMES.indexOf(readiness[check]), 0)
  const said = code + String(number).padStart(FLAGS, '0')
  return (said + checkOf(workshop, said)).replace(/(\d{4})(?=\d)/g, '$1 ')
}

/**
 * A report for this workshop, from a QR code or from digits that somebody typed. The text comes from a stranger. A device
 * that has the workshop in another version of its questionnaire does not have this one.
 */
export function readReport(text: string, workshop: ReportedWorkshop): Result<ReadyReport, ReportProblem> {
  const digits = text.replace(/[\s-]/g, '')
  if (/^\d+$/.test(digits)) return heardReport(digits, workshop)
  if (text.length > MAX_REPORT || !MARK_OF_ANY_FORM.test(text)) return fail('unreadable')
  if (!text.startsWith(MARK)) return fail('newer')
  const parsed = reportSchema.safeParse(json(text.slice(MARK.length)))
  if (!parsed.success) return fail('unreadable')
  const [assessmentId, code, sha256, appVersion, flags] = parsed.data
  if (assessmentId !== workshop.assessmentId) return fail('otherWorkshop')
  const said = readinessOf(Array.from(flags, Number))
  const readiness: Readiness = sha256 === workshop.sha256 ? said : { ...said, questionnaire: 'no' }
  return ok({ ...workshop, code, appVersion: appVersion === '' ? null : appVersion, readiness })
}

function heardReport(digits: string, workshop: ReportedWorkshop): Result<ReadyReport, ReportProblem> {
  const said = digits.slice(0, CODE + FLAGS)
  const code = digits.slice(0, CODE)
  const number = Number(said.slice(CODE))
  if (digits.length !== CODE + FLAGS + CHECK) return fail('unreadable')
  const isSound = codeSchema.safeParse(code).success && number < 3 ** CHECKS.length
  if (!isSound || digits.slice(CODE + FLAGS) !== checkOf(workshop, said)) return fail('mistyped')
  const flags = CHECKS.map((_, place) => Math.floor(number / 3 ** (CHECKS.length - 1 - place)) % 3)
  return ok({ ...workshop, code, appVersion: null, readiness: readinessOf(flags) })
}

/** Five digits that follow from the workshop and what is said. */
function checkOf({ assessmentId, sha256 }: ReportedWorkshop, said: string): string {
  const hash = fingerprint(['ready', assessmentId, sha256, said])
  return String(parseInt(hash.slice(0, 12), 16) % 10 ** CHECK).padStart(CHECK, '0')
}

function readinessOf(flags: readonly number[]): Readiness {
  const [app, parts, questionnaire, kept, space] = flags.map((flag) => OUTCOMES[flag] ?? 'unknown')
  return {
    app: app ?? 'unknown',
    parts: parts ?? 'unknown',
    questionnaire: questionnaire ?? 'unknown',
    kept: kept ?? 'unknown',
    space: space ?? 'unknown',
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
