/** How many of the newest backups stay in a folder. */
const NEWEST_KEPT = 10
/** On how many of the last days with a backup the newest of the day stays. */
const DAYS_KEPT = 14

const NAME = /^kibe-(?<day>\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}Z(?:-(?<mark>[0-9a-f]{8}))?\.kibe$/

/**
 * The name of a backup in a folder, made at this UTC instant by the device with this mark (8 hexadecimal digits): in the
 * order of time, and allowed in every file system. Devices that share a folder never write over each other's.
 */
export function backupName(createdAt: string, mark: string): string {
  return `kibe-${createdAt.slice(0, 19).replaceAll(':', '-')}Z-${mark}.kibe`
}

/** The names of backups among these, of all devices, the newest first; everything else in the folder belongs to somebody else. */
export function backupNames(names: readonly string[]): string[] {
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

/**
 * The backups that are deleted once `written` stands in the folder: all but the newest 10 and the newest of each of the
 * last 14 days on which there is one. Days without any do not count, and neither does today's date: whoever pauses, or
 * whose clock was wrong, loses nothing. What was just written always stays, and so does what other devices have written:
 * it may be all that is left of them.
 */
export function outdatedNames(names: readonly string[], written: string): string[] {
  const mark = partOf('mark', written)
  const newestFirst = backupNames(names).filter((name) => partOf('mark', name) === mark)
  const newestOfDays = new Map(newestFirst.toReversed().map((name) => [partOf('day', name), name]))
  const days = [...newestOfDays.values()].toReversed().slice(0, DAYS_KEPT)
  const kept = new Set([written, ...newestFirst.slice(0, NEWEST_KEPT), ...days])
  return newestFirst.filter((name) => !kept.has(name))
}

function partOf(part: 'day' | 'mark', name: string): string {
  return NAME.exec(name)?.groups?.[part] ?? ''
}
