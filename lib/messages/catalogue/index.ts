import { ar } from "@/lib/messages/catalogue/ar";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import { de } from "@/lib/messages/catalogue/de";
import { en } from "@/lib/messages/catalogue/en";

/** The languages that messages speak. */
export const catalogues = { en, de, ar } as const satisfies Record<string, Catalogue>;

/** The words for a BCP 47 tag ("de-AT" speaks German); English where a language is not ours. */
export function catalogueFor(locale: string): Catalogue {
  const language = locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? "";
  return Object.hasOwn(catalogues, language) ? catalogues[language as keyof typeof catalogues] : en;
}
