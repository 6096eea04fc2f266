import type { Kiosk, KioskMemory } from '@/platform/kiosk'

/** What a window remembers of being handed out, over the reloads that a test plays. */
export function heldKiosk(kiosk: Kiosk | null = null): KioskMemory {
  let held = kiosk
  return {
    read: () => held,
    write: (next) => (held = next),
    clear: () => (held = null),
  }
}
