import { describe, expect, it } from 'vitest'
import { findMunicipality, searchMunicipalities } from '@/domain/registers/find'
import type { Municipality, MunicipalityRegister } from '@/domain/registers/municipality'

function municipality(id: string, ka: string, en: string, region: string): Municipality {
  return {
    id,
    name: { ka, en },
    officialName: { ka: `${ka.slice(0, -1)}ის მუნიციპალიტეტი`, en: `${en} Municipality` },
    region,
    kind: 'community',
  }
}

const register: MunicipalityRegister = {
  version: '1.0.0',
  source: 'test',
  regions: [
    { id: 'guria', iso: 'GE-GU', name: { ka: 'გურია', en: 'Guria' } },
    { id: 'kartli', iso: null, name: { ka: 'ქვემო ქართლი', en: 'Kvemo Kartli' } },
    { id: 'empty', iso: null, name: { ka: 'ცარიელი', en: 'Empty' } },
  ],
  municipalities: [
    municipality('tetritskaro', 'თეთრიწყარო', 'Tetritskaro', 'kartli'),
    municipality('ozurgeti', 'ოზურგეთი', 'Ozurgeti', 'guria'),
    municipality('chokhatauri', 'ჩოხატაური', 'Chokhatauri', 'guria'),
  ],
  practice: municipality('practice', 'სავარჯიშო', 'Practice', 'kartli'),
}

const found = (query: string) =>
  searchMunicipalities(register, query).map(({ region, municipalities }) => [
    region.id,
    ...municipalities.map(({ id }) => id),
  ])

describe('findMunicipality', () => {
  it('finds by code, the one for practice too', () => {
    expect(findMunicipality(register, 'ozurgeti')?.name.en).toBe('Ozurgeti')
    expect(findMunicipality(register, 'practice')?.name.en).toBe('Practice')
  })

  it('gives null for a code that does not exist', () => {
    expect(findMunicipality(register, 'Ozurgeti')).toBeNull()
  })
})

describe('searchMunicipalities', () => {
  it('gives all for an empty query, by region in the order of the register', () => {
    const all = [
      ['guria', 'ozurgeti', 'chokhatauri'],
      ['kartli', 'tetritskaro'],
    ]
    expect(found('')).toEqual(all)
    expect(found(' - ')).toEqual(all)
  })

  it.each(['ოზურ', 'გეთი', 'Ozur', 'OZURGETI', ' ozur-geti ', 'Özürgeti', 'ოზურგეთის მუნ', 'ᲝᲖᲣᲠᲒᲔᲗᲘ'])(
    'finds Ozurgeti by %s',
    (query) => expect(found(query)).toEqual([['guria', 'ozurgeti']]),
  )

  it('ignores the apostrophes of scholarly transliteration', () => {
    expect(found("t'et'ri ts'karo")).toEqual([['kartli', 'tetritskaro']])
  })

  it('finds all of a region by its name in either script', () => {
    expect(found('ქვემო-ქართ')).toEqual([['kartli', 'tetritskaro']])
    expect(found('guria')).toEqual([['guria', 'ozurgeti', 'chokhatauri']])
  })

  it('does not take the word municipality for a name', () => {
    expect(found('ality')).toEqual([])
  })

  it('never gives the municipality for practice', () => {
    expect(found('practice')).toEqual([])
  })
})
