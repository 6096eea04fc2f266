import { expect, it } from 'vitest'
import { createApp, h } from 'vue'
import { useI18n } from 'vue-i18n'
import { SHELL_BRANCHES } from '@/i18n/branches'
import { ALL_BRANCHES } from '@/i18n/messages'
import { createScreenTexts, type ScreenTexts } from '@/i18n/plugin'

/** What a screen with these texts says for a key; the key itself while the message is not there. */
function sayWith({ plugin }: ScreenTexts): (key: string) => string {
  let say: (key: string) => string = (key) => key
  const screen = {
    setup() {
      say = useI18n({ missingWarn: false }).t
      return () => h('p')
    },
  }
  createApp(screen).use(plugin).mount(document.createElement('div'))
  return (key) => say(key)
}

it('only the branches asked for are there, until more are needed', async () => {
  const texts = await createScreenTexts('en', SHELL_BRANCHES)
  const say = sayWith(texts)
  expect([say('app.home'), say('fill.dontKnow')]).toEqual(['Home page', 'fill.dontKnow'])
  await texts.need(['fill'])
  expect([say('app.home'), say('fill.dontKnow')]).toEqual(['Home page', "Don't know"])
})

it('another language comes with every branch needed so far', async () => {
  const texts = await createScreenTexts('en', SHELL_BRANCHES)
  const say = sayWith(texts)
  await texts.need(['fill'])
  await texts.show('ka')
  expect(say('fill.dontKnow')).toBe('არ ვიცი')
  expect(document.documentElement.lang).toBe('ka')
})

it('what is needed while another language is on its way is there in both', async () => {
  const texts = await createScreenTexts('en', SHELL_BRANCHES)
  const say = sayWith(texts)
  const shown = texts.show('ka')
  await texts.need(['fill'])
  expect(say('fill.dontKnow')).not.toBe('fill.dontKnow')
  await shown
  expect(say('fill.dontKnow')).toBe('არ ვიცი')
})

it('all branches are there unless the first ones are named', async () => {
  const say = sayWith(await createScreenTexts('en'))
  expect(ALL_BRANCHES).toEqual(expect.arrayContaining(['fill', 'plan', 'results', 'print']))
  expect(say('plan.title')).not.toBe('plan.title')
})
