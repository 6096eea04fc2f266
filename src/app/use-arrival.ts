import { useRouter, type Router } from 'vue-router'

/** Routers that have shown their first page: that one is the browser's own to announce. */
const underway = new WeakSet<Router>()

/**
 * What to do once a page stands on the screen: its heading takes the focus, so that reading aloud and the Tab key go on
 * from there and not from the top of the window. A page that has placed the focus itself keeps it.
 */
export function useArrival(): () => void {
  const router = useRouter()
  return () => {
    if (!underway.has(router)) {
      underway.add(router)
      return
    }
    const main = document.querySelector<HTMLElement>('main')
    if (!main || main.contains(document.activeElement)) return
    const heading = main.querySelector<HTMLElement>('h1')
    heading?.setAttribute('tabindex', '-1')
    const target = heading ?? main
    target.focus({ preventScroll: true })
  }
}
