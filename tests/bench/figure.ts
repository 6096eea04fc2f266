import { test } from '@playwright/test'

/** One measured quantity: what it is, its unit, every run, and the goal (at most this much; null for none). */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly runs: readonly number[]
  readonly goal: number | null
}

const TYPE = 'figure'

/** Hands a figure to the table that is printed at the end. */
export function report(figure: Figure): void {
  test.info().annotations.push({ type: TYPE, description: JSON.stringify(figure) })
}

/** The figures among a test's annotations. */
export function figuresIn(annotations: readonly { type: string; description?: string }[]): Figure[] {
  return annotations
    .filter(({ type }) => type === TYPE)
    .map(({ description }) => JSON.parse(description ?? '') as Figure)
}

/** The value below which this share (0–1) of the runs lies (nearest rank). There must be at least one run. */
export function quantile(runs: readonly number[], share: number): number {
  const sorted = [...runs].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
