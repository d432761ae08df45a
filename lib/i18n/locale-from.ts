import { defaultLocale, isLocale, type Locale } from "./locales";

/** The name of the cookie that holds the language somebody chose. */
export const LANGUAGE_COOKIE = "gh_lang";

const LONGEST_HEADER = 512;

/**
 * The language of a page: what the app that sent the person asks for (`ui_locales`, space-separated tags in order of
 * preference), else what the person chose here (cookie), else what the browser prefers, else English.
 *
 * @see OpenID Connect Core 1.0 section 3.1.2.1 for `ui_locales`; RFC 9110 section 12.5.4 for `Accept-Language`
 */
export function localeFrom(facts: { uiLocales?: string | null; cookie?: string | null; acceptLanguage?: string | null }): Locale {
  return (
    firstKnown((facts.uiLocales ?? "").slice(0, LONGEST_HEADER).split(/\s+/)) ??
    firstKnown([facts.cookie ?? ""]) ??
    firstKnown(preferredTags(facts.acceptLanguage ?? "")) ??
    defaultLocale
  );
}

function firstKnown(tags: string[]): Locale | undefined {
  for (const tag of tags) {
    const language = tag.trim().toLowerCase().split(/[-_]/)[0] ?? "";
    if (isLocale(language)) return language;
  }
  return undefined;
}

/** The tags of an `Accept-Language` header, best first; refused ones (`q=0`) and the wildcard are left out. */
function preferredTags(header: string): string[] {
  return header
    .slice(0, LONGEST_HEADER)
    .split(",")
    .map((part, position) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1]).find(Boolean);
      return { tag, position, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "" && tag !== "*" && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
    .map(({ tag }) => tag);
}
