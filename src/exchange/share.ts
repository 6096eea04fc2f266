/** Told how much of the work is done, 0–1, rising. */
export type OnShare = (share: number) => void

/** Counts the bytes that are done, of `total` bytes, and tells the share. */
export function countingBytes(total: number, onShare: OnShare): (bytes: number) => void {
  let done = 0
  return (bytes) => {
    done += bytes
    if (total > 0) onShare(done / total)
  }
}
