// Thousands of mutated files: node tests/exchange/run-fuzz.js [--files 10000] [--seed 1]
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { files: { type: 'string' }, seed: { type: 'string' } } })
const env = {
  ...process.env,
  KIBE_FUZZ_FILES: values.files ?? '10000',
  KIBE_FUZZ_SEED: values.seed ?? String(Date.now() % 1_000_000_000),
}
console.log(`seed ${env.KIBE_FUZZ_SEED}`)
const command = 'vitest run tests/exchange/fuzz.property.test.ts --project unit --reporter=verbose'
const cwd = fileURLToPath(new URL('../..', import.meta.url))
spawn(command, { cwd, env, shell: true, stdio: 'inherit' }).on('close', (status) => process.exit(status ?? 1))
