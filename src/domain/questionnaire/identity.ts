/** What makes a questionnaire this one and no other. */
export interface QuestionnaireIdentity {
  readonly id: string
  readonly version: string
  /** Fingerprint of the raw document. */
  readonly sha256: string
}

/** Whether both name the same questionnaire, in the same version, with the same content. */
export function sameIdentity(a: QuestionnaireIdentity, b: QuestionnaireIdentity): boolean {
  return a.id === b.id && a.version === b.version && a.sha256 === b.sha256
}

/** Order of two versions by precedence (SemVer 2.0.0 §11): negative when `a` is the older, 0 when neither is. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parts(a), parts(b)]
  for (const index of [0, 1, 2]) {
    const difference = Number(first.core[index]) - Number(second.core[index])
    if (difference !== 0) return difference
  }
  return comparePrereleases(first.prerelease, second.prerelease)
}

function parts(version: string): { core: string[]; prerelease: string[] } {
  const dash = version.indexOf('-')
  const core = dash === -1 ? version : version.slice(0, dash)
  return { core: core.split('.'), prerelease: dash === -1 ? [] : version.slice(dash + 1).split('.') }
}

function comparePrereleases(a: string[], b: string[]): number {
  // A version without a prerelease part comes after all of its prereleases.
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (const [index, identifier] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    const difference = compareIdentifiers(identifier, other)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function compareIdentifiers(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (aIsNumber && bIsNumber) return Number(a) - Number(b)
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1
  return a === b ? 0 : a < b ? -1 : 1
}
