/** Bytes with memory of their own, as the platform takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The bytes of a file from one position up to another. Rejects with a DOMException when the device does not give them. */
export async function bytesAt(file: Blob, from = 0, to: number = file.size): Promise<Bytes> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer())
}
