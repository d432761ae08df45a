/**
 * The path and query that a request line asks for, when it is one that we serve: origin form, printable, decodable. Other
 * forms (`http://other.example/`, `//other.example`, backslashes, NUL, broken percent-encoding) reach code that reads them
 * differently from the code before it, and nobody sends them by mistake.
 *
 * @see RFC 9112, section 3.2
 */
export function isServableTarget(target: string | undefined): target is string {
  if (target === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(target)) return false;
  const path = pathOf(target);
  try {
    return ![...decodeURIComponent(path)].some((character) => character.charCodeAt(0) < 0x20 || character === "\x7f");
  } catch {
    return false;
  }
}

/** The path without query and fragment. */
export function pathOf(target: string): string {
  return target.split(/[?#]/, 1)[0] ?? "";
}

/** The path as it may stand in a log: whatever looks like an identifier or a token is left out. */
export function loggedPath(target: string): string {
  return pathOf(target)
    .slice(0, 512)
    .split("/")
    .map((segment) => (/^[a-z]+(?:[-_.][a-z]+)*$/.test(segment) || segment.length < 16 ? segment : `${/^[a-z_]{2,16}_(?=[A-Za-z0-9]{16,})/.exec(segment)?.[0] ?? ""}…`))
    .join("/");
}
