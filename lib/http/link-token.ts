/** The token of a link as it was made, or an empty text, which opens nothing: an address that was cut or invented is no error. */
export function linkToken(raw: string | null | undefined): string {
  return raw && /^[\w-]{1,128}$/.test(raw) ? raw : "";
}
