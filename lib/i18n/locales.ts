/** The languages of the pages, as BCP 47 tags. A new one: add it here, and a folder of messages beside the others. */
export const locales = ["en", "de", "ar"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** Each language in its own words, for the language chooser. */
export const localeNames: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch", ar: "العربية" };

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** The direction of a language's script, for the `dir` attribute. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}

/**
 * The tag for Intl. Figures stay 0–9 in every language, because codes, telephone numbers and addresses beside them are
 * written that way.
 */
export function formattingTag(locale: Locale): string {
  return locale === "ar" ? "ar-u-nu-latn" : locale;
}
