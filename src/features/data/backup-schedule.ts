/** Time between two automatic backups, in milliseconds; one more when the page is hidden. */
const PAUSE_MS = 10 * 60_000

/** When the next automatic backup is due. Times are milliseconds since 1970. */
export class BackupSchedule {
  #isChanged = false
  #begunAt = -Infinity

  /** Something was stored. */
  noteChange(): void {
    this.#isChanged = true
  }

  /** A backup of what is stored now begins. */
  begin(now: number): void {
    this.#isChanged = false
    this.#begunAt = now
  }

  /** Whether there is anything new, and enough time has passed; a page that is hidden may never come back. */
  isDue(now: number, isHidden: boolean): boolean {
    return this.#isChanged && (isHidden || Math.abs(now - this.#begunAt) >= PAUSE_MS)
  }
}
