import { describe, expect, it } from 'vitest'
import { backupName, backupNames, outdatedNames } from '@/workers/folder-names'

const MARK = '0a1b2c3d'

/** The name of a backup made on a day of March 2026 at this hour and minute. */
function made(day: number, hour = 10, minute = 0, mark = `-${MARK}`): string {
  const [d, h, m] = [day, hour, minute].map((number) => String(number).padStart(2, '0'))
  return `kibe-2026-03-${d}T${h}-${m}-00Z${mark}.kibe`
}

/** What stays of these backups, the newest first. */
function kept(names: readonly string[], written: string): string[] {
  const outdated = new Set(outdatedNames(names, written))
  return backupNames(names).filter((name) => !outdated.has(name))
}

describe('the name of a backup in a folder', () => {
  it('is its UTC time to the second, without what file systems forbid, and the mark of the device', () => {
    const name = 'kibe-2026-02-11T06-30-05Z-0a1b2c3d.kibe'
    expect(backupName('2026-02-11T06:30:05.123Z', MARK)).toBe(name)
    expect(backupName('2026-02-11T06:30:05Z', MARK)).toBe(name)
  })

  it('tells backups from everything else in the folder', () => {
    const others = [
      'kibe-2026-03-01.kibe',
      'kibe-2026-03-01T10-00-00Z.kibe.crswap',
      'kibe-2026-03-01T10-00-00Z (1).kibe',
      'Kibe-2026-03-01T10-00-00Z.kibe',
      'my kibe-2026-03-01T10-00-00Z.kibe',
      'kibe-2026-03-01T10-00-00Z-mark.kibe',
      'photo.jpg',
    ]
    const [unmarked, marked] = [made(2, 10, 0, ''), made(3)]
    expect(backupNames([...others, unmarked, marked])).toEqual([marked, unmarked])
    expect(outdatedNames(others, made(1))).toEqual([])
  })
})

describe('rotation', () => {
  it('keeps the newest 10 of one day, and nothing more of it', () => {
    const names = Array.from({ length: 13 }, (_, n) => made(5, 10, n))
    expect(outdatedNames(names, made(5, 10, 12))).toEqual([made(5, 10, 2), made(5, 10, 1), made(5, 10, 0)])
  })

  it('keeps the newest of each of the last 14 days that have one, however long the pauses', () => {
    const days = [1, 3, 4, 5, 6, 8, 9, 10, 12, 13, 15, 16, 20, 21, 25, 31]
    const names = days.flatMap((day) => [made(day, 9), made(day, 17)])
    const stays = kept(names, made(31, 17))
    expect(stays).toEqual([
      // The newest ten, two of a day …
      ...[31, 25, 21, 20, 16].flatMap((day) => [made(day, 17), made(day, 9)]),
      // … and one of each of nine days before.
      ...[15, 13, 12, 10, 9, 8, 6, 5, 4].map((day) => made(day, 17)),
    ])
  })

  it('of one device leaves alone what another one has written, and what bears no mark', () => {
    const all = (mark: string) => Array.from({ length: 40 }, (_, n) => made(20, 10, n, mark))
    const others = [...all('-ffffffff'), ...all('')]
    const outdated = outdatedNames([...others, ...all(`-${MARK}`)], made(20, 10, 39))
    expect(outdated).toHaveLength(30)
    expect(outdated.filter((name) => others.includes(name))).toEqual([])
  })

  it('never deletes what was just written, even by a clock that lags behind', () => {
    const names = Array.from({ length: 40 }, (_, n) => made(20, 10, n))
    const written = made(20, 9)
    expect(kept([...names, written], written)).toContain(written)
    expect(outdatedNames([...names, written], made(20, 10, 39))).toContain(written)
  })

  it('does not know any order of the folder', () => {
    const names = Array.from({ length: 30 }, (_, n) => made(n + 1))
    const written = made(30)
    expect(outdatedNames([...names].reverse(), written)).toEqual(outdatedNames(names, written))
    expect(outdatedNames(names, written)).toHaveLength(16)
  })
})
