declare const brand: unique symbol

/** A value that carries its meaning in its type: a bare string or number does not fit where a branded one is asked for. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
