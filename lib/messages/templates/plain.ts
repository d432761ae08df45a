// Controls, line separators, zero-width characters and bidirectional overrides: they break headers or disguise text.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const NAME_LIKE = /^[\p{L}\p{N} ._+()-]{1,40}$/u;
const ADDRESS_LIKE = /\.\p{L}/u;

/** One safe line of a text that somebody else wrote: no line breaks, no invisible characters, at most `maxCharacters`. */
export function singleLine(text: string, maxCharacters: number): string {
  const characters = [...text.replace(/\s+/g, " ").replace(UNSAFE, "").trim()];
  return characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join("")}…` : characters.join("");
}

/**
 * The name of a browser or system, or null when it may be something else. Whoever asks for a code chooses the User-Agent
 * that the receiver reads about, and mail clients make links of anything like `evil.test`.
 */
export function productName(name: string | null | undefined): string | null {
  if (!name || !NAME_LIKE.test(name) || ADDRESS_LIKE.test(name)) return null;
  return name;
}

/** A code in two groups, for reading aloud; in right-to-left text the gap must not let the groups change places. */
export function groupCode(code: string, direction: "ltr" | "rtl"): string {
  // U+00A0 is a common separator to the bidirectional algorithm (UAX #9, W4): digits around it stay one number.
  return codeGroups(code).join(direction === "rtl" ? "\u00a0" : " ");
}

/** The halves of a code of six or more characters; a shorter code stays whole. */
export function codeGroups(code: string): string[] {
  if (code.length < 6) return [code];
  const half = Math.ceil(code.length / 2);
  return [code.slice(0, half), code.slice(half)];
}

/** Let a value keep its own direction inside a right-to-left sentence (U+2068, U+2069). */
export function isolate(value: string, direction: "ltr" | "rtl"): string {
  return direction === "rtl" ? `\u2068${value}\u2069` : value;
}
