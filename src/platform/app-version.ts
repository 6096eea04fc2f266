declare const __APP_VERSION__: string

/** Version of this Kibe, as `package.json` says it; put in by the build. */
export const APP_VERSION: string = __APP_VERSION__
