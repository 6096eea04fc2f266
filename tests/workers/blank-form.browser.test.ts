import { expect, it } from 'vitest'
import type { FormModel } from '@/reporting/blank/form-model'
import { makeBlankForm } from '@/workers/make-report'

const silence = { text: '', under: '' }
const said = (text: string) => ({ text, under: 'the same' })

/** The smallest form: one question with two boxes, in two languages. */
const form: FormModel = {
  fileName: 'kibe-form.pdf',
  language: 'ka',
  author: 'კიბე',
  title: said('სავარჯიშო №1 „ა“ – ₾ ə'),
  description: silence,
  facts: [],
  marks: [],
  head: [{ label: said('თარიღი'), share: 1 }],
  how: { title: said('როგორ'), cross: said('ჯვარი'), mistake: said('შეცდომა'), more: [] },
  footer: { title: 'სავარჯიშო', rest: ' · 1.0.0' },
  areas: [
    {
      depth: 0,
      title: said('სფერო'),
      description: silence,
      indicators: [
        {
          id: 'Q',
          number: '1',
          title: silence,
          question: said('კითხვა?'),
          condition: silence,
          guidance: silence,
          remarks: [],
          items: [
            {
              id: 'Q',
              number: '',
              label: silence,
              hint: silence,
              condition: silence,
              instruction: silence,
              field: { kind: 'choices', choices: [said('დიახ'), said('არა')] },
              notApplicable: null,
              unknown: silence,
            },
          ],
        },
      ],
    },
  ],
}

it('a real browser makes a blank form in the worker of the reports, with the fonts that the app serves', async () => {
  const shares: number[] = []
  const file = await makeBlankForm(form, ({ share }) => shares.push(share)).done
  expect(await file.slice(0, 5).text()).toBe('%PDF-')
  expect(file.type).toBe('application/pdf')
  expect(file.size).toBeGreaterThan(10_000)
  expect(shares[0]).toBe(0)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})
