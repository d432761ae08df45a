import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import type { UserSearch } from "./search";

/** Where a user stands in the list: newest first, and of the same moment the greater id first. */
export type UserKey = { id: string; created_at: Date };

/** The edge that a page begins at, and in which direction from it. Null: the newest. */
export type Edge = { key: UserKey; direction: "older" | "newer" } | null;

const CURSOR = /^(\d{1,14})\.(user_[0-9A-Za-z]{1,64})$/;

/** How many users are looked at one after another before a search asks the indexes for everybody who matches. */
const LONGEST_WALK = 20_000;

/** A user's place in the list, as text for an address: milliseconds and id. */
export function cursorOf({ id, created_at }: UserKey): string {
  return `${created_at.getTime()}.${id}`;
}

/** @throws form_param_value_invalid 422 with the parameter's name: not one of ours */
export function parseCursor(cursor: string, paramName: string): UserKey {
  const [, createdAt, id] = CURSOR.exec(cursor) ?? [];
  if (createdAt === undefined || id === undefined) throw apiError("form_param_value_invalid", { param_name: paramName });
  return { id, created_at: new Date(Number(createdAt)) };
}

/**
 * The next `most` users from an edge on, the nearest to it first.
 *
 * A rare search collects all that match, from the indexes, and sorts them. Where many match, walking along the list finds
 * a page's worth soon; unless they all stand far away, and then they are collected, too.
 */
export async function findKeys(tx: Transaction, search: UserSearch | null, edge: Edge, most: number, isFrequent: boolean): Promise<UserKey[]> {
  if (search === null) return tx.$queryRaw<UserKey[]>(Prisma.sql`SELECT u.id, u.created_at FROM users u ${beyond(edge)} LIMIT ${most}`);
  if (isFrequent) {
    const walked = await tx.$queryRaw<UserKey[]>(Prisma.sql`
      SELECT u.id, u.created_at FROM (SELECT * FROM users u ${beyond(edge)} LIMIT ${LONGEST_WALK}) u
      WHERE ${search.matches} ${order(edge)} LIMIT ${most}`);
    if (walked.length === most) return walked;
  }
  // Materialized: else PostgreSQL might walk along all users, to find the few that match in the right order.
  return tx.$queryRaw<UserKey[]>(Prisma.sql`
    WITH hits AS MATERIALIZED (SELECT u.id, u.created_at FROM users u JOIN (${search.found(null)}) AS found (id) ON found.id = u.id)
    SELECT u.id, u.created_at FROM hits u ${beyond(edge)} LIMIT ${most}`);
}

function beyond(edge: Edge): Prisma.Sql {
  if (edge === null) return order(edge);
  const comparison = edge.direction === "older" ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`WHERE (u.created_at, u.id) ${comparison} (${edge.key.created_at}::timestamptz, ${edge.key.id}) ${order(edge)}`;
}

function order(edge: Edge): Prisma.Sql {
  return edge?.direction === "newer" ? Prisma.sql`ORDER BY u.created_at, u.id` : Prisma.sql`ORDER BY u.created_at DESC, u.id DESC`;
}
