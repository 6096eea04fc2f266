import * as z from 'zod/mini'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import { dateSchema } from '@/domain/records/base'
import { programmeSchema, type ProgrammeDraft } from '@/domain/records/comparison-records'
import { groupedBy } from '@/domain/shared/grouped'
import type { CalendarDate } from '@/domain/shared/units'
import type { FieldProblems } from '@/parts/records/use-record-form'

/** A municipality that takes part. */
export type Member = ProgrammeDraft['members'][number]
/** Something that the programme counted, and who says so. */
export type ProgrammeFigure = ProgrammeDraft['figures'][number]
/** A figure that is still being entered: everything as it was typed, the value null while it is no number. */
export interface FigureDraft extends Omit<ProgrammeFigure, 'value'> {
  readonly value: number | null
}

/** A programme of which nothing is known but the year, and the questionnaire that most ask; null for none. */
export function emptyProgramme(
  today: CalendarDate,
  questionnaire: QuestionnaireIdentity | null,
): ProgrammeDraft {
  return {
    name: '',
    donor: '',
    period: { from: '', to: '' },
    wave: today.slice(0, 4),
    questionnaire: questionnaire ?? { id: '', version: '', sha256: '' },
    subset: 'full',
    members: [],
    figures: [],
  }
}

const typedSchema = z.object({
  name: z.string(),
  donor: z.string(),
  period: z.strictObject({ from: z.string(), to: z.string() }),
  wave: z.string(),
  questionnaire: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
  subset: z.string(),
  members: z.array(z.strictObject({ municipality: z.string(), isPilot: z.boolean() })),
  figures: programmeSchema.shape.figures,
})

/** A programme as it was typed, finished or not; throws on anything else. */
export function typedProgramme(given: unknown): ProgrammeDraft {
  return typedSchema.parse(given)
}

const typedFigureSchema = z.strictObject({
  title: z.string(),
  value: z.nullable(z.number()),
  unit: z.string(),
  date: z.string(),
  source: z.string(),
})

/** A figure as it was typed, finished or not; throws on anything else. */
export function typedFigure(given: unknown): FigureDraft {
  return typedFigureSchema.parse(given)
}

/** A figure of which nothing is entered. */
export const EMPTY_FIGURE: FigureDraft = { title: '', value: null, unit: '', date: '', source: '' }

/** Whether a questionnaire of this kind gives scores that can be compared. */
export function isScored(kind: Questionnaire['kind']): boolean {
  return kind === 'benchmark' || kind === 'certification'
}

/** What cannot be stored of a programme; the codes are keys of `programmes.problem`. */
export function problemsOfProgramme(draft: ProgrammeDraft): FieldProblems<ProgrammeDraft> {
  const { from, to } = draft.period
  return {
    ...(draft.name.trim() === '' && { name: 'nameMissing' }),
    ...(!(isDay(from) && isDay(to)) && { period: 'periodMissing' }),
    ...(isDay(from) && isDay(to) && to < from && { period: 'periodReversed' }),
    ...(draft.wave.trim() === '' && { wave: 'waveMissing' }),
    ...(draft.questionnaire.sha256 === '' && { questionnaire: 'questionnaireMissing' }),
    ...(draft.members.length === 0 && { members: 'membersMissing' }),
  }
}

/** What is missing in a figure; the codes are keys of `programmes.problem`. */
export function problemsOfFigure(figure: FigureDraft): FieldProblems<FigureDraft> {
  return {
    ...(figure.title.trim() === '' && { title: 'titleMissing' }),
    ...(figure.value === null && { value: 'valueMissing' }),
    ...(!isDay(figure.date) && { date: 'dateMissing' }),
    ...(figure.source.trim() === '' && { source: 'sourceMissing' }),
  }
}

/** A figure with its place among those of the programme. */
export interface PlacedFigure {
  readonly figure: ProgrammeFigure
  readonly index: number
}

/** Everything that is said under one title, the oldest first; `differ` where the sources contradict each other. */
export interface FigureGroup {
  readonly title: string
  readonly figures: readonly PlacedFigure[]
  readonly differ: boolean
}

/** Figures by their title, in the order in which the titles first appear; contradicting ones stand beside each other. */
export function figureGroups(figures: readonly ProgrammeFigure[]): FigureGroup[] {
  const placed = figures.map((figure, index) => ({ figure, index }))
  return [...groupedBy(placed, ({ figure }) => figure.title.trim())].map(([title, group]) => ({
    title,
    figures: group.toSorted(byDate),
    differ: new Set(group.map(({ figure: { value, unit } }) => `${value} ${unit}`)).size > 1,
  }))
}

function byDate(a: PlacedFigure, b: PlacedFigure): number {
  if (a.figure.date === b.figure.date) return 0
  return a.figure.date < b.figure.date ? -1 : 1
}

/** The members with these municipalities added, none of them a pilot, or taken away; in the order of `codes`. */
export function withMembers(
  members: readonly Member[],
  changed: readonly string[],
  isIn: boolean,
  codes: readonly string[],
): Member[] {
  const others = members.filter(({ municipality }) => isIn || !changed.includes(municipality))
  const here = new Set(others.map(({ municipality }) => municipality))
  const added = isIn ? changed.filter((code) => !here.has(code)) : []
  const all = [...others, ...added.map((municipality) => ({ municipality, isPilot: false }))]
  const place = (code: string) => (codes.includes(code) ? codes.indexOf(code) : codes.length)
  return all.sort((a, b) => place(a.municipality) - place(b.municipality))
}

function isDay(text: string): boolean {
  return dateSchema.safeParse(text).success
}
