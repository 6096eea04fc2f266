import { onScopeDispose, readonly, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { clockKey, type Clock } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { useAppUpdates } from '@/pwa/app-updates'

/** Where this window remembers that it has reloaded because of a missing part, and when. */
const KEY = 'kibe/reloaded-at'
/** Within this time a second reload would bring nothing new. */
const ONE_RELOAD_MS = 60_000
/** How long the host may take to say that it is there. */
const PATIENCE_MS = 5_000

const missing = new WeakSet()

/** Whether this is the error of a part of Kibe that could not be loaded; it is dealt with already. */
export function isMissingPart(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missing.has(error)
}

/** Parts of Kibe that are loaded when they are needed, and were not there. */
export interface MissingParts {
  /** Whether one could not be loaded, and reloading did not help or could not be done. */
  readonly isMissing: Readonly<Ref<boolean>>
  /** Writes what is typed, then loads the current build where the person wanted to go; does nothing while the host cannot be reached. */
  readonly reload: () => Promise<void>
}

/**
 * After an update a part of the old build may be gone from the host. Then the window writes what is typed and reloads
 * into the current build, once: where that does not help, or the host cannot be reached, the person is told instead.
 */
export function useMissingParts(): MissingParts {
  const updates = useAppUpdates()
  const clock = injected(clockKey)
  const router = useRouter()
  const isMissing = ref(false)
  /** Address of the page that the person wanted to see, if it was one. */
  let wanted: string | undefined

  async function reload(): Promise<void> {
    if (!(await isHostThere())) return
    rememberReload(clock)
    await updates.reload(wanted)
  }
  const onMissing = ({ payload }: VitePreloadErrorEvent) => {
    missing.add(payload)
    if (isMissing.value) return
    isMissing.value = true
    if (!hasJustReloaded(clock)) void reload()
  }
  window.addEventListener('vite:preloadError', onMissing)
  const releases = [
    router.onError((error, to) => {
      if (isMissingPart(error)) wanted = router.resolve(to).href
    }),
    router.afterEach((_to, _from, failure) => {
      if (!failure) isMissing.value = false
    }),
  ]
  onScopeDispose(() => {
    window.removeEventListener('vite:preloadError', onMissing)
    releases.forEach((release) => release())
  })
  return { isMissing: readonly(isMissing), reload }
}

/** Without this question a reload could end on the browser's own page that there is no network. */
function isHostThere(): Promise<boolean> {
  const asked = fetch('./', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  return asked.then(
    ({ ok }) => ok,
    () => false,
  )
}

function rememberReload(clock: Clock): void {
  try {
    sessionStorage.setItem(KEY, clock.now())
  } catch {
    // A window that remembers nothing does not reload by itself either.
  }
}

function hasJustReloaded(clock: Clock): boolean {
  try {
    const at = sessionStorage.getItem(KEY)
    return at !== null && Date.parse(clock.now()) - Date.parse(at) < ONE_RELOAD_MS
  } catch {
    return true
  }
}
