import { select } from "@/lib/db/select";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { isLive, readSessionRows, type SessionRow } from "./rows";

/**
 * A session that may be used now; a banned person's may not.
 *
 * @throws resource_not_found 404
 * @throws authentication_invalid 401: it has ended
 */
export async function liveSessionRow(tx: Transaction | undefined, sessionId: string, now: Date): Promise<SessionRow> {
  const [row] = await readSessionRows(tx, Prisma.sql`s.id = ${sessionId} AND ${isLive(now)} AND EXISTS (SELECT FROM users u WHERE u.id = s.user_id AND u.banned_at IS NULL)`);
  if (row) return row;
  const ended = await select(tx, Prisma.sql`SELECT 1 FROM sessions WHERE id = ${sessionId}`);
  throw apiError(ended.length > 0 ? "authentication_invalid" : "resource_not_found");
}

/** What a token says of a session. */
export function tokenSession(row: SessionRow) {
  return { ...row, status: row.status === "pending" ? ("pending" as const) : ("active" as const) };
}
