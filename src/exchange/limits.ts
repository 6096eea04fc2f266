const MEBIBYTE = 1024 * 1024

/** Largest file that is read, in bytes: the most that a ZIP without the ZIP64 extension can hold. */
export const MAX_FILE_BYTES = 4 * 1024 * MEBIBYTE - 1
/** Most entries in one file. */
export const MAX_ENTRIES = 8_000
/** Longest list of entries at the end of a ZIP, in bytes. */
export const MAX_DIRECTORY_BYTES = 8 * MEBIBYTE
/** Most that all entries together may unpack to, in bytes. */
export const MAX_UNPACKED_BYTES = 4 * 1024 * MEBIBYTE
/** Most that the manifest may unpack to, in bytes. */
export const MAX_MANIFEST_BYTES = 16 * MEBIBYTE
/** Most that the records of one kind may unpack to, in bytes. */
export const MAX_JSON_BYTES = 128 * MEBIBYTE
/** Most that all records together may unpack to, in bytes. */
export const MAX_RECORDS_BYTES = 256 * MEBIBYTE
/** Most commas and opening brackets in one JSON entry: each may become a value that takes far more room than its text. */
export const MAX_JSON_VALUES = 8_000_000
/** Deepest nesting in a JSON entry. */
export const MAX_DEPTH = 64
/** Largest attachment that is read, in bytes: some more than Kibe lets anybody attach. */
export const MAX_ATTACHMENT_ENTRY_BYTES = 64 * MEBIBYTE
