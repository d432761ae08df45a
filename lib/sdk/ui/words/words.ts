import { en } from "./en";

type Texts<Catalogue> = { readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Texts<Catalogue[Key]> };

/** A catalogue in any language: the keys of the English one, each with its text. */
export type Words = Texts<typeof en>;
export type WordKey = Exclude<keyof Words, "errors">;

/** The languages of the components, as BCP 47 tags; English comes with the code, the others when they are asked for. */
const catalogues: Readonly<Record<string, () => Words | Promise<Words>>> = {
  en: () => en,
  de: async () => (await import("./de")).de,
  ar: async () => (await import("./ar")).ar,
};

export const languages = Object.keys(catalogues);

/** The catalogue of a language; English when it cannot be had. */
export async function loadWords(language: string): Promise<Words> {
  try {
    return (await catalogues[language]?.()) ?? en;
  } catch {
    // A catalogue that does not arrive is no reason to keep somebody outside.
    return en;
  }
}
