import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyDraft } from '@/domain/planning/draft-action'
import { stillMissing, type Fields } from '@/features/plan/typed-fields'

const text = fc.string({ unit: fc.constantFrom('ა', 'b', ' ', '\n'), maxLength: 6 })
const fields: fc.Arbitrary<Fields> = fc.record({ title: text, result: text }, { requiredKeys: [] })
const step = (content: string, index: number) => ({
  id: `step-${index}`,
  text: content,
  due: null,
  isDone: false,
})
const steps = fc.array(text, { maxLength: 3 }).map((texts): Fields => ({ steps: texts.map(step) }))
const typing: fc.Arbitrary<Fields> = fc.oneof(fields, steps)

it('neither what was typed nor what somebody else has stored since is ever missing from an action', () => {
  const blank = emptyDraft(1)
  fc.assert(
    fc.property(typing, typing, typing, typing, (edit, before, onTheWay, since) => {
      const stored = { ...blank, ...before, ...since }
      const typed = { edit, before: { ...blank, ...before }, onTheWay }
      const after = { ...stored, ...stillMissing(stored, typed) }
      const texts = (['title', 'result'] as const).flatMap((name) => {
        const isOurs = [typed.before[name], onTheWay[name]].includes(stored[name])
        const wanted = [(edit[name] ?? '').trim(), isOurs && name in edit ? '' : stored[name]]
        return wanted.map((part) => [after[name], part] as const)
      })
      const written = (edit.steps ?? []).flatMap((one) => {
        const now = after.steps.find(({ id }) => id === one.id)
        const isDeleted = !now && typed.before.steps.some(({ id }) => id === one.id)
        return isDeleted ? [] : [[now?.text ?? 'nothing', one.text.trim()] as const]
      })
      expect([...texts, ...written].filter(([there, part]) => !there.includes(part))).toEqual([])
    }),
  )
})

it('nothing is missing from an action that has what was typed already', () => {
  fc.assert(
    fc.property(typing, typing, (edit, before) => {
      expect(stillMissing({ ...emptyDraft(1), ...edit }, { edit, before, onTheWay: {} })).toEqual({})
    }),
  )
})
