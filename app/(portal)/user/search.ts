/** The query of a page, as Next hands it over. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** One value of the query; of several with the same name the first. */
export function param(search: Search, name: string): string | undefined {
  const value = search[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A path with a query: what is undefined is left out. */
export function pathWith(path: string, query: Search, fragment?: string): string {
  const pairs = Object.keys(query).flatMap((name) => {
    const value = param(query, name);
    return value === undefined ? [] : [[name, value]];
  });
  const text = new URLSearchParams(pairs).toString();
  return `${path}${text ? `?${text}` : ""}${fragment ? `#${fragment}` : ""}`;
}
