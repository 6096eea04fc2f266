const MEBIBYTE = 1024 * 1024

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 1024 * MEBIBYTE
/** Most entries in one file. */
export const MAX_ENTRIES = 8_000
/** Most that all entries together may unpack to, in bytes. */
export const MAX_UNPACKED_BYTES = 1024 * MEBIBYTE
/** Most that one JSON entry may unpack to, in bytes. */
export const MAX_JSON_BYTES = 128 * MEBIBYTE
/** Deepest nesting in a JSON entry. */
export const MAX_DEPTH = 64
