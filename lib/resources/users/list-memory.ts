import { pool } from "@/lib/db/pool";
import { sha256 } from "@/lib/encryption";
import { MINUTE } from "@/lib/time";
import type { UserKey, UserList } from "./keys";

/** A user of a list, and how many stand before and with them. */
export type Mark = { place: number; key: UserKey };

type Known = { until: number; isFrequent?: boolean; marks?: Promise<Mark[]>; count?: number };

const MOST_LISTS = 64;
const REMEMBERED_MS = MINUTE;

const listsByPool = new WeakMap<object, Map<string, Known>>();

/**
 * What was found out of a list within the last minute, to be read and added to: so that whoever reads it page by page does not
 * have all of it looked through for each. It is kept by this process, for few lists, and nothing depends on it but speed and
 * from where far pages count.
 */
export function listMemory({ order, conditions, search }: UserList, now: Date): Known {
  const connections = pool();
  const lists = listsByPool.get(connections) ?? new Map<string, Known>();
  listsByPool.set(connections, lists);
  const parts = [order.column, ...conditions, ...(search ? [search.matches] : [])].map(({ sql, values }) => [sql, values]);
  const name = sha256(JSON.stringify([order.descending, order.emptyFirst, parts]));
  const known = lists.get(name);
  if (known && known.until > now.getTime()) return known;
  const fresh: Known = { until: now.getTime() + REMEMBERED_MS };
  lists.delete(name);
  lists.set(name, fresh);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
  return fresh;
}
