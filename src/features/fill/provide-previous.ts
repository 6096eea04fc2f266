import { computed, provide } from 'vue'
import { standingOf } from '@/domain/assessment/standing'
import { previousKey, type PreviousWave } from '@/parts/items/use-previous'
import { usePreviousSheet } from '@/parts/use-previous-sheet'

/** Reads the wave before this one for a page and its parts. */
export function providePrevious(): void {
  const sheet = usePreviousSheet()
  const previous = computed((): PreviousWave | null => {
    if (!sheet.value) return null
    const { wave, answers } = sheet.value
    return {
      wave,
      valueOf(item) {
        const standing = standingOf(item, answers.get(item.id))
        return standing.state === 'answered' ? standing.value : null
      },
    }
  })
  provide(previousKey, previous)
}
