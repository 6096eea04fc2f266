/** Keeps something for each sequence of small whole numbers: one step for each, nothing to be joined or compared. */
export class Branch<Kept> {
  /** What is kept for the numbers that lead here. */
  kept: Kept | null = null
  readonly #next: Branch<Kept>[] = []

  /** One number further. */
  to(number: number): Branch<Kept> {
    return (this.#next[number] ??= new Branch())
  }
}
