import * as z from 'zod/mini'
import { instantSchema, uuidSchema } from '@/domain/records/base'
import type { Instant } from '@/domain/shared/units'
import type { Kiosk, KioskMemory } from '@/platform/kiosk'

const KEY = 'kibe-kiosk'

const kioskSchema = z.object({
  assessmentId: uuidSchema,
  screen: z.optional(z.enum(['respond', 'vote'])),
  code: z.string(),
  respondent: z.nullable(
    z.object({ language: z.string(), place: z.nullable(z.string()), touchedAt: instantSchema }),
  ),
  isLeft: z.optional(z.boolean()),
  abandoned: z.int().check(z.nonnegative()),
})

/** Where the browser refuses to keep anything, the page itself remembers for as long as it stands. */
let inThisPage: Kiosk | null = null

/** The memory in the browser's session storage: it ends with the window. */
export const browserKiosk: KioskMemory = {
  read: () => quietly(() => kioskIn(sessionStorage.getItem(KEY))) ?? inThisPage,
  write(kiosk) {
    inThisPage = kiosk
    quietly(() => sessionStorage.setItem(KEY, JSON.stringify(kiosk)))
  },
  clear() {
    inThisPage = null
    quietly(() => sessionStorage.removeItem(KEY))
  },
}

function kioskIn(text: string | null): Kiosk | null {
  const parsed = kioskSchema.safeParse(text === null ? null : JSON.parse(text))
  if (!parsed.success) return null
  const { respondent, screen, isLeft, ...rest } = parsed.data
  return {
    ...rest,
    ...(screen ? { screen } : {}),
    ...(isLeft ? { isLeft } : {}),
    respondent: respondent && { ...respondent, touchedAt: respondent.touchedAt as Instant },
  }
}

function quietly<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
