/** Whether a text that begins like a date, `YYYY-MM-DD` with a month of 01–12 and a day of 01–31, names a day that there is. */
export function isCalendarDate(text: string): boolean {
  const [date, day] = [text.slice(0, 10), text.slice(8, 10)]
  // Every month has these; looking further takes time, and there are thousands of dates.
  if (day < '29') return true
  return new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day)
}
