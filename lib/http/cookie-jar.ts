/** The cookies of a request. */
export type CookieJar = {
  /** The last of several of one name, as Next reads them for the pages. */
  get(name: string): string | null;
  /** All of one name: a cookie of this host and one of its parent may be called the same. */
  all(name: string): string[];
};

/** Read the header `Cookie`. */
export function cookieJar(header: string | null): CookieJar {
  const pairs = (header ?? "").split("; ");
  const all = (name: string) => pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  return { all, get: (name) => all(name).at(-1) || null };
}
