/** Addresses of the faces of a report, packed (zlib), made by src/build/pdf-fonts.ts. */
declare module 'virtual:pdf-fonts' {
  export const regular: string
  export const bold: string
  export const title: string
}
