import type { Municipality, MunicipalityRegister } from './municipality'

/** The municipalities of one region that were found, in the order of the register. */
export interface RegionGroup {
  readonly region: MunicipalityRegister['regions'][number]
  readonly municipalities: readonly Municipality[]
}

/** The municipality with this code, the one for practice included; null when there is none. */
export function findMunicipality(register: MunicipalityRegister, code: string): Municipality | null {
  return [...register.municipalities, register.practice].find(({ id }) => id === code) ?? null
}

/**
 * The municipalities whose name, or whose region's name, contains the query in Georgian or Latin letters, or whose
 * official name begins with it, by region in the order of the register. Case, accents, spaces, hyphens and apostrophes do not matter. An empty query finds all.
 * The municipality for practice is never among them.
 */
export function searchMunicipalities(register: MunicipalityRegister, query: string): RegionGroup[] {
  const wanted = plain(query)
  const contains = ({ ka, en }: Municipality['name']) =>
    plain(ka).includes(wanted) || plain(en).includes(wanted)
  const begins = ({ ka, en }: Municipality['name']) =>
    plain(ka).startsWith(wanted) || plain(en).startsWith(wanted)
  return register.regions
    .map((region) => ({
      region,
      municipalities: register.municipalities.filter(
        (municipality) =>
          municipality.region === region.id &&
          (contains(region.name) || contains(municipality.name) || begins(municipality.officialName)),
      ),
    }))
    .filter(({ municipalities }) => municipalities.length > 0)
}

/** The text as it is compared: letters and digits only, small, without accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
}
