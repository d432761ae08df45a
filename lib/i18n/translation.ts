/**
 * The shape that a translation must have: the same keys as the English messages, no fewer and no more, each a sentence.
 * `export const door: Translation<typeof en> = {…}` fails to compile on a missing or surplus key.
 */
export type Translation<English> = { readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]> };
