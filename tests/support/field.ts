import type { DOMWrapper, VueWrapper } from '@vue/test-utils'

/** The field with this label; throws where there is none. */
export function field(screen: VueWrapper, label: string): Omit<DOMWrapper<Element>, 'exists'> {
  const id = screen
    .findAll('label')
    .find((one) => one.text() === label)
    ?.attributes('for')
  return screen.get(`[id="${id}"]`)
}
