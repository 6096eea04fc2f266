import { expect, it } from 'vitest'
import { readiness, type Device } from '@/parts/ready/ready-checks'

const KEPT = [
  'https://kibe.example/assets/noto-1.woff2',
  'https://kibe.example/assets/report-regular-2.ttfz?v=1',
  'https://kibe.example/assets/kibe.worker-abc.js',
  'https://kibe.example/assets/report-work-abc.js',
  'https://kibe.example/assets/kibe-file-work-abc.js',
]
const device: Device = {
  isControlled: () => true,
  keptAddresses: () => Promise.resolve(KEPT),
  health: {
    estimate: () => Promise.resolve({ usedBytes: 1_000_000, quotaBytes: 900_000_000 }),
    persisted: () => Promise.resolve('granted'),
    askToPersist: () => Promise.resolve('granted'),
  },
  storage: { questionnaires: { hashes: () => Promise.resolve(['abc']) } as never },
}
const READY = { app: 'yes', parts: 'yes', questionnaire: 'yes', kept: 'yes', space: 'yes' }

it('a device that has everything is ready', async () => {
  expect(await readiness(device, 'abc')).toEqual(READY)
})

it('each thing that is missing is named by itself', async () => {
  const check = (changed: Partial<Device>, sha256 = 'abc') => readiness({ ...device, ...changed }, sha256)
  const little = { ...device.health, estimate: () => Promise.resolve({ usedBytes: 880, quotaBytes: 900 }) }
  const denied = { ...device.health, persisted: () => Promise.resolve('denied' as const) }
  expect(await check({ isControlled: () => false })).toEqual({ ...READY, app: 'no' })
  expect(await check({}, 'other')).toEqual({ ...READY, questionnaire: 'no' })
  expect(await check({ health: little })).toEqual({ ...READY, space: 'no' })
  expect(await check({ health: denied })).toEqual({ ...READY, kept: 'no' })
  for (const missing of KEPT) {
    const keptAddresses = () => Promise.resolve(KEPT.filter((address) => address !== missing))
    expect(await check({ keptAddresses })).toEqual({ ...READY, parts: 'no' })
  }
})

it('what a browser does not say, or fails to say, is not called ready', async () => {
  const silent: Device['health'] = {
    estimate: () => Promise.resolve(null),
    persisted: () => Promise.resolve('unknown'),
    askToPersist: () => Promise.resolve('unknown'),
  }
  const questionnaires = { hashes: () => Promise.reject(new Error('closed')) } as never
  const keptAddresses = () => Promise.resolve(null)
  const said = await readiness(
    { ...device, health: silent, storage: { questionnaires }, keptAddresses },
    'abc',
  )
  expect(said).toEqual({
    app: 'yes',
    parts: 'unknown',
    questionnaire: 'unknown',
    kept: 'unknown',
    space: 'unknown',
  })
})
