/** A branch of the messages: one file of each language, loaded with the screens that need it. */
export type Branch =
  | 'app'
  | 'begin'
  | 'data'
  | 'files'
  | 'fill'
  | 'home'
  | 'keeping'
  | 'labels'
  | 'plan'
  | 'print'
  | 'pwa'
  | 'questionnaire'
  | 'results'
  | 'settings'
  | 'storage'

/** What any screen may need at any moment: around the pages, and when something fails. */
export const SHELL_BRANCHES: readonly Branch[] = ['app', 'pwa', 'storage']
