// Everything that must hold: types, lint, dead code, tests, the production build, and the tests against it.
// Closes with one plain line, `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const results = `${root}/test-results`
const isCheckOnly = process.argv.includes('--check')

/** A step that counts as one; or, with `counts`, one that reports how many passed and failed. */
const readings = [
  { name: 'types', command: 'vue-tsc --build' },
  { name: 'lint', command: 'eslint . --max-warnings=0 --cache --cache-location node_modules/.cache/eslint/' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'dead code', command: 'knip' },
]
const runs = [
  {
    name: 'unit and storage tests',
    command: 'vitest run --reporter=default --reporter=json --outputFile.json=test-results/vitest.json',
    counts: () => {
      const report = JSON.parse(readFileSync(`${results}/vitest.json`, 'utf8'))
      // A file that breaks before its first test has failed, too.
      const broken = report.testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      )
      return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
    },
  },
]
const build = [
  { name: 'production build', command: 'vite build --logLevel warn' },
  {
    name: 'end-to-end tests',
    command: 'playwright test -c tests/e2e/playwright.config.ts',
    counts: () => {
      const { stats } = JSON.parse(readFileSync(`${results}/e2e.json`, 'utf8'))
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
    },
  },
]

/** The exit code of a command, and what it printed where that is not shown at once. */
function execute(command, isShown) {
  const child = spawn(command, { cwd: root, shell: true, stdio: isShown ? 'inherit' : 'pipe' })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, printed })))
}

async function run({ name, command, counts }, isShown = true) {
  if (isShown) process.stdout.write(`\n── ${name}\n`)
  const started = Date.now()
  const { status, printed } = await execute(command, isShown)
  const seconds = Math.round((Date.now() - started) / 1000)
  process.stdout.write(`${printed}── ${name}: ${status === 0 ? 'ok' : 'failed'}, ${seconds} s\n`)
  const plain = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  if (!counts) return plain
  try {
    const counted = counts()
    // A runner that fails without a failed test (a crash, an unhandled error) has failed all the same.
    return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } catch {
    return { passed: 0, failed: 1 }
  }
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// What only reads the source goes side by side; what runs it, one after the other.
const outcomes = await Promise.all(readings.map((step) => run(step, false)))
for (const step of isCheckOnly ? runs : [...runs, ...build]) outcomes.push(await run(step))
const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0)
process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed\n`)
process.exit(total('failed') === 0 ? 0 : 1)
