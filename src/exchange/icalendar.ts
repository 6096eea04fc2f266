import ical from 'ical-generator'
import type { Action } from '@/domain/records/plan'

/** What a calendar needs of an action. */
export type CalendarAction = Pick<Action, 'id' | 'title' | 'due' | 'status' | 'responsible' | 'steps'>

/** What stands around the events. */
export interface CalendarOptions {
  /** Name of the calendar. */
  readonly name: string
  /** When the file is made: a UTC instant. */
  readonly stamp: string
  /** Says who is responsible, as a sentence. */
  readonly describe: (responsible: string) => string
}

/**
 * The deadlines of a plan as an iCalendar file (RFC 5545): one all-day event for every action that is not stopped and has
 * a due date, and for every dated step of it that is not done. An event keeps its uid from one export to the next.
 */
export function deadlinesCalendar(actions: readonly CalendarAction[], options: CalendarOptions): string {
  // The library writes the calendar's name as it is given, unlike the texts of events.
  const name = escaped(options.name)
  const calendar = ical({ name, prodId: { company: 'Kibe', product: 'Kibe' } })
  for (const action of actions) {
    if (action.status === 'dropped') continue
    for (const { id, date, summary } of deadlinesOf(action)) {
      calendar.createEvent({
        id: `${id}@kibe`,
        stamp: new Date(options.stamp),
        start: new Date(`${date}T00:00:00Z`),
        allDay: true,
        summary,
        description: action.responsible === '' ? null : options.describe(action.responsible),
      })
    }
  }
  return calendar.toString()
}

function deadlinesOf({
  id,
  title,
  due,
  steps,
}: CalendarAction): { id: string; date: string; summary: string }[] {
  return [
    ...(due === null ? [] : [{ id, date: due, summary: title }]),
    ...steps.flatMap((step) =>
      step.due === null || step.isDone
        ? []
        : [{ id: step.id, date: step.due, summary: `${title}: ${step.text}` }],
    ),
  ]
}

/** TEXT of RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}
