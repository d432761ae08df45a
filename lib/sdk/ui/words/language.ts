/**
 * The language to speak: the first wish that there is a catalogue for, by its first part ("de-AT" is served "de").
 *
 * @param wishes BCP 47 tags, the most wanted first
 * @param available tags of the catalogues; the first is for everybody else
 */
export function chooseLanguage(wishes: readonly (string | null | undefined)[], available: readonly string[]): string {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split(/[-_]/)[0];
    if (primary && available.includes(primary)) return primary;
  }
  return available[0] ?? "en";
}

export function directionOf(language: string): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The tag for Intl. Figures stay 0–9 in every language, because codes and telephone numbers beside them are written that way. */
export function formattingTag(language: string): string {
  return language === "ar" ? "ar-u-nu-latn" : language;
}
