import { describe, expect, it } from 'vitest'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators } from '@/domain/questionnaire/tree'
import { parseMechanismRegister, parseMunicipalityRegister } from '@/domain/registers/parse'
import type { Result } from '@/domain/shared/result'
import { readContent, scriptFaults, textsOf } from './texts'

const rawMunicipalities = readContent('registers/municipalities.json')
const rawMechanisms = readContent('registers/mechanisms.json')
const { municipalities, regions, practice } = valueOf(parseMunicipalityRegister(rawMunicipalities))
const { mechanisms } = valueOf(parseMechanismRegister(rawMechanisms))
const questionnaire = valueOf(parseQuestionnaire(readContent('participation/1.0.0.json')))
const indicatorIds = allIndicators(questionnaire.areas).map(({ id }) => id)

function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2))
  return result.value
}

function repeated(values: string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}

describe('the register of municipalities', () => {
  it('lists 64: five cities and 59 communities', () => {
    const cities = municipalities.filter(({ kind }) => kind === 'city').map(({ id }) => id)
    expect(municipalities).toHaveLength(64)
    expect(cities.sort()).toEqual(['batumi', 'kutaisi', 'poti', 'rustavi', 'tbilisi'])
  })

  it('lists none of the five units that are wholly occupied', () => {
    const occupied = ['azhara', 'akhalgori', 'eredvi', 'kurta', 'tighvi']
    const occupiedKa = ['აჟარა', 'ახალგორი', 'ერედვი', 'ქურთა', 'თიღვა']
    expect(
      municipalities.filter(({ id, name }) => occupied.includes(id) || occupiedKa.includes(name.ka)),
    ).toEqual([])
  })

  it('uses no id and no name twice', () => {
    expect(repeated([...municipalities.map(({ id }) => id), practice.id])).toEqual([])
    expect(repeated(municipalities.map(({ name }) => name.ka))).toEqual([])
    expect(repeated(municipalities.map(({ name }) => name.en))).toEqual([])
  })

  it('puts as many municipalities into each region as the country has', () => {
    const counts = Object.fromEntries(
      regions.map(({ id }) => [id, municipalities.filter(({ region }) => region === id).length]),
    )
    expect(counts).toEqual({
      tbilisi: 1,
      adjara: 6,
      guria: 3,
      imereti: 12,
      kakheti: 8,
      'kvemo-kartli': 7,
      'mtskheta-mtianeti': 4,
      'racha-lechkhumi-kvemo-svaneti': 4,
      'samegrelo-zemo-svaneti': 9,
      'samtskhe-javakheti': 6,
      'shida-kartli': 4,
      practice: 0,
    })
  })

  it('names the one for practice plainly and keeps it out of the list and the real regions', () => {
    expect(practice).toMatchObject({ id: 'practice', region: 'practice', kind: 'community' })
    expect(practice.name.ka).toBe('სავარჯიშო მუნიციპალიტეტი')
    expect(regions.filter(({ iso }) => iso === null).map(({ id }) => id)).toEqual(['practice'])
  })

  it('has every name in Georgian and in English, each in its own script', () => {
    expect(textsOf(rawMunicipalities).flatMap(scriptFaults)).toEqual([])
  })
})

describe('the catalogue of mechanisms', () => {
  it('uses no id and no name twice', () => {
    expect(mechanisms).toHaveLength(56)
    expect(repeated(mechanisms.map(({ id }) => id))).toEqual([])
    expect(repeated(mechanisms.map(({ name }) => name.ka))).toEqual([])
  })

  it('addresses every indicator with at least one mechanism', () => {
    const addressed = new Set(mechanisms.flatMap(({ addresses }) => addresses.indicators))
    expect(indicatorIds.filter((id) => !addressed.has(id))).toEqual([])
  })

  it('addresses only indicators and areas that exist', () => {
    const areaIds = questionnaire.areas.map(({ id }) => id)
    const strays = mechanisms.flatMap(({ addresses }) => [
      ...addresses.indicators.filter((id) => !indicatorIds.includes(id)),
      ...addresses.areas.filter((id) => !areaIds.includes(id)),
    ])
    expect(strays).toEqual([])
  })

  it('names the area of every indicator that a mechanism addresses', () => {
    const strays = mechanisms.flatMap(({ id, addresses }) =>
      questionnaire.areas
        .filter((area) => allIndicators([area]).some((each) => addresses.indicators.includes(each.id)))
        .filter((area) => !addresses.areas.includes(area.id))
        .map((area) => `${id}: ${area.id}`),
    )
    expect(strays).toEqual([])
  })

  it('cites nothing but web addresses', () => {
    const urls = mechanisms.flatMap(({ source }) => (source ? [source.url] : []))
    expect(urls.length).toBeGreaterThan(0)
    expect(urls.filter((url) => !/^https?:\/\/\S+$/.test(url))).toEqual([])
  })

  it('gives every mechanism some time and somebody whom it serves', () => {
    const faulty = mechanisms.filter(
      ({ prepWeeks, runWeeks, serves }) => Math.min(prepWeeks, runWeeks, serves.length) < 1,
    )
    expect(faulty).toEqual([])
  })

  it('has every text in Georgian and in English, each in its own script', () => {
    expect(textsOf(rawMechanisms).flatMap(scriptFaults)).toEqual([])
  })
})
