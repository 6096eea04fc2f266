/** Long enough for the slowest browser to have begun reading; then the bytes are let go. */
const RELEASE_AFTER_MS = 60_000

/** Hands a file to the browser's downloads. Whether it arrived there the browser does not say. */
export function download(content: Uint8Array | Blob | string, name: string, mime: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS)
}
