/** What of the browser tells which one it is. */
export interface BrowserSigns {
  readonly userAgent: string
  readonly maxTouchPoints: number
  /** Whether Kibe runs as an installed app. */
  readonly isInstalled: boolean
}

/**
 * Where Kibe runs in a tab of Safari, or of another browser of an iPhone or iPad, which is Safari underneath: such a tab
 * loses what a site has stored when nobody opens the site for some time, an installed app does not. Null elsewhere.
 */
export function safariTab({
  userAgent,
  maxTouchPoints,
  isInstalled,
}: BrowserSigns): 'phone' | 'computer' | null {
  const isWebKit = userAgent.includes('AppleWebKit') && !/Chrome|Chromium|Android/.test(userAgent)
  if (!isWebKit || isInstalled) return null
  // An iPad says that it is a Mac, but no Mac is touched with several fingers.
  const isPhone =
    /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)
  if (isPhone) return 'phone'
  return userAgent.includes('Macintosh') ? 'computer' : null
}

/** The signs of this browser. */
export function browserSigns(): BrowserSigns {
  const { userAgent, maxTouchPoints } = navigator
  return { userAgent, maxTouchPoints, isInstalled: matchMedia('(display-mode: standalone)').matches }
}
