import { nextTick, onMounted, onScopeDispose, ref, watch, type Ref } from 'vue'

/**
 * How much is left away so that everything fits into its place, from 0 (nothing) to `most`, each leaving away more than the
 * one before: text that is too small for the back row is no way out. Tried anew with each change of `what` and of the window.
 */
export function useFit(
  place: Readonly<Ref<HTMLElement | null>>,
  most: number,
  what: () => unknown,
): Readonly<Ref<number>> {
  const stage = ref(0)
  let turn = 0
  async function fit(): Promise<void> {
    const mine = ++turn
    // Each try lays the window out anew, so half of what is left is ruled out by each.
    let [fewest, enough] = [0, most]
    while (fewest < enough) {
      const tried = Math.floor((fewest + enough) / 2)
      stage.value = tried
      await nextTick()
      if (mine !== turn) return
      if (isOverfull(place.value)) fewest = tried + 1
      else enough = tried
    }
    stage.value = enough
  }
  const refit = () => void fit()
  onMounted(refit)
  watch(what, refit)
  window.addEventListener('resize', refit)
  // Letters of another font need other room.
  void document.fonts.ready.then(refit)
  onScopeDispose(() => window.removeEventListener('resize', refit))
  return stage
}

function isOverfull(place: HTMLElement | null): boolean {
  return place !== null && place.scrollHeight > place.clientHeight + 1
}
