/** Schemes whose pages are no app's: they run what stands in the address, or read files. */
const NEVER = /^(javascript|data|vbscript|file|blob|about|filesystem|view-source|ftp|wss?|mailto|tel|sms|intent):/;

/**
 * Whether a text is an origin as a browser writes it: a scheme, a host and, where it is not the usual one, a port. Apps in an
 * extension or a shell have a scheme of their own, such as `capacitor://localhost` or `chrome-extension://abc`.
 *
 * @see RFC 6454 section 6.2
 */
export function isOrigin(text: string): boolean {
  if (text.length > 256 || !URL.canParse(text)) return false;
  // A star is a host's name to the parser, and a pattern to whoever writes it.
  if (/^https?:/.test(text)) return new URL(text).origin === text && !text.includes("*");
  return /^[a-z][a-z0-9+.-]{1,63}:\/\/[a-z0-9._-]+(:\d{1,5})?$/i.test(text) && !NEVER.test(text) && text === text.toLowerCase();
}

/** Whether a scheme is one that an app may have for itself. */
export function isAppScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{1,63}:/.test(text) && !/^https?:/.test(text) && !NEVER.test(text);
}
