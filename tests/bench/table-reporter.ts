import { availableParallelism, loadavg } from 'node:os'
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter'
import { figuresIn, quantile, type Figure } from './figure'

const HEAD = ['', 'runs', 'median', 'min–max', 'goal', '']

/** Prints every figure in one table. A measurement that could not be taken is named below it. */
export default class TableReporter implements Reporter {
  readonly #rows: string[][] = [HEAD]
  readonly #failed: string[] = []

  onTestEnd({ title }: TestCase, { status, annotations, error }: TestResult): void {
    this.#rows.push(...figuresIn(annotations).map(rowOf))
    if (status !== 'passed') this.#failed.push(`not measured: ${title}: ${error?.message ?? status}`)
  }

  onError({ message }: TestError): void {
    this.#failed.push(`not measured: ${message ?? 'an unknown error'}`)
  }

  onEnd(): void {
    const widths = HEAD.map((_, column) => Math.max(...this.#rows.map((row) => row[column]?.length ?? 0)))
    const lines = this.#rows.map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    // What else runs on the machine slows every figure of time down.
    const load = `load of the machine: ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} processors`
    process.stdout.write(`\n${[...lines, load, ...this.#failed].join('\n')}\n`)
  }

  printsToStdio(): boolean {
    return true
  }
}

function rowOf({ name, unit, runs, goal }: Figure): string[] {
  const figure = (value: number) => `${Number(value.toPrecision(3))}`
  const median = quantile(runs, 0.5)
  const range = `${figure(Math.min(...runs))}–${figure(Math.max(...runs))}`
  const verdict = goal === null ? '' : median <= goal ? 'met' : 'missed'
  return [
    name,
    String(runs.length),
    `${figure(median)} ${unit}`,
    range,
    goal === null ? '–' : `≤ ${goal} ${unit}`,
    verdict,
  ]
}
