/** A multiple of three, so that the pieces can stand behind each other; few enough for one call. */
const BYTES_PER_PIECE = 24_576

/**
 * What a database may hold, as pieces of JSON text: bytes as `{"base64": "…"}`, and what JSON cannot say otherwise (a
 * date, a folder's handle, a number that is none) as `{"text": "…"}`. No piece is longer than a text in the value or 32 kB.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (value instanceof ArrayBuffer) yield* base64Pieces(new Uint8Array(value))
  else if (ArrayBuffer.isView(value)) {
    yield* base64Pieces(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  } else if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) {
      yield index === 0 ? '[' : ','
      yield* jsonPieces(member)
    }
    yield value.length === 0 ? '[]' : ']'
  } else if (isPlain(value)) {
    yield* memberPieces(Object.entries(value))
  } else if (isSaidByJson(value)) yield JSON.stringify(value)
  else yield JSON.stringify({ text: String(value) })
}

function* memberPieces(members: readonly (readonly [string, unknown])[]): Generator<string> {
  yield '{'
  for (const [index, [key, member]] of members.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(key)}:`
    yield* jsonPieces(member)
  }
  yield '}'
}

function* base64Pieces(bytes: Uint8Array): Generator<string> {
  yield '{"base64":"'
  for (let at = 0; at < bytes.length; at += BYTES_PER_PIECE) {
    yield btoa(String.fromCharCode(...bytes.subarray(at, at + BYTES_PER_PIECE)))
  }
  yield '"}'
}

function isPlain(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}

function isSaidByJson(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}
