import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'

/** Names the window after the page and what it is about, in the language of the screen. */
export function usePageTitle(heading: () => string): void {
  const { t } = useI18n()
  const route = useRoute()
  watchEffect(() => {
    const page = t(`app.page.${String(route.name)}`)
    // The shell of the pages outside an assessment is headed by Kibe's own name.
    document.title = [...new Set([page, heading(), t('app.name')])].join(' · ')
  })
}
