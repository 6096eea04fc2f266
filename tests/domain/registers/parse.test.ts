import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseMechanismRegister, parseMunicipalityRegister } from '@/domain/registers/parse'
import { edited } from '../questionnaire/edit-document'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(`questionnaires/registers/${name}.json`, 'utf8'))
const municipalities = read('municipalities')
const mechanisms = read('mechanisms')

describe('parseMunicipalityRegister', () => {
  it('gives the shipped register as it is', () => {
    expect(parseMunicipalityRegister(municipalities)).toEqual({ ok: true, value: municipalities })
  })

  it('says where a code is given twice, a region is unknown, a field is wrong', () => {
    expect(parseMunicipalityRegister(edited(municipalities, { 'municipalities[3].id': 'batumi' }))).toEqual({
      ok: false,
      error: [{ path: 'municipalities[3].id', code: 'duplicateId', params: { id: 'batumi' } }],
    })
    expect(parseMunicipalityRegister(edited(municipalities, { 'practice.id': 'batumi' }))).toEqual({
      ok: false,
      error: [{ path: 'practice.id', code: 'duplicateId', params: { id: 'batumi' } }],
    })
    expect(parseMunicipalityRegister(edited(municipalities, { 'municipalities[3].region': 'x' }))).toEqual({
      ok: false,
      error: [{ path: 'municipalities[3].region', code: 'unknownRegion', params: { id: 'x' } }],
    })
    expect(parseMunicipalityRegister(edited(municipalities, { 'municipalities[3].kind': 'x' }))).toEqual({
      ok: false,
      error: [{ path: 'municipalities[3].kind', code: 'notAllowed', params: { allowed: 'city, community' } }],
    })
  })

  it.each([null, [], 'x', {}])('refuses %j', (document) => {
    expect(parseMunicipalityRegister(document).ok).toBe(false)
  })
})

describe('parseMechanismRegister', () => {
  it('gives the shipped catalogue as it is', () => {
    expect(parseMechanismRegister(mechanisms)).toEqual({ ok: true, value: mechanisms })
  })

  it('says where an id is given twice', () => {
    const twice = edited(mechanisms, { 'mechanisms[2].id': 'general-assembly' })
    expect(parseMechanismRegister(twice)).toMatchObject({
      ok: false,
      error: [{ path: 'mechanisms[2].id', code: 'duplicateId' }],
    })
  })
})
