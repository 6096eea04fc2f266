import { describe, expect, it } from 'vitest'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { writeCsv } from '@/exchange/csv'
import { readIndex } from '@/exchange/external-index'

const names = (name: string) => ({ ka: name, en: name })
const place = (id: string) =>
  ({ id, name: names(id), officialName: names(id), region: 'north', kind: 'community' }) as const
const register: MunicipalityRegister = {
  version: '1.0.0',
  source: 'invented',
  regions: [{ id: 'north', iso: null, name: names('North') }],
  municipalities: ['alpha', 'beta', 'gamma'].map(place),
  practice: place('practice'),
}
const read = (text: string) => readIndex(text, register)
const faultsOf = (text: string) => {
  const result = read(text)
  return result.ok ? [] : result.error
}

describe('an external index', () => {
  it('is read by the codes of the register, its columns in any order and among others', () => {
    expect(read('Name;VALUE; municipality_code \nX;12.5;beta\nY;-3;alpha\n')).toEqual({
      ok: true,
      value: {
        values: [
          { municipality: 'beta', value: 12.5 },
          { municipality: 'alpha', value: -3 },
        ],
      },
    })
  })

  it('may have decimal commas where commas do not separate the cells', () => {
    expect(read('municipality_code;value\nalpha;12,5\n')).toMatchObject({
      value: { values: [{ value: 12.5 }] },
    })
    expect(faultsOf('municipality_code,value\nalpha,"12,5"\n')).toEqual([
      { code: 'notANumber', line: 2, text: '12,5' },
    ])
  })

  it('names every fault with its line, and takes nothing', () => {
    const text =
      'municipality_code;value\nalpha;1\ndelta;2\nalpha;3\nbeta;many\npractice;1\n;5\ngamma;1.234,5\n'
    expect(faultsOf(text)).toEqual([
      { code: 'unknownMunicipality', line: 3, municipality: 'delta' },
      { code: 'repeated', line: 4, municipality: 'alpha' },
      { code: 'notANumber', line: 5, text: 'many' },
      { code: 'unknownMunicipality', line: 6, municipality: 'practice' },
      { code: 'unknownMunicipality', line: 7, municipality: '' },
      { code: 'notANumber', line: 8, text: '1.234,5' },
    ])
  })

  it('a row without a figure says nothing, and rows of separators alone are none', () => {
    expect(read('municipality_code;value\nalpha;\nbeta;0\n;\n')).toEqual({
      ok: true,
      value: { values: [{ municipality: 'beta', value: 0 }] },
    })
    expect(faultsOf('municipality_code;value\nalpha;\n')).toEqual([{ code: 'noValues' }])
  })

  it('says which column is missing or there twice', () => {
    expect(faultsOf('code;value;value\nalpha;1;2\n')).toEqual([
      { code: 'column', column: 'municipality_code', found: 0 },
      { code: 'column', column: 'value', found: 2 },
    ])
  })

  it('a header that begins with = is text: the column is missing, nothing is reckoned', () => {
    expect(faultsOf('=municipality_code,value\nalpha,1\n')).toEqual([
      { code: 'column', column: 'municipality_code', found: 0 },
    ])
  })

  it('that we have written with guards is read without them', () => {
    const bytes = writeCsv(
      [
        ['municipality_code', 'value', '=note'],
        ['alpha', '-7', '=1+1'],
        ['beta', 2.5, '@x'],
      ],
      { separator: ';' },
    )
    expect(readIndex(bytes, register)).toMatchObject({
      value: { values: [{ value: -7 }, { value: 2.5 }] },
    })
  })

  it('that is no table is refused with the reason', () => {
    expect(faultsOf('municipality_code;value\nalpha\n')).toEqual([
      { code: 'notRead', refusal: { code: 'ragged', line: 2, expected: 2, found: 1 } },
    ])
  })

  it.each(['1e3', '+5', '007', '-0.5'])('%j is a number', (text) => {
    expect(read(`municipality_code,value\nalpha,${text}\n`)).toMatchObject({
      value: { values: [{ value: Number(text) }] },
    })
  })

  it.each(['0x10', 'Infinity', 'NaN', '1 000', '1.', 'e5', '12%', 'NA', '1e999'])(
    '%j is no number',
    (text) => {
      expect(faultsOf(`municipality_code,value\nalpha,${text}\n`)).toEqual([
        { code: 'notANumber', line: 2, text },
      ])
    },
  )
})
