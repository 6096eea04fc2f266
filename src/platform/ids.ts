/** Where random ids come from. */
export interface Ids {
  /** A new UUID. */
  uuid(): string
}
