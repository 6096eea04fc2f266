import { nextTick, type Ref } from 'vue'

/** Finds what a form must not be kept with. */
export interface Unreadable {
  /** Whether a field says that what stands in it cannot be read; the first such field then has the focus. */
  readonly isFound: () => Promise<boolean>
}

/** A figure that cannot be read is known to its field only: without asking, the one that stood there before would be kept. */
export function useUnreadable(form: Readonly<Ref<HTMLFormElement | null>>): Unreadable {
  return {
    async isFound() {
      await nextTick()
      const wrong = form.value?.querySelector<HTMLElement>('[aria-invalid]')
      wrong?.focus()
      return wrong != null
    },
  }
}
