import { ESLint } from 'eslint'
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBelow } from '../support/files'

/** Who may reach whom, as architecture says; written here a second time so that a slip in the lint table shows. */
const allowed: Record<string, readonly string[]> = {
  domain: [],
  platform: ['domain'],
  drawing: ['domain', 'platform'],
  i18n: ['domain', 'platform'],
  ui: ['drawing', 'platform'],
  storage: ['domain', 'platform'],
  exchange: ['domain', 'platform'],
  reporting: ['domain', 'platform', 'drawing'],
  workers: ['domain', 'platform', 'storage', 'reporting', 'exchange', 'i18n'],
  parts: ['domain', 'platform', 'storage', 'i18n', 'ui'],
  features: ['domain', 'platform', 'storage', 'i18n', 'ui', 'parts', 'workers', 'reporting', 'exchange'],
  pwa: ['domain', 'platform', 'i18n', 'ui', 'parts'],
  app: ['domain', 'platform', 'storage', 'i18n', 'ui', 'parts', 'features', 'pwa'],
}
const folders = Object.keys(allowed)
const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' })

function sourcesOf(folder: string): string[] {
  return existsSync(`src/${folder}`) ? filesBelow(`src/${folder}`, '.ts') : []
}

/** Lints one planted import as if it stood in a file that this folder really has. */
async function complaints(folder: string, from: string): Promise<string[]> {
  const [filePath] = sourcesOf(folder)
  if (!filePath) return []
  const [result] = await eslint.lintText(`import { planted } from '${from}'\nexport { planted }\n`, {
    filePath,
  })
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-imports')
    .map(({ message }) => message)
}

// The first run reads the whole project for its types.
beforeAll(() => complaints('domain', '@/domain/planted'))

describe.each(folders.filter((folder) => sourcesOf(folder).length > 0))('the lint of src/%s', (folder) => {
  it.each(folders.filter((other) => other !== folder && !allowed[folder]?.includes(other)))(
    'flags an import of src/%s',
    async (other) => {
      expect(await complaints(folder, `@/${other}/planted`)).not.toEqual([])
    },
  )

  it.each(allowed[folder] ?? [])('lets an import of src/%s pass', async (other) => {
    expect(await complaints(folder, `@/${other}/planted`)).toEqual([])
  })

  it('flags reaching another folder by a climbing path', async () => {
    const other = folders.find((candidate) => candidate !== folder) ?? ''
    expect(await complaints(folder, `../../${other}/planted`)).not.toEqual([])
  })
})

describe('the lint of src/domain', () => {
  it.each(['vue', 'dexie', 'pinia', 'node:fs'])('flags an import of %s', async (name) => {
    expect(await complaints('domain', name)).not.toEqual([])
  })
})

describe('the lint of src/features', () => {
  it('flags one feature importing another', async () => {
    expect(await complaints('features', '@/features/results/planted')).not.toEqual([])
  })
})
