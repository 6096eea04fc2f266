import { onBeforeUnmount, shallowRef, watch, type Ref } from 'vue'
import type { QrReading, QrSeen } from '@/platform/qr'
import { pictureGrabber } from './grab'

/** What was read last; pictures without a code, or with half of one, change nothing. */
export type LastSeen = Exclude<QrSeen, { kind: 'nothing' | 'torn' }>

/**
 * Reads the pictures of a video, one after the other, each as soon as the one before was read. `onSeen` hears what
 * every picture brought, also of those that change nothing; `isBroken` where the reader broke down, after which nothing more is read.
 */
export function useReading(
  video: Readonly<Ref<HTMLVideoElement | null>>,
  start: () => QrReading,
  onSeen: (one: QrSeen) => void,
): { seen: Readonly<Ref<LastSeen | null>>; isBroken: Readonly<Ref<boolean>> } {
  const seen = shallowRef<LastSeen | null>(null)
  const isBroken = shallowRef(false)
  const reading = start()
  const grab = pictureGrabber()
  let isOver = false
  onBeforeUnmount(() => {
    isOver = true
    reading.stop()
  })

  function take(one: QrSeen): void {
    if (one.kind === 'nothing' || one.kind === 'torn') return
    // Of the same ballot once more, while its codes still run on the other screen: what became of it stays said.
    if (one.kind === 'again' && (seen.value?.kind === 'ballot' || seen.value?.kind === 'refused')) return
    seen.value = one
  }

  async function follow(shown: HTMLVideoElement): Promise<void> {
    while (shown === video.value) {
      const image = await grab(shown)
      // The part may have been left while the picture was awaited.
      if (isOver) return
      if (!image) continue
      const one = await reading.read(image)
      take(one)
      onSeen(one)
    }
  }
  watch(
    video,
    (shown) => {
      if (shown) void follow(shown).catch(() => (isBroken.value = true))
    },
    { flush: 'post' },
  )
  return { seen, isBroken }
}
