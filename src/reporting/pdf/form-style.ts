import type { Sheet, TextStyle } from './paper'

/** A4 for forms: room for holes at the left, and as much as printers leave elsewhere. */
export const FORM_SHEET: Sheet = { width: 595.28, height: 841.89, left: 57, right: 43, top: 46, bottom: 54 }

/** Height of what is written on a page. */
export const FORM_HEIGHT = FORM_SHEET.height - FORM_SHEET.top - FORM_SHEET.bottom

/** Side of a box in points: 5 mm, so that a pen fits. A box for a figure is larger. */
export const BOX = { tick: 14.2, figure: 19.8 }

/** Height of a line to write on: 7.8 mm. */
export const WRITING = 22

/** The few styles of a form; nothing is smaller than 10 points. */
export const FORM = {
  title: { face: 'title', size: 22, leading: 1.25, colour: 'ink' },
  area: { face: 'title', size: 17, leading: 1.3, colour: 'ink' },
  subarea: { face: 'title', size: 14, leading: 1.3, colour: 'ink' },
  name: { face: 'title', size: 12.5, leading: 1.35, colour: 'ink' },
  question: { face: 'bold', size: 11, leading: 1.42, colour: 'ink' },
  asked: { face: 'regular', size: 11, leading: 1.4, colour: 'ink' },
  body: { face: 'regular', size: 10.5, leading: 1.4, colour: 'ink' },
  strong: { face: 'bold', size: 10.5, leading: 1.4, colour: 'ink' },
  hint: { face: 'regular', size: 10, leading: 1.38, colour: 'soft' },
} as const satisfies Record<string, TextStyle>
