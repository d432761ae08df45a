import type { Transaction } from "@/lib/db/client";
import { select } from "@/lib/db/select";
import { Prisma } from "@/lib/generated/prisma/client";
import { MOST_COUNTED } from "./count";
import { EVERYBODY, hits, HITS, keysInOrder, keysWithin, sequence, type Start, type UserKey, type UserList } from "./keys";
import { listMemory } from "./list-memory";
import { startAt } from "./marks";
import { USER_JSON, userRow, type UserJsonColumn, type UserRow } from "./rows";
import type { UserSearch } from "./search";

/** How many users are looked at one after another before a search asks the indexes for everybody who matches. */
const LONGEST_WALK = 20_000;

/** Where a page begins: after a user, or how many users come before it. */
export type PageStart = { after: UserKey } | { offset: number };

/**
 * The next `most` users of a list, in one question where few match a search or none is made.
 *
 * A rare search collects all that match, from the indexes, and sorts them. Where many match, walking along the list finds
 * a page's worth soon; unless they all stand far away, and then they are collected, too.
 */
export async function readPage(tx: Transaction, list: UserList, start: PageStart, most: number, now: Date): Promise<UserRow[]> {
  const { search } = list;
  const near = "after" in start ? { after: start.after, skip: 0 } : { after: null, skip: start.offset };
  if (search && !listMemory(list, now).isFrequent) {
    const { users, counted } = await ask(tx, list, hits(search, MOST_COUNTED + 1), keysInOrder(list, HITS, near, most));
    if (counted <= MOST_COUNTED) return users;
    listMemory(list, now).isFrequent = true;
  }
  const from = "after" in start ? near : await startAt(tx, list, start.offset, now);
  return search ? readFrequent(tx, { ...list, search }, from, most) : (await ask(tx, list, null, keysInOrder(list, EVERYBODY, from, most))).users;
}

async function readFrequent(tx: Transaction, list: UserList & { search: UserSearch }, from: Start, most: number): Promise<UserRow[]> {
  const walked = await ask(tx, list, null, keysWithin(list, list.search, from, most, LONGEST_WALK));
  if (walked.users.length === most) return walked.users;
  return (await ask(tx, list, hits(list.search, null), keysInOrder(list, HITS, from, most))).users;
}

type Row = { counted: number; users: UserJsonColumn[] | null };

/** Keys lead to users, so that what is left out was only a look into an index. */
async function ask(tx: Transaction, { order }: UserList, collected: Prisma.Sql | null, keys: Prisma.Sql): Promise<{ users: UserRow[]; counted: number }> {
  const [row] = await select<Row>(tx, Prisma.sql`
    WITH ${collected ? Prisma.sql`${collected},` : Prisma.empty} page AS MATERIALIZED (${keys})
    SELECT ${collected ? Prisma.sql`(SELECT count(*)::int FROM hits)` : Prisma.sql`0`} AS counted,
           (SELECT json_agg(${USER_JSON} ORDER BY ${sequence(order, "page")}) FROM page JOIN users u ON u.id = page.id) AS users`);
  return { users: (row?.users ?? []).map(userRow), counted: row?.counted ?? 0 };
}
