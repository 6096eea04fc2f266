import { expect, it } from 'vitest'
import type { CalendarDate, Sha256 } from '@/domain/shared/units'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { makeCheckingSheet } from '@/workers/make-checking-sheet'
import { readWorkbook } from '../reporting/xlsx/read-workbook'
import { aContext, anArea, anIndicator, aQuestionnaire, aSheet } from '../support/questionnaires'

it('a real browser makes the sheet in a module worker', async () => {
  const indicators = Array.from({ length: 400 }, (_, n) => anIndicator(`I-${n}`))
  const questionnaire = aQuestionnaire({ areas: [anArea('x', { indicators })] })
  const answers = aSheet(Object.fromEntries(indicators.map(({ id }, n) => [id, n % 5])))
  const evidence = new Map<string, number>()
  const { root } = scoreSheet(questionnaire, answers, evidence, aContext())
  const file = await makeCheckingSheet({
    language: 'ka',
    questionnaire,
    sha256: 'a'.repeat(64) as Sha256,
    municipality: { id: 'x', name: { ka: 'იქსი' } },
    wave: '2026',
    from: '2026-01-01' as CalendarDate,
    to: '2026-12-31' as CalendarDate,
    isDraft: true,
    root,
    evidence,
    medians: new Map(),
    appVersion: '1.0.0',
  }).done
  const [, scores] = readWorkbook(await file.arrayBuffer())
  // Two rows of headings, the whole, the area, and two rows for each indicator.
  expect(scores?.cells.get('A804')?.value).toBe('I-399')
  expect(scores?.cells.get('G3')?.value).toBe(0.5)
})
