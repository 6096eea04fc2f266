import { compareVersions } from './identity'

/** How much a version has to grow: not at all, or in its third, second or first number (SemVer 2.0.0). */
export type Bump = 'none' | 'patch' | 'minor' | 'major'

/** Bumps, the smallest first. */
const BUMPS = ['none', 'patch', 'minor', 'major'] as const

/**
 * Every kind of difference between two versions of a questionnaire, with the bump that it needs at least
 * (questionnaires.md, "Publishing rules"). What the rules do not name is major where it changes which answers are
 * possible or asked for, or moves a part to another place in the tree, by which it is scored.
 */
const BUMP_OF = {
  itemRemoved: 'major',
  itemMoved: 'major',
  itemMerged: 'major',
  itemSplit: 'major',
  itemRescaled: 'major',
  indicatorRemoved: 'major',
  indicatorMoved: 'major',
  areaRemoved: 'major',
  areaMoved: 'major',
  partRemoved: 'major',
  subsetRemoved: 'major',
  kind: 'major',
  type: 'major',
  scale: 'major',
  formula: 'major',
  answering: 'major',
  scored: 'major',
  share: 'major',
  weight: 'major',
  aggregation: 'major',
  applicability: 'major',
  cap: 'major',
  legalStatus: 'major',
  coverageGate: 'major',
  withoutEvidence: 'major',
  band: 'major',
  certificate: 'major',
  gate: 'major',
  display: 'major',
  itemAdded: 'minor',
  indicatorAdded: 'minor',
  areaAdded: 'minor',
  partAdded: 'minor',
  subsetAdded: 'minor',
  breakdown: 'minor',
  order: 'patch',
  wording: 'patch',
  translation: 'patch',
  guidance: 'patch',
  legalText: 'patch',
  warning: 'patch',
  languages: 'patch',
  about: 'patch',
} as const satisfies Record<string, Bump>

/** The kind of a difference; its sentence is `terminal.difference.<code>` in the locales. */
export type DifferenceCode = keyof typeof BUMP_OF

/** The bump that a difference of this kind needs at least. */
export function bumpOf(code: DifferenceCode): Exclude<Bump, 'none'> {
  return BUMP_OF[code]
}

/** The bump that all these differences together need at least: the largest of theirs, `none` where there are none. */
export function minimumBump(differences: readonly { readonly code: DifferenceCode }[]): Bump {
  const needed = differences.map(({ code }) => BUMPS.indexOf(bumpOf(code)))
  return BUMPS[Math.max(0, ...needed)] ?? 'none'
}

/**
 * The least version after `version` that is bumped so far. A prerelease may become its own release: 2.0.0-rc.1 bumped
 * by `major` is 2.0.0.
 */
export function bumpedVersion(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = coreOf(version).split('.').map(Number)
  const isPrerelease = version.includes('-')
  switch (bump) {
    case 'none':
      return version
    case 'patch':
      return isPrerelease ? coreOf(version) : `${major}.${minor}.${patch + 1}`
    case 'minor':
      return isPrerelease && patch === 0 ? coreOf(version) : `${major}.${minor + 1}.0`
    case 'major':
      return isPrerelease && minor === 0 && patch === 0 ? coreOf(version) : `${major + 1}.0.0`
  }
}

/**
 * Whether `next` is far enough from `before` for this bump. A prerelease counts as the release that it leads to, but
 * always has to come after `before`.
 */
export function isBumpedEnough(next: string, before: string, bump: Bump): boolean {
  if (bump === 'none') return compareVersions(next, before) >= 0
  return compareVersions(next, before) > 0 && compareVersions(coreOf(next), bumpedVersion(before, bump)) >= 0
}

function coreOf(version: string): string {
  return version.split('-', 1)[0] ?? version
}
