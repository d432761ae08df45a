import { Prisma } from "@/lib/generated/prisma/client";
import type { UserOrder } from "./order";
import type { UserSearch } from "./search";

/** Where a user stands in a list: what it is ordered by, and the id. */
export type UserKey = { id: string; value: Date | string | null };

/** Which users are listed, and in which order. Conditions are about `u`, a row of `users`. */
export type UserList = { order: UserOrder; conditions: readonly Prisma.Sql[]; search: UserSearch | null };

/** Where in a list something begins: after which user, and how many more are left out. */
export type Start = { after: UserKey | null; skip: number };

/** Everybody, in the order of their indexes. */
export const EVERYBODY = Prisma.sql`users u`;
/** Those whose ids {@link hits} collected. */
export const HITS = Prisma.sql`hits JOIN users u ON u.id = hits.id`;

/** The part of WITH that collects the ids that a search finds, from its indexes. Materialized: else PostgreSQL might walk along all users. */
export function hits(search: UserSearch, most: number | null): Prisma.Sql {
  return Prisma.sql`hits AS MATERIALIZED (SELECT DISTINCT found.id FROM (${search.found(most)}) AS found (id) ${limit(most)})`;
}

/**
 * The question for the keys (`id`, `value`, `is_empty`) of users in the order of a list. Those who have nothing to be ordered by
 * are a question of their own: a list is read along an index, which has them at the end that it likes.
 *
 * @param from whom to take: {@link EVERYBODY} or {@link HITS}
 */
export function keysInOrder(list: UserList, from: Prisma.Sql, { after, skip }: Start, most: number): Prisma.Sql {
  const [first, second] = segments(list.order, after).map((segment) => keysOfSegment(list, from, segment));
  if (!first) return Prisma.empty;
  if (!second) return Prisma.sql`${first} LIMIT ${most} OFFSET ${skip}`;
  const enough = Prisma.sql`LIMIT ${skip + most}`;
  return Prisma.sql`SELECT * FROM ((${first} ${enough}) UNION ALL (${second} ${enough})) keys ORDER BY ${sequence(list.order, "keys")} LIMIT ${most} OFFSET ${skip}`;
}

/** The same among the next `reach` of everybody, of whom a search finds some. */
export function keysWithin(list: UserList, search: UserSearch, { after, skip }: Start, most: number, reach: number): Prisma.Sql {
  const [segment] = segments(list.order, after);
  if (!segment) return Prisma.empty;
  const { columns, rest, isEmpty } = segment;
  // Exactly the order within: else PostgreSQL would sort them all before it takes some.
  const direction = Prisma.raw(list.order.descending ? "DESC" : "ASC");
  const value = isEmpty ? Prisma.empty : Prisma.sql`u.value ${direction},`;
  return Prisma.sql`
    SELECT u.id, u.value, u.is_empty FROM (SELECT u.*, ${columns} FROM ${EVERYBODY} ${rest(list.conditions)} LIMIT ${reach}) u
    WHERE ${search.matches} ORDER BY ${value} u.id ${direction} LIMIT ${most} OFFSET ${skip}`;
}

/** What keys, rows of `table`, are ordered by. */
export function sequence({ descending, emptyFirst }: UserOrder, table: "keys" | "page"): Prisma.Sql {
  const direction = descending ? "DESC" : "ASC";
  return Prisma.raw(`${table}.is_empty ${emptyFirst ? "DESC" : "ASC"}, ${table}.value ${direction}, ${table}.id ${direction}`);
}

/** Users who have what a list is ordered by, or those who have not: each stands in an index one after another. */
export type Segment = { isEmpty: boolean; columns: Prisma.Sql; order: Prisma.Sql; rest: (conditions: readonly Prisma.Sql[]) => Prisma.Sql };

/** The parts of a list from a user on, in its order. */
export function segments(order: UserOrder, after: UserKey | null): Segment[] {
  const all = [valued(order, after), ...(order.isEmpty ? [empty(order, order.isEmpty, after)] : [])];
  const ordered = order.emptyFirst ? all.reverse() : all;
  const first = after ? ordered.findIndex(({ isEmpty }) => isEmpty === (after.value === null)) : 0;
  return ordered.slice(first);
}

function keysOfSegment({ conditions }: UserList, from: Prisma.Sql, { columns, rest }: Segment): Prisma.Sql {
  return Prisma.sql`SELECT u.id, ${columns} FROM ${from} ${rest(conditions)}`;
}

function valued({ column, type, join, isEmpty, descending }: UserOrder, after: UserKey | null): Segment {
  const [direction, comparison] = descending ? [Prisma.sql`DESC`, Prisma.sql`<`] : [Prisma.sql`ASC`, Prisma.sql`>`];
  const order = Prisma.sql`${column} ${direction}, u.id ${direction}`;
  const value = after?.value == null ? null : Prisma.sql`${after.value}::${Prisma.raw(type)}`;
  // The first condition says again what the second one does, for indexes that lack the id.
  const beyond = after && value ? [Prisma.sql`${column} ${comparison}= ${value} AND (${column}, u.id) ${comparison} (${value}, ${after.id})`] : [];
  const present = isEmpty ? [Prisma.sql`${column} IS NOT NULL`] : [];
  return { isEmpty: false, columns: Prisma.sql`${column} AS value, false AS is_empty`, order, rest: (conditions) => Prisma.sql`${join} ${where([...present, ...beyond, ...conditions])} ORDER BY ${order}` };
}

function empty({ type, descending }: UserOrder, isEmpty: Prisma.Sql, after: UserKey | null): Segment {
  const [order, comparison] = descending ? [Prisma.sql`u.id DESC`, Prisma.sql`<`] : [Prisma.sql`u.id ASC`, Prisma.sql`>`];
  const beyond = after && after.value === null ? [Prisma.sql`u.id ${comparison} ${after.id}`] : [];
  return { isEmpty: true, columns: Prisma.sql`NULL::${Prisma.raw(type)} AS value, true AS is_empty`, order, rest: (conditions) => Prisma.sql`${where([isEmpty, ...beyond, ...conditions])} ORDER BY ${order}` };
}

/** WHERE with all conditions, or nothing. */
export function where(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], " AND ")}`;
}

function limit(most: number | null): Prisma.Sql {
  return most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}`;
}
