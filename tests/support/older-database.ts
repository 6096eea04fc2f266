import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'

interface Release {
  readonly version: number
  readonly stores: Record<
    string,
    { keyPath: string; indexes: { name: string; keyPath: string | string[] }[] }
  >
  readonly rows: Record<string, unknown[]>
}

/** The frozen database of a release, nothing of it in the bin, with `copies` further answers: there is much to lose. */
export function frozenRelease(number: string, copies: number): Release {
  const release = JSON.parse(readFileSync(`tests/fixtures/storage/${number}.json`, 'utf8')) as Release
  const [answer] = release.rows['answers'] as { sheetId: string }[]
  const more = Array.from({ length: copies }, (_, index) => {
    const itemId = `MORE-${index}`
    return { ...answer, id: `${answer?.sheetId ?? ''}/${itemId}`, itemId }
  })
  const named = JSON.stringify(release.rows['evidence'])
  const attachments = ((release.rows['attachments'] ?? []) as { id: string }[]).filter(({ id }) =>
    named.includes(id),
  )
  const rows = { ...release.rows, attachments, answers: [...(release.rows['answers'] ?? []), ...more] }
  // What has been in the bin for so long, or what nothing names, would rightly be gone at the next start.
  const living = (row: unknown) =>
    'deletedAt' in (row as object) ? { ...(row as object), deletedAt: null } : row
  return {
    ...release,
    rows: Object.fromEntries(Object.entries(rows).map(([table, ofTable]) => [table, ofTable.map(living)])),
  }
}

/** Builds Kibe's database in the page's origin as that release left it, without any of today's code. */
export function buildDatabase(page: Page, release: Release): Promise<void> {
  return page.evaluate(async ({ version, stores, rows }) => {
    const opening = indexedDB.open('kibe', version)
    const revived = (row: unknown) => {
      const { bytes } = row as { bytes?: Record<string, number> }
      return bytes ? { ...(row as object), bytes: Uint8Array.from(Object.values(bytes)) } : row
    }
    opening.onupgradeneeded = () => {
      for (const [table, { keyPath, indexes }] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(table, { keyPath })
        for (const index of indexes) store.createIndex(index.name, index.keyPath)
        for (const row of rows[table] ?? []) store.put(revived(row))
      }
    }
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve
      opening.onerror = () => reject(opening.error ?? new Error('not built'))
    })
    opening.result.close()
  }, release)
}
