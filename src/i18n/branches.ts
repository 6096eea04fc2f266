/** A branch of the messages: one file of each language, loaded with the screens that need it. */
export type Branch =
  | 'app'
  | 'begin'
  | 'blank'
  | 'data'
  | 'files'
  | 'fill'
  | 'home'
  | 'keeping'
  | 'labels'
  | 'move'
  | 'library'
  | 'plan'
  | 'print'
  | 'pwa'
  | 'questionnaire'
  | 'respond'
  | 'results'
  | 'settings'
  | 'storage'
  | 'survey'

/** What any screen may need at any moment: around the pages, and when something fails. */
export const SHELL_BRANCHES: readonly Branch[] = ['app', 'pwa', 'storage']
