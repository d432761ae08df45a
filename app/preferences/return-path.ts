/**
 * Where a choice of language or theme comes back to: the page that sent the form, else the front page. Only a path of
 * this portal is ever returned, whatever was sent. `ui_locales` is dropped from it, since the person has just chosen for
 * themselves.
 *
 * @param referer the header `Referer`, believed only from our own host
 * @param host the header `Host`
 */
export function returnPath(referer: string | null, host: string | null): string {
  if (!referer || !URL.canParse(referer)) return "/";
  const url = new URL(referer);
  // A path that starts with two slashes would be read as another host.
  if (!/^https?:$/.test(url.protocol) || url.host !== host || url.pathname.startsWith("//")) return "/";
  url.searchParams.delete("ui_locales");
  return url.pathname + url.search;
}
