import { expect, it } from 'vitest'
import { openFakeWindows, openRealWindows } from './lock-windows'
import { STEPS, whatHappens } from './web-locks-scenario'

it.each(Object.entries(STEPS))(
  'the locks that tests use do with a %s what those of the browser do',
  async (_name, step) => {
    const real = await whatHappens(step, openRealWindows(3))
    expect(real).toContainEqual(expect.stringContaining('granted exclusive'))
    expect(await whatHappens(step, openFakeWindows(3))).toEqual(real)
  },
)
