import * as z from 'zod/mini'
import type { Sheet } from '../records/assessment'
import { codeSchema } from '../records/workshop'

const joinedSchema = z.object({
  people: z.array(z.object({ code: codeSchema, sheetId: z.string() })),
  open: z.nullable(z.string()),
})

/** Who takes part in a workshop on this device: each code with the sheet that is filled in under it. */
export interface Joined {
  readonly people: readonly { readonly code: string; readonly sheetId: string }[]
  /** The sheet of whoever is at work; null where what the group agreed on is looked at. */
  readonly open: string | null
}

/**
 * What this device remembers of who joined, as far as it is sound and the sheets are still here. The bare code of a time
 * when a device held one person is that of the first own sheet.
 */
export function joinedOf(stored: unknown, sheets: readonly Sheet[]): Joined {
  const own = ownSheets(sheets).map(({ id }) => id)
  const code = codeSchema.safeParse(stored)
  const [first] = own
  if (code.success && first !== undefined)
    return { people: [{ code: code.data, sheetId: first }], open: first }
  const { data } = joinedSchema.safeParse(stored)
  const people = data?.people.filter(({ sheetId }) => own.includes(sheetId)) ?? []
  const open = people.find(({ sheetId }) => sheetId === data?.open)?.sheetId ?? null
  return { people, open }
}

/** Sheets that people fill in for themselves on this device, or have brought here in a file. */
export function ownSheets(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.filter(({ kind }) => kind === 'individual')
}

/** Own sheets whose code this device does not know: what it remembers of codes travels in no file. */
export function sheetsWithoutCode({ people }: Joined, sheets: readonly Sheet[]): readonly Sheet[] {
  return ownSheets(sheets).filter(({ id }) => people.every(({ sheetId }) => sheetId !== id))
}

/** Whether this device runs the workshop: it has the group's sheet, and nobody has joined on it. */
export function isRunHere(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ kind }) => kind === 'consensus') && ownSheets(sheets).length === 0
}
