import type { ColourRole } from '@/drawing/shapes'

/** What colours on paper stand for, beyond those of the charts. */
export type PaperColour = ColourRole | 'wash' | 'attention' | 'attentionWash' | 'onDark'

/** The light tokens of src/ui/tokens.css, for paper. */
export const PALETTE: Readonly<Record<PaperColour, string>> = {
  step0: '#e6dfd2',
  step1: '#bcd5ce',
  step2: '#84b7b0',
  step3: '#367f7e',
  step4: '#0b5a60',
  ink: '#1b2225',
  soft: '#566068',
  line: '#e2dcd0',
  sunken: '#f2eee6',
  accent: '#0b5a60',
  paper: '#faf8f4',
  wash: '#e4f0ee',
  attention: '#8a4b00',
  attentionWash: '#fbf0dd',
  onDark: '#ffffff',
}

/** A text colour that is readable on a step of the scale (4.5:1). */
export function onStep(step: number): PaperColour {
  return step > 2.5 ? 'onDark' : 'ink'
}
