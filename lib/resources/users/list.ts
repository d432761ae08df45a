import { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { countAtMost, countRows, MOST_COUNTED, type Count } from "./count";
import { cursorOf, parseCursor } from "./cursor";
import type { UserKey } from "./keys";
import { NEWEST_FIRST, reversed } from "./order";
import { readPage } from "./read-page";
import type { UserRow } from "./rows";
import { searchFor, type UserSearch } from "./search";
import type { UserJson } from "./serializer";
import { userFor } from "./store";

export type UserPage = {
  data: UserJson[];
  /** What to ask with as `after` for the older ones; null when these are the oldest. */
  next: string | null;
  /** What to ask with as `before` for the newer ones; null when these are the newest. */
  previous: string | null;
  total_count: number;
  /** Whether `total_count` was counted, is an estimate, or the least that there are. */
  total_count_exactness: Count["exactness"];
};

/** The most characters that a search may have. */
export const MAX_SEARCH_CHARACTERS = 256;

/**
 * The users, newest first, a page at a time. Pages hang on the user at their edge, not on a count, so that the thousandth
 * page costs what the first one does.
 *
 * @param input.query  part of an address, number, username or name, or an id
 * @param input.after  the `next` of the page before
 * @param input.before the `previous` of the page after; where fewer than a page are newer, the first page
 * @throws form_param_value_invalid 422: `after` or `before` is not one of ours, or both are given
 * @throws authorization_invalid 403: not an administrator
 */
export const listUsers = query({
  name: "user.list",
  input: z.strictObject({
    query: z.string().max(MAX_SEARCH_CHARACTERS).optional(),
    limit: z.number().int().min(1).max(500).default(20),
    after: z.string().optional(),
    before: z.string().optional(),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { query: searched, limit, after, before }): Promise<UserPage> {
    const search = searchFor(searched);
    const edge = edgeOf(after, before);
    const total = await countUsers(ctx.tx, search);
    const find = ({ key, direction }: Partial<Edge>) =>
      readPage(ctx.tx, { order: direction === "newer" ? reversed(NEWEST_FIRST) : NEWEST_FIRST, conditions: [], search }, key ? { after: key } : { offset: 0 }, limit + 1, ctx.now());
    const found = await find(edge ?? {});
    const page = edge?.direction === "newer" && found.length > limit ? pageBefore(found, limit) : pageAfter(edge?.direction === "newer" ? await find({}) : found, limit, edge);
    return {
      data: page.rows.map((row) => userFor(ctx, row)),
      next: page.next && cursorOf(page.next),
      previous: page.previous && cursorOf(page.previous),
      total_count: total.count,
      total_count_exactness: total.exactness,
    };
  },
});

/** The edge that a page begins at, and in which direction from it. */
type Edge = { key: UserKey; direction: "older" | "newer" };

function edgeOf(after: string | undefined, before: string | undefined): Edge | null {
  if (after !== undefined && before !== undefined) throw apiError("form_param_value_invalid", { param_name: "before" });
  if (after !== undefined) return { key: parseCursor(after, "after"), direction: "older" };
  if (before !== undefined) return { key: parseCursor(before, "before"), direction: "newer" };
  return null;
}

/** How many there are in all, or match a search. How many match a frequent one, PostgreSQL could only guess badly. */
function countUsers(tx: Transaction, search: UserSearch | null): Promise<Count> {
  return search ? countAtMost(tx, search.found(MOST_COUNTED + 1)) : countRows(tx, Prisma.sql`SELECT 1 FROM users`);
}

type Page = { rows: UserRow[]; next: UserRow | null; previous: UserRow | null };

function pageAfter(found: UserRow[], limit: number, edge: Edge | null): Page {
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1) ?? null) : null, previous: edge?.direction === "older" ? (rows[0] ?? null) : null };
}

/** One more than a page was found on the way to the newest, nearest first: the page, in the order of the list. */
function pageBefore(found: UserRow[], limit: number): Page {
  const rows = found.slice(0, limit).reverse();
  return { rows, next: rows.at(-1) ?? null, previous: rows[0] ?? null };
}
