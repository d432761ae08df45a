import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { MAX_SEARCH_CHARACTERS } from "@/lib/resources/users/list";

/** What the address of the list says: what is searched, and beyond which user the page is. */
export type ListAddress = { query?: string; after?: string; before?: string };

/** The query of the list's address. Of two edges the older one counts; a search that is too long is cut, and is one line. */
export function listAddressOf(search: Search): ListAddress {
  const query = param(search, "query")
    ?.replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, MAX_SEARCH_CHARACTERS);
  const [after, before] = [param(search, "after"), param(search, "before")];
  return { ...(query ? { query } : {}), ...(after ? { after } : before ? { before } : {}) };
}

/** The address of a page of the list. */
export function listPath({ query, after, before }: ListAddress): string {
  return pathWith("/dashboard", { query, after, before });
}
