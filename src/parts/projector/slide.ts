import * as z from 'zod/mini'
import { ROLES } from '@/domain/records/workshop'
import { SCREEN_LANGUAGES } from '@/i18n/languages'

const LANGUAGES = SCREEN_LANGUAGES.map(({ code }) => code)

/** A text of the questionnaire or of the group, with the language it is in. */
const textSchema = z.strictObject({
  text: z.string().check(z.maxLength(2_000)),
  lang: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)),
})
const countSchema = z.int().check(z.nonnegative(), z.maximum(40_000))
/** What a level is called: a figure or a short word. */
const labelSchema = z.string().check(z.maxLength(40))
/** Place on the colour scale of five steps. */
const stepSchema = z.int().check(z.minimum(0), z.maximum(4))

/** A running timer says when it ends, one that stands how many seconds are left. */
const timerSchema = z.union([
  z.strictObject({ state: z.literal('running'), endsAt: z.iso.datetime() }),
  z.strictObject({ state: z.literal('paused'), left: z.int().check(z.minimum(0), z.maximum(7_200)) }),
])

const rungSchema = z.strictObject({
  label: labelSchema,
  step: stepSchema,
  text: textSchema,
  /** How many chose it; null while nothing is shown of what was said. */
  count: z.nullable(countSchema),
  /** How many chose it in the first vote, where there was a second. */
  before: z.nullable(countSchema),
  /** Whether it is what the group agreed on. */
  isAgreed: z.boolean(),
})

const indicatorSchema = z.strictObject({
  kind: z.literal('indicator'),
  area: textSchema,
  title: textSchema,
  question: textSchema,
  /** Place in the order of discussion, from 1, and how many are discussed; null for what is not gone through. */
  position: z.nullable(z.strictObject({ place: countSchema, of: countSchema })),
  /** Lowest first. */
  rungs: z.array(rungSchema).check(z.maxLength(11)),
  /** How many answered; null while nothing is shown. */
  answered: z.nullable(countSchema),
  /** So few answered that counts would tell what somebody said: there are none, nor what follows from them. */
  isTooFew: z.boolean(),
  /** Lower median, as its level is called. */
  median: z.nullable(labelSchema),
  /** Highest − lowest, in levels. */
  spread: z.nullable(countSchema),
  /** −1 to 1. */
  agreement: z.nullable(z.number().check(z.minimum(-1), z.maximum(1))),
  asksForDiscussion: z.boolean(),
  isSecondVote: z.boolean(),
  isAgreed: z.boolean(),
  timer: z.nullable(timerSchema),
})

const rolesSchema = z.strictObject({
  kind: z.literal('roles'),
  title: textSchema,
  /** What the levels are called, lowest first. */
  levels: z.array(z.strictObject({ label: labelSchema, step: stepSchema })).check(z.maxLength(11)),
  roles: z
    .array(
      z.strictObject({
        role: z.enum([...ROLES, 'unknown']),
        /** How many chose each level, lowest first. */
        counts: z.array(countSchema).check(z.maxLength(11)),
        median: z.nullable(labelSchema),
      }),
    )
    .check(z.maxLength(ROLES.length + 1)),
})

const lineSchema = z.strictObject({ title: textSchema, label: labelSchema, step: stepSchema })

const slideSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome'), place: textSchema, wave: labelSchema }),
  indicatorSchema,
  rolesSchema,
  /** On what all agree: one page of a longer list. */
  z.strictObject({
    kind: z.literal('agreed'),
    lines: z.array(lineSchema).check(z.maxLength(12)),
    page: z.strictObject({ place: countSchema, of: countSchema }),
  }),
  z.strictObject({
    kind: z.literal('priorities'),
    lines: z
      .array(z.strictObject({ text: textSchema, points: countSchema, isChosen: z.boolean() }))
      .check(z.maxLength(12)),
  }),
  /** The link that participants read from the wall as a QR code, and how many points each has. */
  z.strictObject({
    kind: z.literal('call'),
    link: z.string().check(z.minLength(1), z.maxLength(1_000)),
    most: countSchema,
  }),
  z.strictObject({ kind: z.literal('end'), agreed: countSchema, of: countSchema }),
])

/** Everything that the projector ever gets to know: what it shows. No names, codes, notes or single answers. */
const shownSchema = z.strictObject({ language: z.enum(LANGUAGES), slide: slideSchema })

/** What is projected. */
export type Slide = z.infer<typeof slideSchema>
/** One indicator on the projector. */
export type IndicatorSlide = z.infer<typeof indicatorSchema>
/** One indicator by role. */
export type RolesSlide = z.infer<typeof rolesSchema>
/** One level of an indicator on the projector. */
export type Rung = z.infer<typeof rungSchema>
/** How long an indicator is still discussed. */
export type SlideTimer = z.infer<typeof timerSchema>
/** A slide and the language of the words around it. */
export type Shown = z.infer<typeof shownSchema>

/** What came from outside as a slide; null where it is anything else, or more than one. */
export function readShown(given: unknown): Shown | null {
  const read = shownSchema.safeParse(given)
  return read.success ? read.data : null
}
