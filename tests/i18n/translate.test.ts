import { expect, it } from 'vitest'
import { loadReportMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'

const messages = {
  area: { hello: 'Dear {name}, {n} of {n}', cars: 'no car | one car | {n} cars', at: "a{'@'}b" },
}
const say = createTranslate('en', messages)

it('fills named slots, chooses plural forms and reads literals as vue-i18n does', () => {
  expect(say('area.hello', { name: 'Nino', n: 3 })).toBe('Dear Nino, 3 of 3')
  expect([0, 1, 5].map((n) => say('area.cars', { n }, n))).toEqual(['no car', 'one car', '5 cars'])
  expect(say('area.at')).toBe('a@b')
})

it('a slot’s value is never read as a message', () => {
  expect(say('area.hello', { name: '{n} | @:area.at', n: 1 })).toBe('Dear {n} | @:area.at, 1 of 1')
})

it('a key that is not there throws in tests', () => {
  expect(() => say('area.nothing')).toThrow('no message area.nothing in en')
})

function keysOf(messages: unknown, path = ''): string[] {
  if (typeof messages !== 'object' || messages === null) return [path]
  return Object.entries(messages).flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
}

it('reports have the same messages in both languages', async () => {
  const [georgian, english] = await Promise.all([loadReportMessages('ka'), loadReportMessages('en')])
  expect(keysOf(georgian)).toEqual(keysOf(english))
  expect(keysOf(georgian).length).toBeGreaterThan(100)
})
