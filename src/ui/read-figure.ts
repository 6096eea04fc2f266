/**
 * A number as people write it in Georgian or English: `1 234,5`, `1234.5`, `1,234.5`.
 * Null for nothing, undefined for what is not a number. Two different marks: the last one is the decimal mark.
 */
export function readFigure(text: string): number | null | undefined {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '')
  if (compact === '') return null
  const lastComma = compact.lastIndexOf(',')
  const lastPoint = compact.lastIndexOf('.')
  const plain =
    lastComma > lastPoint ? compact.replaceAll('.', '').replace(',', '.') : compact.replaceAll(',', '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
