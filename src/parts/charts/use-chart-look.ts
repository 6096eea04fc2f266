import { onBeforeUnmount, shallowRef, type Ref } from 'vue'

/** Colours and font of a chart, read from the design tokens. */
export interface ChartLook {
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly surface: string
  readonly accent: string
  /** The five-step scale, lowest first. */
  readonly steps: readonly string[]
  /** Whether motion is wanted. */
  readonly isAnimated: boolean
  readonly font: string
}

/** The tokens as colours that a canvas understands: read off an element, since `light-dark()` is only resolved there. */
function readLook(): ChartLook {
  const probe = document.createElement('span')
  document.body.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const look = {
    ink: colour('ink'),
    soft: colour('ink-soft'),
    line: colour('line'),
    surface: colour('surface'),
    accent: colour('accent'),
    steps: [0, 1, 2, 3, 4].map((step) => colour(`level-${step}`)),
    isAnimated: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    font: getComputedStyle(document.body).fontFamily,
  }
  probe.remove()
  return look
}

/** Colours and font of charts, read anew when the device turns light or dark. */
export function useChartLook(): Readonly<Ref<ChartLook>> {
  const look = shallowRef(readLook())
  const scheme = window.matchMedia('(prefers-color-scheme: dark)')
  const follow = () => (look.value = readLook())
  scheme.addEventListener('change', follow)
  onBeforeUnmount(() => scheme.removeEventListener('change', follow))
  return look
}
