/** "For level 3: …", in the words of the questionnaire. Georgian numbers its first differently from all others. */
export function levelSentence(
  t: (key: string, slots: Record<string, string | number>) => string,
  level: number,
  text: string,
): string {
  return t(level === 1 ? 'results.next.toFirstLevel' : 'results.next.toLevel', { level, text })
}
