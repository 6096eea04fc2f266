import { useFormats } from '@/parts/use-formats'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'

/**
 * Names for files made now, for example `kibe-2026-03-01-1604.kibe`: with the time, because a dialog for saving would
 * otherwise offer to write over the one made this morning.
 */
export function useFileName(beginning: string): () => string {
  const clock = injected(clockKey)
  const formats = useFormats()
  return () => `${beginning}-${clock.today()}-${formats.value.time(clock.now()).replace(':', '')}.kibe`
}
