/** Controls, halves of surrogate pairs and non-characters: XML 1.0 §2.2 allows none of them, and one of them would keep the whole file shut. */
const NOT_IN_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as it may stand in an XML file: composed, lines ended by `\n` only, without characters that XML forbids. */
export function xmlText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(NOT_IN_XML, '')
}
