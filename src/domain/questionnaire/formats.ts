/** A questionnaire file as it was parsed from JSON: known to be an object, nothing more. */
export type RawDocument = Readonly<Record<string, unknown>>

/** One version of the format of questionnaires. Once a Kibe that reads it was released, its step is never edited. */
export interface QuestionnaireFormat {
  /** What `formatVersion` says in a file of it: whole numbers as text, in their order. */
  readonly version: string
  /** How a document of this format becomes one of the next, `formatVersion` included; null for the newest. */
  readonly up: ((document: RawDocument) => RawDocument) | null
}

/** All formats that are read, the oldest first. */
export const QUESTIONNAIRE_FORMATS: readonly QuestionnaireFormat[] = [{ version: '1', up: null }]

/**
 * A document of any format that is read as one of the newest; of an unknown format it is given back as it is, for the
 * schema to refuse. The document itself is not changed: its fingerprint stays that of the file.
 */
export function upToDate(document: RawDocument, formats = QUESTIONNAIRE_FORMATS): RawDocument {
  const first = formats.findIndex(({ version }) => version === document['formatVersion'])
  if (first === -1) return document
  return formats.slice(first).reduce((raised, { up }) => up?.(raised) ?? raised, document)
}

/** Whether a file that says this of its format was made for a newer Kibe. */
export function isNewerFormat(formatVersion: unknown): formatVersion is string | number {
  if (typeof formatVersion !== 'string' && typeof formatVersion !== 'number') return false
  return parseInt(String(formatVersion)) > Number(QUESTIONNAIRE_FORMATS.at(-1)?.version)
}
