import { test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { report } from './figure'
import type * as Scoring from './scoring-times'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('scoring', async () => {
  const { module: scoring } = await runnerImport<typeof Scoring>(`${root}tests/bench/scoring-times.ts`, {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${root}src` } },
  })
  const document: unknown = JSON.parse(readFileSync(`${root}questionnaires/participation/1.0.0.json`, 'utf8'))
  scoring.scoringTimes(document, 5, 100)
  const runs = scoring.scoringTimes(document, 20, 100)
  report({ name: 'scoring 44 indicators with trace', unit: 'ms', runs, goal: 0.5 })
})
