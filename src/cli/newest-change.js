import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Newest change below a path, in milliseconds; 0 where there is nothing. */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

/** Whether something below one of the sources, paths below `root`, is newer than what was built of them, or nothing was. */
export function isStale(root, built, sources) {
  const builtAt = newestChange(join(root, built))
  return sources.some((source) => newestChange(join(root, source)) > builtAt)
}
