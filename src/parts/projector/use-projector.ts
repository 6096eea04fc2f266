import { onBeforeUnmount, watch } from 'vue'
import { useRouter } from 'vue-router'
import { idsKey } from '@/platform/ids'
import { injected } from '@/platform/injected'
import { lastWordsKey } from '@/platform/last-words'
import type { Shown } from './slide'
import { sendSlides, type Intent } from './slide-channel'

const UUID = /^[0-9a-f-]{36}$/

/**
 * Gives the projector what is to be shown, now and whenever that changes or a projector asks; `left` once the page is left.
 * Returns how to open its window; false where the browser does not allow that.
 */
export function useProjector(
  assessmentId: string,
  shown: () => Shown,
  left: () => Shown,
  act: (intent: Intent) => void,
): { open: () => boolean } {
  const id = useChannelId(assessmentId)
  const router = useRouter()
  const send = sendSlides(id, { ask: () => send(shown()), intent: act })
  watch(shown, (next) => send(next), { immediate: true })
  // The room may be asked once more, unseen: what was said before must not stay on the wall.
  onBeforeUnmount(() => send(left()))
  return {
    open() {
      const { href } = router.resolve({ name: 'projector', params: { channel: id } })
      const opened = window.open(href, `kibe-projector-${id}`, 'popup')
      if (!opened) return false
      // The projector reaches nothing of this window.
      opened.opener = null
      return true
    },
  }
}

/** The random id of the channel: the same after a reload, so that a projector that stands there goes on. */
function useChannelId(assessmentId: string): string {
  const lastWords = injected(lastWordsKey)
  const ids = injected(idsKey)
  const key = `projector/${assessmentId}`
  const kept = lastWords.under(key).get(key)
  if (kept !== undefined && UUID.test(kept)) return kept
  const id = ids.uuid()
  lastWords.put(key, id)
  return id
}
