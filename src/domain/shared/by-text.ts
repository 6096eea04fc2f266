/** Order by code unit: the same on every device and in every language. */
export function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
