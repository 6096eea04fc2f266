import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKibeRouter } from '@/app/router'
import { SHELL_BRANCHES } from '@/i18n/branches'
import { ALL_BRANCHES } from '@/i18n/messages'

/** The file of `src` that an import names; null for a package. */
function fileOf(source: string, importer: string): string | null {
  const path = source.startsWith('@/') ? `src/${source.slice(2)}` : join(dirname(importer), source)
  if (!source.startsWith('@/') && !source.startsWith('.')) return null
  return /\.(vue|ts|css|json)$/.test(path) ? path : `${path}.ts`
}

/** What says nothing on a screen, or brings its texts itself; and the routes, where other screens begin. */
const APART = /^src\/(domain|reporting|workers)\/|^src\/app\/(router|(comparison|workshop)-routes)\.ts$/

/** A file and everything of `src` that it imports, at once or later. */
function filesFrom(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || APART.test(path) || !/\.(vue|ts)$/.test(path)) return seen
  seen.add(path)
  for (const [, source = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
    const next = fileOf(source, path)
    if (next !== null) filesFrom(next, seen)
  }
  return seen
}

/** The branches of messages that a source text names. */
function branchesIn(source: string): string[] {
  const named = new Set([...source.matchAll(/['`](\w+)\.\w/g)].map(([, branch = '']) => branch))
  return ALL_BRANCHES.filter((branch) => named.has(branch))
}

function branchesFrom(path: string): string[] {
  return branchesIn([...filesFrom(path)].map((file) => readFileSync(file, 'utf8')).join('\n'))
}

const ROUTES = ['src/app/router.ts', 'src/app/comparison-routes.ts', 'src/app/workshop-routes.ts']

const pages = [
  ...ROUTES.map((path) => readFileSync(path, 'utf8'))
    .join('\n')
    .matchAll(/name: '(\w+)',\s+component: \(\) => import\('([^']+)'\)/g),
].map(([, name = '', source = '']) => ({ name, path: fileOf(source, 'src/app/router.ts') ?? '' }))

const router = createKibeRouter({ need: () => Promise.resolve() })

describe('the texts that come with a screen', () => {
  it('are looked for on every screen', () => {
    const named = router.getRoutes().filter(({ components }) => components?.['default'])
    expect(pages.map(({ name }) => name).sort()).toEqual(
      named.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])).sort(),
    )
  })

  it.each(pages)('are all that $name can say', ({ name, path }) => {
    const { texts = [] } = router.getRoutes().find((route) => route.name === name)?.meta ?? {}
    const had = [...SHELL_BRANCHES, ...texts]
    expect(branchesFrom(path).filter((branch) => !had.some((one) => one === branch))).toEqual([])
    expect(texts.filter((branch) => !branchesFrom(path).includes(branch))).toEqual([])
  })

  it('are with the shell for what stands around the screens', () => {
    expect(branchesFrom('src/app/start.ts').sort()).toEqual([...SHELL_BRANCHES].sort())
  })

  it('are found in whole keys and in keys that are completed at run time', () => {
    expect(branchesIn("t('fill.note'); t(`plan.state.${state}`); t('nobody.is')").sort()).toEqual([
      'fill',
      'plan',
    ])
  })
})
