/**
 * Where a form goes when the person must confirm first that it is them: the page that asks, which then comes back to the
 * form with what was typed already in it. Secrets are not among `values`.
 *
 * @param referer the address of the page that holds the form; browsers send it to the same origin
 */
export function reverifyPath(referer: string | null, values: Record<string, string>): string {
  const page = referer && URL.canParse(referer) ? new URL(referer) : new URL("/user", "http://portal.invalid");
  for (const [name, value] of Object.entries(values)) page.searchParams.set(name, value);
  return `/user/reverify?return_to=${encodeURIComponent(page.pathname + page.search)}`;
}
