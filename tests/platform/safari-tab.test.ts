import { describe, expect, it } from 'vitest'
import { safariTab } from '@/platform/safari-tab'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const CHROME_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1'
const SAFARI_ON_MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15'
const CHROME_ON_MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const FIREFOX_ON_MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'

describe('a tab that loses what is stored when it is not opened for long', () => {
  it.each([
    ['Safari on a phone', IPHONE, 5, 'phone'],
    ['another browser of that phone, which is Safari underneath', CHROME_ON_IPHONE, 5, 'phone'],
    ['Safari on an iPad, which says that it is a Mac', SAFARI_ON_MAC, 5, 'phone'],
    ['Safari on a Mac', SAFARI_ON_MAC, 0, 'computer'],
    ['Chrome on a Mac', CHROME_ON_MAC, 0, null],
    ['Firefox on a Mac', FIREFOX_ON_MAC, 0, null],
    ['Chrome on Android', ANDROID, 5, null],
  ] as const)('%s', (_, userAgent, maxTouchPoints, expected) => {
    expect(safariTab({ userAgent, maxTouchPoints, isInstalled: false })).toBe(expected)
  })

  it('is none of an installed app', () => {
    expect(safariTab({ userAgent: IPHONE, maxTouchPoints: 5, isInstalled: true })).toBeNull()
  })
})
