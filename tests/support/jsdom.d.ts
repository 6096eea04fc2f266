/** What the tests use of jsdom, which brings no types: a parser of XML where there is no browser. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string)
    readonly window: { readonly DOMParser: typeof DOMParser }
  }
}
